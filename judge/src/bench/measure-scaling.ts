/**
 * Whether a second host is worth a second host: two workers' sandboxes, each pinned to a core of its own, against one.
 * The children are this same command with --submissions, told by a line on standard input when to begin.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { availableParallelism } from "node:os";
import { createInterface } from "node:readline";

/** @returns (rate of two at once) ÷ (rate of one alone); null on a machine of one core */
export async function measureScaling(
  command: readonly string[],
  signal: AbortSignal,
): Promise<number | null> {
  if (availableParallelism() < 2) return null;
  const [alone = 0] = await ratesOf([0], command, signal);
  const both = await ratesOf([0, 1], command, signal);
  const [aloneAgain = 0] = await ratesOf([1], command, signal);
  return both.reduce((sum, rate) => sum + rate, 0) / ((alone + aloneAgain) / 2);
}

async function ratesOf(
  cores: readonly number[],
  command: readonly string[],
  signal: AbortSignal,
): Promise<number[]> {
  const children = cores.map((core) => startPinned(core, command, signal));
  try {
    for (const child of children) await child.ready;
    for (const child of children) child.begin();
    return await Promise.all(children.map((child) => child.rate));
  } finally {
    for (const child of children) child.stop();
  }
}

function startPinned(core: number, [program = "", ...words]: readonly string[], signal: AbortSignal) {
  const child = spawn("taskset", ["-c", String(core), program, ...words], {
    stdio: ["pipe", "pipe", "ignore"],
    signal,
  });
  const ended = once(child, "close");
  // An abort is told by the signal's owner.
  child.on("error", () => {});
  ended.catch(() => {});
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => {
    const { value, done } = await lines.next();
    if (done === true) throw new Error(`the worker pinned to core ${core} ended without a figure`);
    return String(value);
  };
  const ready = next();
  const rate = ready.then(next).then(Number);
  rate.catch(() => {});
  return {
    ready,
    rate,
    begin: () => void child.stdin.write("begin\n"),
    stop: () => void child.kill("SIGTERM"),
  };
}

import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { BoxFigures } from "@bilimdon/contracts/bench-figures";
import { benchRounds } from "./bench/bench-rounds.ts";
import { measureSubmissions } from "./bench/measure-submissions.ts";
import { measureWork } from "./bench/measure-work.ts";
import { buildRunner } from "./box/build-runner.ts";
import { openBox } from "./box/open-box.ts";
import { type BoxChoice, boxChoices } from "./config.ts";
import { openRoom, prepareStore } from "./judge-room.ts";

const gibibyte = 1024 ** 3;

const usage = `bench [--json] [--quick] [--box ${boxChoices.join("|")}]
  --json   the figures as one object on standard output; progress goes to standard error
  --quick  a few rounds, to see that it works; the figures mean little
  --submissions  only counts whole submissions a second on one lane, when a line on standard input says to begin`;

interface Order {
  readonly isJson: boolean;
  readonly isQuick: boolean;
  readonly isSubmissions: boolean;
  readonly box: BoxChoice;
}

const countedMs = 5_000;

/**
 * `bench`: what a test costs in the sandbox of this machine, beside the cost of the program with none.
 *
 * @returns 0, or 130 when it was interrupted
 * @throws Error in words for a wrong command line or a box that cannot be opened
 */
export async function runBench(args: readonly string[]): Promise<number> {
  const order = readOrder(args);
  const interruption = new AbortController();
  const interrupt = () => interruption.abort(new Error("Interrupted; the box is closed."));
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  for (const signal of signals) process.on(signal, interrupt);
  const statePath = await mkdtemp(join(tmpdir(), "judge-bench-"));
  try {
    if (order.isSubmissions) return await countSubmissions(statePath, order);
    const figures = await benchIn(statePath, order, interruption.signal);
    console.log(order.isJson ? JSON.stringify(figures) : tableOf(figures));
    return 0;
  } catch (error) {
    if (!interruption.signal.aborted) throw error;
    console.error(interruption.signal.reason.message);
    return 130;
  } finally {
    await rm(statePath, { recursive: true, force: true });
    for (const signal of signals) process.off(signal, interrupt);
  }
}

async function benchIn(statePath: string, order: Order, signal: AbortSignal): Promise<BoxFigures> {
  const storePath = join(statePath, "store");
  await prepareStore(storePath);
  const { path: runnerPath } = await buildRunner(statePath);
  const box = await openBox({ choice: order.box, statePath, storePath, lanes: availableParallelism() });
  try {
    const { isQuick } = order;
    const rounds = await benchRounds({
      ...{ box, runnerPath, isQuick, signal },
      onRound: (done, rounds) => {
        if (process.stderr.isTTY) process.stderr.write(`\rsandbox: round ${done} of ${rounds}`);
        if (process.stderr.isTTY && done === rounds) process.stderr.write("\n");
      },
    });
    const say = (line: string) => process.stderr.write(process.stderr.isTTY ? `${line}\n` : "");
    const work = await measureWork({
      box,
      runnerPath,
      isQuick,
      signal,
      say,
      scalingCommand: againWith(order),
    });
    return { ...rounds, ...work, loadAverageAfter: loadavg() };
  } finally {
    await box.close();
  }
}

/** This very command, counting submissions in the same box. */
function againWith(order: Order): readonly string[] {
  return [
    process.execPath,
    ...process.execArgv,
    ...process.argv.slice(1, 2),
    "bench",
    "--submissions",
    "--box",
    order.box,
  ];
}

async function countSubmissions(statePath: string, order: Order): Promise<number> {
  const storePath = join(statePath, "store");
  await prepareStore(storePath);
  const box = await openBox({ choice: order.box, statePath, storePath, lanes: 1 });
  try {
    const room = await openRoom(box, { packageBytes: gibibyte, compileBytes: gibibyte });
    await measureSubmissions(room, 0);
    console.log("ready");
    await once(process.stdin, "data");
    process.stdin.pause();
    console.log(await measureSubmissions(room, countedMs));
    return 0;
  } finally {
    await box.close();
  }
}

function tableOf(figures: BoxFigures): string {
  const rows = Object.entries(figures).flatMap(([name, value]) =>
    typeof value === "number" || typeof value === "string" ? [`${name.padEnd(20)} ${value}`] : [],
  );
  return rows.join("\n");
}

function readOrder(args: readonly string[]): Order {
  const { values } = parse(args);
  const box = boxChoices.find((choice) => choice === (values.box ?? "auto"));
  if (box === undefined) throw new Error(`--box ${values.box} is not one of ${boxChoices.join(", ")}`);
  return {
    isJson: values.json ?? false,
    isQuick: values.quick ?? false,
    isSubmissions: values.submissions ?? false,
    box,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        json: { type: "boolean" },
        quick: { type: "boolean" },
        submissions: { type: "boolean" },
        box: { type: "string" },
      },
    });
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

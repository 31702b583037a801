import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/**
 * Runs a command, its path and its words, with no sandbox of ours, one after another, by the runner's own probe: vfork, exec, wait.
 *
 * @returns milliseconds of each
 */
export async function measureFloor(
  runnerPath: string,
  command: readonly string[],
  count: number,
): Promise<number[]> {
  const { stdout } = await run(runnerPath, ["--floor", String(count), ...command]);
  const times = stdout.trim().split("\n").map(Number);
  if (times.length !== count || times.some((us) => !Number.isFinite(us)))
    throw new Error(`the floor's probe said ${times.length} times instead of ${count}`);
  return times.map((us) => us / 1000);
}

/** Programs a second with no sandbox in so many processes at once: the sum of what each of them reaches. */
export async function measureBareRate(
  runnerPath: string,
  program: string,
  { processes, count }: { readonly processes: number; readonly count: number },
): Promise<number> {
  const measured = await Promise.all(
    Array.from({ length: processes }, () => measureFloor(runnerPath, [program], count)),
  );
  return measured.reduce((rate, times) => rate + (1000 * count) / times.reduce((sum, ms) => sum + ms, 0), 0);
}

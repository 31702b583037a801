import { execFile } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { RunRequest } from "../box/box.ts";
import { testLimits } from "../box/limits.ts";

const run = promisify(execFile);
const source = '#include <unistd.h>\nint main(void) { return write(1, "salom\\n", 6) == 6 ? 0 : 1; }\n';

export interface TrivialProgram {
  /** On this machine, to be run with no sandbox. */
  readonly path: string;
  /** The same program as a contestant's test. */
  readonly request: RunRequest;
}

/**
 * Compiles into the store a static program that says a word: it costs next to nothing, so that what is measured is the
 * way to it. Static, since a dynamic one costs more in linking than the whole sandbox.
 */
export async function buildTrivialProgram(storePath: string): Promise<TrivialProgram> {
  const folder = join(storePath, "trivial");
  const path = join(folder, "program");
  await mkdir(folder, { recursive: true, mode: 0o755 });
  await writeFile(join(folder, "program.c"), source);
  await run("cc", ["-O2", "-static", "-o", path, join(folder, "program.c")]);
  await rm(join(folder, "program.c"));
  await writeFile(join(storePath, "trivial.in"), "1 2\n", { mode: 0o644 });
  const request: RunRequest = {
    argv: ["{folder}/program"],
    env: {},
    folder: "trivial",
    shown: {},
    placed: {},
    stdin: "trivial.in",
    stdoutTo: null,
    stderrTo: null,
    collect: [],
    limits: testLimits({ cpuMs: 2_000, memoryBytes: 256 * 1_048_576 }),
  };
  return { path, request };
}

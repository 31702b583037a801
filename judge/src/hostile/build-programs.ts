import { execFile } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { inParallel } from "../flows/in-parallel.ts";
import { corpusFolder, type HostileProgram } from "./hostile-case.ts";

const run = promisify(execFile);
const probePath = resolve(import.meta.dirname, "../../../sandbox-images/runner/check/hostile-probe.c");
const flags = ["-std=gnu11", "-D_GNU_SOURCE", "-O1", "-w", "-static", `-I${corpusFolder}`];

export const probeId = "probe";

/**
 * Compiles the hostile programs and the probe with this machine's compiler, statically, so that the same files run in
 * every mode and image: each as ID/program below `folder`, open to all.
 *
 * @throws Error with the compiler's words
 */
export async function buildPrograms(folder: string, programs: readonly HostileProgram[]): Promise<void> {
  const sources = [...programs, { id: probeId, sourcePath: probePath }];
  await inParallel(availableParallelism(), sources, async ({ id, sourcePath }) => {
    await mkdir(join(folder, id), { recursive: true, mode: 0o755 });
    await run("cc", [...flags, "-o", join(folder, id, "program"), sourcePath]);
  });
}

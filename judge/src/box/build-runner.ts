import { execFile } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import { access, mkdir, readdir, readFile, rename, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const sourceFolder = resolve(import.meta.dirname, "../../../sandbox-images/runner/src");
const flags = ["-std=gnu11", "-D_GNU_SOURCE", "-O2", "-static"];

export interface BuiltRunner {
  readonly path: string;
  /** SHA-256 over the sources, in hex. */
  readonly sourceHash: string;
  readonly isFresh: boolean;
}

/**
 * The compiled runner, built with the machine's `cc` when its sources have changed since the last time.
 *
 * @param statePath where compiled runners are kept; one file for each state of the sources
 * @throws Error in words for the operator when there is no compiler or it fails
 */
export async function buildRunner(statePath: string): Promise<BuiltRunner> {
  const { files, sourceHash } = await hashSources();
  const folder = join(statePath, "runner");
  const path = join(folder, `runner-${sourceHash.slice(0, 16)}`);
  if (await isThere(path)) return { path, sourceHash, isFresh: false };
  await mkdir(folder, { recursive: true, mode: 0o755 });
  const part = `${path}.${randomUUID()}`;
  try {
    await run("cc", [...flags, "-o", part, ...files.filter((file) => file.endsWith(".c"))]);
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw new Error(explain(error));
  }
  return { path, sourceHash, isFresh: true };
}

async function hashSources(): Promise<{ files: string[]; sourceHash: string }> {
  const names = (await readdir(sourceFolder)).filter((name) => /\.[ch]$/.test(name)).sort();
  const hash = createHash("sha256").update(`${flags.join(" ")} ${process.arch}`);
  for (const name of names) hash.update(`\0${name}\0`).update(await readFile(join(sourceFolder, name)));
  return { files: names.map((name) => join(sourceFolder, name)), sourceHash: hash.digest("hex") };
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function explain(error: unknown): string {
  const remedy = "install it with: apt-get install gcc libc6-dev";
  if (!(error instanceof Error)) return String(error);
  if ("code" in error && error.code === "ENOENT") return `There is no C compiler (cc) here; ${remedy}`;
  return `The sandbox runner does not compile; if headers or libc.a are missing, ${remedy}\n${error.message}`;
}

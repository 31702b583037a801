import { execFile } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import { access, copyFile, mkdir, readdir, readFile, rename, rm } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const sourceFolder = resolve(import.meta.dirname, "../../../sandbox-images/runner/src");
/** Runners built from this checkout before, for every state folder that is new; lost with the dependencies. */
const usualShelf = resolve(import.meta.dirname, "../../../node_modules/.cache/runner");
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
 * @param shelf     a second place that is looked at, and filled, where it can be written
 * @throws Error in words for the operator when there is no compiler or it fails
 */
export async function buildRunner(statePath: string, shelf = usualShelf): Promise<BuiltRunner> {
  const { files, sourceHash } = await hashSources();
  const folder = join(statePath, "runner");
  const path = join(folder, `runner-${sourceHash.slice(0, 16)}`);
  if (await isThere(path)) return { path, sourceHash, isFresh: false };
  await mkdir(folder, { recursive: true, mode: 0o755 });
  const part = `${path}.${randomUUID()}`;
  const shelved = join(shelf, basename(path));
  try {
    if (await copies(shelved, part)) {
      await rename(part, path);
      return { path, sourceHash, isFresh: false };
    }
    await run("cc", [...flags, "-o", part, ...files.filter((file) => file.endsWith(".c"))]);
    await rename(part, path);
    await putOnShelf(path, shelved);
  } catch (error) {
    await rm(part, { force: true });
    throw new Error(explain(error));
  }
  return { path, sourceHash, isFresh: true };
}

/** Whether the file was there and is copied. */
async function copies(from: string, to: string): Promise<boolean> {
  return copyFile(from, to).then(
    () => true,
    () => false,
  );
}

/** A checkout that cannot be written to (in an image, say) has no shelf; nothing is lost but the next build's time. */
async function putOnShelf(path: string, shelved: string): Promise<void> {
  const part = `${shelved}.${randomUUID()}`;
  const isMade = await mkdir(dirname(shelved), { recursive: true }).then(
    () => true,
    () => false,
  );
  if (isMade && (await copies(path, part))) await rename(part, shelved);
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

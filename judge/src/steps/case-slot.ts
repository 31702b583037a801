import {
  closeSync,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readSync,
  rmdirSync,
  unlinkSync,
} from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";

/**
 * The store folder of what one case writes. What is small is handled here and now: such a call costs some ten
 * microseconds, the same through Node's threads ten times as much, and a submission has hundreds of them.
 */
const smallBytes = 65_536;

/** What nearly every case leaves, and nothing more. */
const usual = ["out", "errors"] as const;

/** @param path absolute, below a folder that is there */
export function makeSlot(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o755 });
}

/** Removes a case's folder, whatever is in it. */
export async function removeSlot(path: string): Promise<void> {
  try {
    const files = usual.map((name) => join(path, name));
    if (files.every((file) => lstatSync(file).size <= smallBytes)) {
      for (const file of files) unlinkSync(file);
      return rmdirSync(path);
    }
  } catch {
    // Another kind of case, or one that was broken off: then what is there is looked for.
  }
  await rm(path, { recursive: true, force: true });
}

/**
 * A file that a case has written.
 *
 * @throws the file system's error when it cannot be read
 */
export async function readWritten(path: string): Promise<Buffer> {
  return readSmall(path) ?? (await readFile(path));
}

/** null: it is not small, or grew meanwhile. */
function readSmall(path: string): Buffer | null {
  const file = openSync(path, "r");
  try {
    const { size } = fstatSync(file);
    if (size > smallBytes) return null;
    const bytes = Buffer.allocUnsafe(size + 1);
    const taken = readSync(file, bytes, 0, size + 1, 0);
    return taken > size ? null : bytes.subarray(0, taken);
  } finally {
    closeSync(file);
  }
}

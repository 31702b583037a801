import {
  closeSync,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  unlinkSync,
} from "node:fs";
import { readFile, rm, unlink } from "node:fs/promises";
import { join } from "node:path";

/**
 * What is small is handled here and now: such a call costs some ten microseconds, the same through Node's threads ten
 * times as much, and a submission has hundreds of them.
 */
const smallBytes = 65_536;

/**
 * The folders of one judging's cases. A case gets one that is empty, and the next case gets it again: to make and
 * remove a folder costs a disk far more than the files in it.
 */
export class CaseSlots {
  readonly #storePath: string;
  readonly #workFolder: string;
  readonly #free: string[] = [];
  #made = 0;

  /** @param workFolder  store folder, there until the judging ends */
  constructor(storePath: string, workFolder: string) {
    this.#storePath = storePath;
    this.#workFolder = workFolder;
  }

  /** @returns a store folder without a file in it, though a folder may be there that a case before had made */
  take(): string {
    const free = this.#free.pop();
    if (free !== undefined) return free;
    const slot = `${this.#workFolder}/case-${this.#made}`;
    this.#made += 1;
    mkdirSync(join(this.#storePath, slot), { recursive: true, mode: 0o755 });
    return slot;
  }

  /**
   * Removes all that a case wrote.
   *
   * @param isSound  false where the case broke off: what still writes there must not meet another case's files
   */
  async giveBack(slot: string, isSound: boolean): Promise<void> {
    const path = join(this.#storePath, slot);
    if (isSound && (await isEmptied(path))) this.#free.push(slot);
    else await rm(path, { recursive: true, force: true });
  }
}

async function isEmptied(path: string): Promise<boolean> {
  try {
    await empty(path);
    return true;
  } catch {
    return false;
  }
}

async function empty(path: string): Promise<void> {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const own = join(path, entry.name);
    if (entry.isDirectory()) await empty(own);
    else if (lstatSync(own).size > smallBytes) await unlink(own);
    else unlinkSync(own);
  }
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

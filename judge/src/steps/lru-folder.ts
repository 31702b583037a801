import { access, mkdir, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * A folder of folders that keeps itself below a size: packages and compiled programs. What was used longest ago goes
 * first, and never what is in use. The time of last use is the modification time of a mark beside each entry, so it
 * survives a restart; the mark is written last, so an entry without one is the rest of a crash and is swept away.
 */
export interface LruFolder {
  /** Marks the entry as used and in use until release; null where there is none. */
  hold(key: string): Promise<Held | null>;
  /** Moves a finished folder in under this key (a later one with the same key is dropped) and holds it. */
  keep(key: string, finishedFolder: string): Promise<Held>;
  /** A new empty folder on the same disk, to be filled and kept. */
  draft(): Promise<string>;
}

export interface Held {
  /** Name below the LRU folder's own. */
  readonly key: string;
  readonly path: string;
  release(): void;
}

const markSuffix = ".used";
const draftPrefix = ".draft-";

export async function openLruFolder(root: string, maxBytes: number): Promise<LruFolder> {
  await mkdir(root, { recursive: true, mode: 0o755 });
  const sizes = await readMarks(root);
  const uses = countUses(root);
  const arriving = new Map<string, Promise<number>>();
  let draftCount = 0;
  return {
    hold: async (key) => {
      const bytes = sizes.get(key);
      if (bytes === undefined) return null;
      // The map is in order of use: a used key is taken out and put in again at the end.
      sizes.delete(key);
      sizes.set(key, bytes);
      const held = uses.hold(key);
      if (await isThere(held.path)) {
        await writeFile(held.path + markSuffix, String(bytes));
        return held;
      }
      // Somebody has emptied the folder by hand; then it is as if the entry had never been there.
      sizes.delete(key);
      held.release();
      return null;
    },
    keep: async (key, finishedFolder) => {
      const held = uses.hold(key);
      if (sizes.has(key) || arriving.has(key)) {
        await arriving.get(key);
        await rm(finishedFolder, { recursive: true, force: true });
        return held;
      }
      const arrival = moveIn(finishedFolder, held.path);
      arriving.set(key, arrival);
      sizes.set(key, await arrival.finally(() => arriving.delete(key)));
      await shrink(root, maxBytes, sizes, uses);
      return held;
    },
    draft: async () => {
      draftCount += 1;
      const path = join(root, `${draftPrefix}${draftCount}`);
      await mkdir(path, { mode: 0o755 });
      return path;
    },
  };
}

interface Uses {
  hold(key: string): Held;
  has(key: string): boolean;
}

function countUses(root: string): Uses {
  const counts = new Map<string, number>();
  return {
    has: (key) => counts.has(key),
    hold: (key) => {
      counts.set(key, (counts.get(key) ?? 0) + 1);
      let isReleased = false;
      const release = () => {
        if (isReleased) return;
        isReleased = true;
        const count = (counts.get(key) ?? 1) - 1;
        if (count === 0) counts.delete(key);
        else counts.set(key, count);
      };
      return { key, path: join(root, key), release };
    },
  };
}

async function shrink(root: string, maxBytes: number, sizes: Map<string, number>, uses: Uses): Promise<void> {
  let total = [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0);
  for (const [key, bytes] of [...sizes]) {
    if (total <= maxBytes) return;
    if (uses.has(key)) continue;
    sizes.delete(key);
    total -= bytes;
    await rm(join(root, key + markSuffix), { force: true });
    await rm(join(root, key), { recursive: true, force: true });
  }
}

/** @returns the entry's bytes */
async function moveIn(finishedFolder: string, target: string): Promise<number> {
  const bytes = await folderBytes(finishedFolder);
  await rm(target, { recursive: true, force: true });
  await rename(finishedFolder, target);
  await writeFile(target + markSuffix, String(bytes));
  return bytes;
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** Sizes by key, longest unused first. */
async function readMarks(root: string): Promise<Map<string, number>> {
  const names = new Set(await readdir(root));
  const marks: { key: string; bytes: number; usedAt: number }[] = [];
  for (const name of names) {
    if (name.endsWith(markSuffix)) continue;
    if (!names.has(name + markSuffix)) {
      await rm(join(root, name), { recursive: true, force: true });
      continue;
    }
    const mark = await stat(join(root, name + markSuffix));
    marks.push({ key: name, bytes: await folderBytes(join(root, name)), usedAt: mark.mtimeMs });
  }
  marks.sort((one, other) => one.usedAt - other.usedAt);
  return new Map(marks.map((mark) => [mark.key, mark.bytes]));
}

async function folderBytes(folder: string): Promise<number> {
  let bytes = 0;
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isFile()) bytes += (await stat(join(entry.parentPath, entry.name))).size;
  }
  return bytes;
}

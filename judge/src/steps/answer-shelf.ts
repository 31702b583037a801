import { readFile } from "node:fs/promises";

/** Judges' answers in memory, so that a contest's many submissions do not read them from disk for each test. */
export interface AnswerShelf {
  /**
   * @param path absolute; a file that does not change while the process lives, as those of a package do not
   * @throws the file system's error when it cannot be read
   */
  read(path: string): Promise<Uint8Array>;
}

/**
 * Keeps the answers used last.
 *
 * @param totalBytes what all together may take
 * @param itemBytes  an answer above this is read each time, so that one does not drive out a whole package's
 */
export function openAnswerShelf(totalBytes: number, itemBytes = totalBytes / 8): AnswerShelf {
  /** The one used longest ago comes first. */
  const kept = new Map<string, Uint8Array>();
  let keptBytes = 0;
  const keep = (path: string, bytes: Uint8Array): void => {
    // Two lanes may have read it at the same time.
    keptBytes += bytes.length - (kept.get(path)?.length ?? 0);
    kept.delete(path);
    kept.set(path, bytes);
    for (const [oldPath, old] of kept) {
      if (keptBytes <= totalBytes) return;
      kept.delete(oldPath);
      keptBytes -= old.length;
    }
  };
  return {
    read: async (path) => {
      const bytes = kept.get(path) ?? (await readFile(path));
      if (bytes.length <= itemBytes) keep(path, bytes);
      return bytes;
    },
  };
}

import { and, asc, eq } from "drizzle-orm";
import type { Executor } from "../../../db/client.ts";
import { problemFiles } from "../../../db/schema/problems.ts";
import type { IndexedFile } from "./index-archive.ts";

const rowsAtOnce = 1_000;

export function readIndexedFiles(db: Executor, problemVersionId: string): Promise<IndexedFile[]> {
  return db
    .select({
      path: problemFiles.path,
      bytes: problemFiles.bytes,
      archiveOffset: problemFiles.archiveOffset,
      sha256: problemFiles.sha256,
    })
    .from(problemFiles)
    .where(eq(problemFiles.problemVersionId, problemVersionId))
    .orderBy(asc(problemFiles.path));
}

export async function findIndexedFile(db: Executor, problemVersionId: string, path: string) {
  const [found] = await db
    .select({ bytes: problemFiles.bytes, archiveOffset: problemFiles.archiveOffset })
    .from(problemFiles)
    .where(and(eq(problemFiles.problemVersionId, problemVersionId), eq(problemFiles.path, path)));
  return found ?? null;
}

/** Two who ask at once find the same; the second keeps nothing. */
export async function insertIndexedFiles(
  tx: Executor,
  problemVersionId: string,
  files: readonly IndexedFile[],
): Promise<void> {
  for (let from = 0; from < files.length; from += rowsAtOnce) {
    const rows = files.slice(from, from + rowsAtOnce).map((file) => ({ ...file, problemVersionId }));
    await tx.insert(problemFiles).values(rows).onConflictDoNothing();
  }
}

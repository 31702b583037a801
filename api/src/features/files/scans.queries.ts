import { and, asc, eq, inArray, isNull, lte, or } from "drizzle-orm";
import type { Executor } from "../../db/client.ts";
import { files } from "../../db/schema/files.ts";

/** Takes the file that has waited longest for a scan, until a moment; null: none waits. */
export async function claimUnscanned(db: Executor, now: Date, until: Date) {
  const next = db
    .select({ id: files.id })
    .from(files)
    .where(
      and(
        eq(files.scan, "waiting"),
        isNull(files.deletedAt),
        or(isNull(files.scanAfter), lte(files.scanAfter, now)),
      ),
    )
    .orderBy(asc(files.createdAt))
    .limit(1)
    .for("update", { skipLocked: true });
  const [claimed] = await db
    .update(files)
    .set({ scanAfter: until })
    .where(inArray(files.id, next))
    .returning({ id: files.id, blobHash: files.blobHash });
  return claimed ?? null;
}

export async function putScanOff(db: Executor, fileId: string, until: Date): Promise<void> {
  await db.update(files).set({ scanAfter: until }).where(eq(files.id, fileId));
}

/** Keeps the first verdict about a file; an infected one is taken away. @returns whether this was the first */
export async function recordScan(
  tx: Executor,
  {
    fileId,
    verdict,
    at,
  }: { readonly fileId: string; readonly verdict: "clean" | "infected"; readonly at: Date },
): Promise<boolean> {
  const gone = verdict === "infected" ? { deletedAt: at } : {};
  const kept = await tx
    .update(files)
    .set({ scan: verdict, scanAfter: null, ...gone })
    .where(and(eq(files.id, fileId), eq(files.scan, "waiting")))
    .returning({ id: files.id });
  return kept.length > 0;
}

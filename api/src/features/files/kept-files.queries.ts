import type { FilePurpose } from "@bilimdon/rules/files/file-kinds";
import { and, count, eq, isNull, sql, sum } from "drizzle-orm";
import type { Executor } from "../../db/client.ts";
import { files } from "../../db/schema/files.ts";

/** Uploads of one person wait for each other from here to the end of the transaction, so that a quota holds. */
export async function lockOwner(tx: Executor, ownerId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('files ' || ${ownerId}, 0))`);
}

/** What a person's living files come to. */
export async function readUse(db: Executor, ownerId: string) {
  const [found] = await db
    .select({ bytes: sum(files.bytes).mapWith(Number), fileCount: count() })
    .from(files)
    .where(and(eq(files.ownerId, ownerId), isNull(files.deletedAt)));
  return { bytes: found?.bytes ?? 0, fileCount: found?.fileCount ?? 0 };
}

export async function insertFile(tx: Executor, file: typeof files.$inferInsert): Promise<void> {
  await tx.insert(files).values(file);
}

export async function findFile(db: Executor, fileId: string) {
  const [found] = await db
    .select()
    .from(files)
    .where(and(eq(files.id, fileId), isNull(files.deletedAt)))
    .limit(1);
  return found ?? null;
}

/** The living file of a purpose of which everybody has one at most. */
export async function findOwnFile(db: Executor, ownerId: string, purpose: FilePurpose) {
  const [found] = await db
    .select()
    .from(files)
    .where(and(eq(files.ownerId, ownerId), eq(files.purpose, purpose), isNull(files.deletedAt)))
    .limit(1);
  return found ?? null;
}

export async function markFileDeleted(tx: Executor, fileId: string, at: Date): Promise<void> {
  await tx.update(files).set({ deletedAt: at }).where(eq(files.id, fileId));
}

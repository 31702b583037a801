/**
 * How long what nobody needs any more is kept. Rows that people see are marked as deleted and stay; this table alone
 * says what is deleted for good, and when. What people did (submissions, verdicts, the audit log) is never in it.
 */
import { eq, inArray, lte, sql } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import type { Database } from "./client.ts";
import { removeUnnamed, type StoredBlobs } from "./named-blobs.ts";
import { apiTokens } from "./schema/accounts.ts";
import { files } from "./schema/files.ts";
import { grants } from "./schema/grants.ts";
import { judgeHostCalibrations } from "./schema/judge-hosts.ts";
import { outgoingMail } from "./schema/outgoing-mail.ts";
import { printJobs } from "./schema/print-jobs.ts";
import { inTransaction } from "./transaction.ts";

interface Kept {
  readonly kind: string;
  readonly days: number;
  readonly table: PgTable;
  readonly id: PgColumn;
  /** Since when nobody needs it; a row without that moment stays. */
  readonly since: PgColumn;
  /** Names bytes in the store, which go with the last row that names them. */
  readonly blobHash?: PgColumn;
}

export const retention: readonly Kept[] = [
  {
    kind: "letters that left",
    days: 90,
    table: outgoingMail,
    id: outgoingMail.id,
    since: outgoingMail.sentAt,
  },
  {
    kind: "letters given up",
    days: 90,
    table: outgoingMail,
    id: outgoingMail.id,
    since: outgoingMail.failedAt,
  },
  { kind: "tokens revoked", days: 365, table: apiTokens, id: apiTokens.id, since: apiTokens.revokedAt },
  { kind: "grants ended", days: 1_095, table: grants, id: grants.id, since: grants.deletedAt },
  {
    kind: "files taken away",
    days: 30,
    table: files,
    id: files.id,
    since: files.deletedAt,
    blobHash: files.blobHash,
  },
  { kind: "prints", days: 30, table: printJobs, id: printJobs.id, since: printJobs.movedAt },
  {
    kind: "what hosts measured",
    days: 180,
    table: judgeHostCalibrations,
    id: judgeHostCalibrations.id,
    since: judgeHostCalibrations.measuredAt,
  },
];

const dayMs = 24 * 3_600_000;
/** Of each kind in one round: locks stay short, and the next round takes more. */
const rowsAtOnce = 1_000;

interface Forgetting {
  readonly db: Database;
  readonly blobs: StoredBlobs;
  readonly clock: { now(): number };
}

/** Deletes for good what is past its days. @returns how many rows of each kind */
export async function forgetOld(ctx: Forgetting): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for (const kept of retention)
    counts[kept.kind] =
      kept.blobHash === undefined
        ? await forgetRows(ctx, kept)
        : await forgetWithBytes(ctx, { ...kept, blobHash: kept.blobHash });
  return counts;
}

async function forgetRows({ db, clock }: Forgetting, { days, table, id, since }: Kept): Promise<number> {
  const old = db.select({ id }).from(table).where(isOld({ days, since }, clock.now())).limit(rowsAtOnce);
  const gone = await db.delete(table).where(inArray(id, old)).returning({ one: sql`1` });
  return gone.length;
}

/** One row a transaction: while the store is asked, nothing else of these waits. */
async function forgetWithBytes(
  { db, blobs, clock }: Forgetting,
  { days, table, id, since, blobHash }: Kept & { readonly blobHash: PgColumn },
): Promise<number> {
  const old: readonly Record<"id" | "hash", unknown>[] = await db
    .select({ id, hash: blobHash })
    .from(table)
    .where(isOld({ days, since }, clock.now()))
    .limit(rowsAtOnce);
  for (const row of old)
    await inTransaction(db, async (tx) => {
      await tx.delete(table).where(eq(id, row.id));
      await removeUnnamed(tx, blobs, String(row.hash));
    });
  return old.length;
}

function isOld({ days, since }: Pick<Kept, "days" | "since">, now: number) {
  return lte(since, new Date(now - days * dayMs));
}

/**
 * How long what nobody needs any more is kept. Rows that people see are marked as deleted and stay; this table alone
 * says what is deleted for good, and when. What people did (submissions, verdicts, the audit log) is never in it.
 */
import { inArray, lte, sql } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import type { Executor } from "./client.ts";
import { apiTokens } from "./schema/accounts.ts";
import { files } from "./schema/files.ts";
import { grants } from "./schema/grants.ts";
import { judgeHostCalibrations } from "./schema/judge-hosts.ts";
import { outgoingMail } from "./schema/outgoing-mail.ts";

interface Kept {
  readonly kind: string;
  readonly days: number;
  readonly table: PgTable;
  readonly id: PgColumn;
  /** Since when nobody needs it; a row without that moment stays. */
  readonly since: PgColumn;
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
  { kind: "files taken away", days: 30, table: files, id: files.id, since: files.deletedAt },
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

/** Deletes for good what is past its days. @returns how many rows of each kind */
export async function forgetOld(db: Executor, now: number): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for (const { kind, days, table, id, since } of retention) {
    const old = db
      .select({ id })
      .from(table)
      .where(lte(since, new Date(now - days * dayMs)))
      .limit(rowsAtOnce);
    const gone = await db.delete(table).where(inArray(id, old)).returning({ one: sql`1` });
    counts[kind] = gone.length;
  }
  return counts;
}

/**
 * Walks the audit log's chain and recomputes every hash here, not by the database's own function: whoever could change
 * rows there could change that too. What a chain cannot show is a tail cut off; for that, keep the head this answers
 * (number and hash) somewhere else, and give it to the next walk.
 */
import { createHash } from "node:crypto";
import { asc, gt, sql } from "drizzle-orm";
import type { Executor } from "./client.ts";
import { auditLog } from "./schema/audit.ts";

export interface AuditHead {
  readonly id: number;
  readonly hash: string;
}

export type AuditFinding =
  | { readonly kind: "whole"; readonly rows: number; readonly head: AuditHead | null }
  | { readonly kind: "broken"; readonly at: number; readonly why: string };

const rowsAtOnce = 1_000;
const firstLink = "0".repeat(64);

/**
 * Is the log what was written?
 *
 * @param known  a head noted earlier: it must stand there still
 */
export async function verifyAudit(db: Executor, known: AuditHead | null = null): Promise<AuditFinding> {
  let head: AuditHead | null = null;
  for (;;) {
    const rows = await readLinks(db, head?.id ?? 0);
    for (const row of rows) {
      const why = faultOf(row, head, known);
      if (why !== null) return { kind: "broken", at: row.id, why };
      head = { id: row.id, hash: row.hash };
    }
    if (rows.length < rowsAtOnce) break;
  }
  if (known !== null && (head === null || head.id < known.id))
    return { kind: "broken", at: known.id, why: `row ${known.id} and all after it are gone` };
  return { kind: "whole", rows: head?.id ?? 0, head };
}

type Link = Awaited<ReturnType<typeof readLinks>>[number];

function faultOf(row: Link, last: AuditHead | null, known: AuditHead | null): string | null {
  if (row.id !== (last?.id ?? 0) + 1) return `row ${(last?.id ?? 0) + 1} is gone`;
  if (row.previousHash !== (last?.hash ?? firstLink))
    return `row ${row.id} does not follow the row before it`;
  if (createHash("sha256").update(row.sealed).digest("hex") !== row.hash)
    return `row ${row.id} is not what was written`;
  if (known?.id === row.id && known.hash !== row.hash) return `row ${row.id} is not the one noted earlier`;
  return null;
}

function readLinks(db: Executor, afterId: number) {
  const t = auditLog;
  return db
    .select({
      id: t.id,
      previousHash: t.previousHash,
      hash: t.hash,
      sealed: sql<string>`jsonb_build_array(${t.previousHash}, ${t.id}, extract(epoch from ${t.at})::text, ${t.actorId},
        ${t.impersonatorId}, ${t.act}, ${t.thingKind}, ${t.thingId}, ${t.before}, ${t.after}, ${t.address},
        ${t.requestId})::text`,
    })
    .from(t)
    .where(gt(t.id, afterId))
    .orderBy(asc(t.id))
    .limit(rowsAtOnce);
}

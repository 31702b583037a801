import type { AuditPage, auditQuery } from "@bilimdon/contracts/http/people";
import type { z } from "zod";
import type { RequestCtx } from "../../ctx.ts";
import { requirePermit } from "../../http/require-permit.ts";
import { findActor, readAuditLines } from "./audit.queries.ts";

/** A page of the audit log, newest first. An actor nobody is has done nothing. */
export async function listAudit(ctx: RequestCtx, asked: z.output<typeof auditQuery>): Promise<AuditPage> {
  requirePermit(ctx, "audit.read");
  const { actor, limit, ...filter } = asked;
  const actorId = actor === undefined ? undefined : await findActor(ctx.db, actor);
  if (actorId === null) return { lines: [], nextBefore: null };
  const rows = await readAuditLines(ctx.db, { ...filter, actorId, limit: limit + 1 });
  const lines = rows.slice(0, limit).map((row) => ({
    ...row,
    at: row.at.getTime(),
    before: row.before === null ? null : { ...row.before },
    after: row.after === null ? null : { ...row.after },
  }));
  return { lines, nextBefore: rows.length > limit ? (lines.at(-1)?.id ?? null) : null };
}

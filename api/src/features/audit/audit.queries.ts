import { aliasedTable, and, desc, eq, gte, like, lt, lte, or } from "drizzle-orm";
import type { Executor } from "../../db/client.ts";
import { users } from "../../db/schema/accounts.ts";
import { auditLog } from "../../db/schema/audit.ts";

export interface AuditFilter {
  readonly actorId?: string | undefined;
  /** An act, or the part before its dot. */
  readonly act?: string | undefined;
  readonly kind?: string | undefined;
  readonly thing?: string | undefined;
  readonly since?: number | undefined;
  readonly until?: number | undefined;
  readonly before?: number | undefined;
  readonly limit: number;
}

/** Lines, newest first. */
export function readAuditLines(db: Executor, of: AuditFilter) {
  const t = auditLog;
  const behind = aliasedTable(users, "behind");
  const stem = of.act?.replace(/\.$/, "");
  return db
    .select({
      id: t.id,
      at: t.at,
      actorId: t.actorId,
      actorLogin: users.login,
      impersonatorLogin: behind.login,
      act: t.act,
      thingKind: t.thingKind,
      thingId: t.thingId,
      before: t.before,
      after: t.after,
      address: t.address,
      requestId: t.requestId,
    })
    .from(t)
    .leftJoin(users, eq(users.id, t.actorId))
    .leftJoin(behind, eq(behind.id, t.impersonatorId))
    .where(
      and(
        of.before === undefined ? undefined : lt(t.id, of.before),
        of.actorId === undefined
          ? undefined
          : or(eq(t.actorId, of.actorId), eq(t.impersonatorId, of.actorId)),
        stem === undefined ? undefined : or(eq(t.act, stem), like(t.act, `${stem}.%`)),
        of.kind === undefined ? undefined : eq(t.thingKind, of.kind),
        of.thing === undefined ? undefined : eq(t.thingId, of.thing),
        of.since === undefined ? undefined : gte(t.at, new Date(of.since)),
        of.until === undefined ? undefined : lte(t.at, new Date(of.until)),
      ),
    )
    .orderBy(desc(t.id))
    .limit(of.limit);
}

/** The account of a login or an id, living or not; null: none. */
export async function findActor(db: Executor, word: string): Promise<string | null> {
  const [found] = await db
    .select({ userId: users.id })
    .from(users)
    .where(or(eq(users.id, word), eq(users.login, word)))
    .limit(1);
  return found?.userId ?? null;
}

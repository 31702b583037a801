import type { Executor } from "./client.ts";
import { type AuditFacts, auditLog } from "./schema/audit.ts";

/** Who acts: the context of a request has all of it; a plain Ctx, by which the platform acts itself, only the clock. */
export interface AuditBy {
  readonly clock: { now(): number };
  readonly person?: { readonly userId: string; readonly impersonatorId?: string | null } | null;
  readonly requestId?: string;
  readonly address?: string;
}

export interface AuditLine {
  /** "judging.pause": the act of rules/access/permit it needed, or a word of the same make. */
  readonly act: `${string}.${string}`;
  /** What it was done to: "contest", "problem-version", "user" … and its id. */
  readonly thing: { readonly kind: string; readonly id: string };
  /** Only what changed, as it was; absent where it was not there. Never a password, a name, an address or a key. */
  readonly before?: AuditFacts;
  /** The same as it is now, and the reason that was given. */
  readonly after?: AuditFacts;
}

/**
 * Writes down an act, in the transaction of the act itself: both are kept, or neither.
 *
 *     await inTransaction(ctx.db, async (tx) => {
 *       await pause(tx, …);
 *       await addAudit(tx, ctx, { act: "judging.pause", thing: { kind: "contest", id }, after: { reason } });
 *     });
 *
 * Every act of an official (jury, proctor, support, admin) and every act on somebody else's things goes through here.
 * Call it last in the transaction: the log is one chain, so until the commit every other act waits for this one.
 */
export async function addAudit(tx: Executor, by: AuditBy, line: AuditLine): Promise<void> {
  await addAudits(tx, by, [line]);
}

/** Many lines of one act, in their order. */
export async function addAudits(tx: Executor, by: AuditBy, lines: readonly AuditLine[]): Promise<void> {
  if (lines.length === 0) return;
  const from = {
    at: new Date(by.clock.now()),
    actorId: by.person?.userId ?? null,
    impersonatorId: by.person?.impersonatorId ?? null,
    address: by.address ?? null,
    requestId: by.requestId ?? null,
  };
  await tx.insert(auditLog).values(
    lines.map(({ act, thing, before, after }) => ({
      ...from,
      act,
      thingKind: thing.kind,
      thingId: thing.id,
      before: before ?? null,
      after: after ?? null,
    })),
  );
}

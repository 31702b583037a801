import type { blockChange, PersonLine } from "@bilimdon/contracts/http/people";
import type { z } from "zod";
import type { RequestCtx } from "../../../ctx.ts";
import { addAudit } from "../../../db/add-audit.ts";
import { inTransaction } from "../../../db/transaction.ts";
import { requirePermit } from "../../../http/require-permit.ts";
import { endSessions } from "../end-sessions.ts";
import { lockForChange, openPerson, refuseOneself } from "./open-person.ts";
import { revokeTokens, writePerson } from "./people.queries.ts";
import { showPerson } from "./show-person.ts";

/**
 * Blocks an account, or lets it in again. With blocking, its sessions end, its sockets close and its tokens are revoked.
 *
 * @throws thing.not_found; user.not_oneself; user.last_admin
 */
export async function blockPerson(
  ctx: RequestCtx,
  { userId, isBlocked, reason }: z.output<typeof blockChange> & { readonly userId: string },
): Promise<PersonLine> {
  await openPerson(ctx, "user.block", userId);
  refuseOneself(ctx, userId);
  const now = new Date(ctx.clock.now());
  const person = await inTransaction(ctx.db, async (tx) => {
    const before = await lockForChange(tx, { userId, takesAdmin: () => isBlocked });
    const blockedAt = isBlocked ? (before.blockedAt ?? now) : null;
    if (isBlocked === (before.blockedAt !== null)) return before;
    await writePerson(tx, userId, { blockedAt });
    if (isBlocked) {
      await endSessions(tx, { userId, choice: { kind: "all" } });
      await revokeTokens(tx, userId, now);
    }
    await addAudit(tx, ctx, {
      act: isBlocked ? "user.block" : "user.unblock",
      thing: { kind: "user", id: userId },
      before: { isBlocked: !isBlocked },
      after: { isBlocked, reason },
    });
    return { ...before, blockedAt };
  });
  await ctx.events.tell({ kind: "sessions-ended", userId });
  return showPerson(person);
}

/**
 * Ends every session of a person: a lost phone, a computer of the school.
 *
 * @throws thing.not_found; access.refused for support about an admin
 */
export async function endSessionsOf(
  ctx: RequestCtx,
  { userId, reason }: { readonly userId: string; readonly reason: string },
): Promise<{ readonly ended: number }> {
  const { role } = await openPerson(ctx, "user.end-sessions", userId);
  if (role === "admin") requirePermit(ctx, "user.end-admin-sessions");
  const ended = await inTransaction(ctx.db, async (tx) => {
    const count = await endSessions(tx, { userId, choice: { kind: "all" } });
    const thing = { kind: "user", id: userId };
    await addAudit(tx, ctx, { act: "user.end-sessions", thing, after: { ended: count, reason } });
    return count;
  });
  await ctx.events.tell({ kind: "sessions-ended", userId });
  return { ended };
}

import type { RequestCtx } from "../../../ctx.ts";
import { addAudit } from "../../../db/add-audit.ts";
import { findSharedContests, forgetTraces, moveTraces, readTraces } from "../../../db/person-traces.ts";
import { inTransaction } from "../../../db/transaction.ts";
import { refuse } from "../../../errors.ts";
import { endSessions } from "../end-sessions.ts";
import { openPhone } from "../own-phone.ts";
import { findPhone } from "../phones.queries.ts";
import { lockForChange, openPerson, refuseOneself } from "./open-person.ts";
import { revokeTokens, writePerson } from "./people.queries.ts";

/** Everything kept of one person: for the person, or an admin on their behalf. @throws thing.not_found */
export async function exportPerson(ctx: RequestCtx, { userId }: { readonly userId: string }) {
  await openPerson(ctx, "user.export", userId);
  const traces = await readTraces(ctx.db, userId);
  if (ctx.person?.userId !== userId || ctx.person.impersonatorId != null)
    await addAudit(ctx.db, ctx, { act: "user.export", thing: { kind: "user", id: userId } });
  const phone = (await findPhone(ctx.db, userId)) === null ? null : await openPhone(ctx, userId);
  return { exportedAt: new Date(ctx.clock.now()), ...traces, phone };
}

/**
 * Forgets who a person was: name, login, address and whatever only served them. Results stay, under a name that says
 * nothing. It cannot be taken back.
 *
 * @throws thing.not_found; user.not_oneself; user.last_admin
 */
export async function erasePerson(
  ctx: RequestCtx,
  { userId, reason }: { readonly userId: string; readonly reason: string },
): Promise<void> {
  await openPerson(ctx, "user.erase", userId);
  refuseOneself(ctx, userId);
  await inTransaction(ctx.db, async (tx) => {
    const { email } = await lockForChange(tx, { userId, takesAdmin: () => true });
    // First the sockets: they are found by the sessions, which go.
    await endSessions(tx, { userId, choice: { kind: "all" } });
    await forgetTraces(tx, { userId, email }, new Date(ctx.clock.now()));
    await addAudit(tx, ctx, { act: "user.erase", thing: { kind: "user", id: userId }, after: { reason } });
  });
  await ctx.events.tell({ kind: "sessions-ended", userId });
}

/**
 * Makes two accounts of one person one: participations, submissions and problems go to the other; this one ends.
 *
 * @throws thing.not_found; user.not_oneself; user.not_staff unless both have the same role and neither is an admin;
 *   user.share_contest when both take part in one
 */
export async function mergePerson(
  ctx: RequestCtx,
  { userId, intoUserId, reason }: { userId: string; intoUserId: string; reason: string },
): Promise<void> {
  await openPerson(ctx, "user.merge", userId);
  refuseOneself(ctx, userId);
  if (userId === intoUserId) throw refuse("user.not_oneself", "An account cannot be merged into itself.");
  const at = new Date(ctx.clock.now());
  await inTransaction(ctx.db, async (tx) => {
    // In one order, so that two merges of the same two cannot wait for each other.
    const locked = new Map();
    for (const id of [userId, intoUserId].toSorted())
      locked.set(id, await lockForChange(tx, { userId: id, takesAdmin: () => false }));
    const [from, into] = [locked.get(userId), locked.get(intoUserId)];
    if (from.role !== into.role || from.role === "admin")
      throw refuse(
        "user.not_staff",
        "Only accounts of the same role are merged, and never an administrator's.",
      );
    const shared = await findSharedContests(tx, userId, intoUserId);
    if (shared.length > 0)
      throw refuse("user.share_contest", `Both take part in ${shared.slice(0, 5).join(", ")}.`, { shared });
    const participations = await moveTraces(tx, { from: userId, into: intoUserId, at });
    await endSessions(tx, { userId, choice: { kind: "all" } });
    await revokeTokens(tx, userId, at);
    await writePerson(tx, userId, { deletedAt: at, mergedIntoId: intoUserId });
    await addAudit(tx, ctx, {
      act: "user.merge",
      thing: { kind: "user", id: userId },
      after: { intoUserId, participations, reason },
    });
  });
  await ctx.events.tell({ kind: "sessions-ended", userId });
}

/**
 * A second factor that its owner lost together with the recovery codes.
 *
 * Whoever talks one admin into taking a factor off would have the account with its password; so two admins must agree,
 * each by a second factor just proved (the permit asks for it), and neither about themselves. The owner is told by letter
 * when it is asked, which leaves time to object, and when it is done; every session ends.
 */
import type { FactorRemoval } from "@bilimdon/contracts/http/second-factor";
import type { RequestCtx } from "../../ctx.ts";
import { addAudit } from "../../db/add-audit.ts";
import { addMail } from "../../db/add-mail.ts";
import { inTransaction } from "../../db/transaction.ts";
import { refuse } from "../../errors.ts";
import { requirePermit } from "../../http/require-permit.ts";
import { findUser } from "./accounts.queries.ts";
import { endSessions } from "./end-sessions.ts";
import {
  insertRemoval,
  listWaitingRemovals,
  lockWaitingRemoval,
  markApproved,
  markWithdrawn,
} from "./factor-removals.queries.ts";
import { noteAccountEvent } from "./own-session.ts";
import { takeFactorOff } from "./turn-off-second-factor.ts";

const waitsMs = 24 * 3_600_000;
const mostListed = 100;

/** The first admin's part. @throws thing.not_found; second_factor.off; second_factor.second_person_needed */
export async function askFactorRemoval(
  ctx: RequestCtx,
  input: { readonly userId: string; readonly reason: string },
): Promise<{ readonly removalId: string }> {
  requirePermit(ctx, "second-factor.remove");
  const user = await findUser(ctx.db, input.userId);
  if (user === null) throw refuse("thing.not_found", "There is no such person.");
  if (!user.hasSecondFactor) throw refuse("second_factor.off", "Their two-step sign-in is not on.");
  const askedBy = ctx.person?.userId ?? "";
  if (user.id === askedBy) throw secondPersonNeeded();
  const now = ctx.clock.now();
  const removalId = ctx.ids.make("factorRemoval");
  const { id: userId, login, email: to, locale } = user;
  await inTransaction(ctx.db, async (tx) => {
    const expiresAt = new Date(now + waitsMs);
    const { reason } = input;
    await insertRemoval(tx, { id: removalId, userId, askedBy, askedAt: new Date(now), reason, expiresAt });
    await addMail(tx, { to, locale, letter: "second-factor-removal-asked", fields: { login } }, now);
    const thing = { kind: "user", id: userId };
    await addAudit(tx, ctx, { act: "second-factor.ask-removal", thing, after: { removalId, reason } });
  });
  noteAccountEvent(ctx, "factor-removal-asked", { userId: user.id, by: askedBy });
  return { removalId };
}

/** What waits for a second admin. */
export async function listFactorRemovals(ctx: RequestCtx): Promise<FactorRemoval[]> {
  requirePermit(ctx, "second-factor.list-removals");
  const waiting = await listWaitingRemovals(ctx.db, new Date(ctx.clock.now()), mostListed);
  const asks = ctx.person?.userId;
  return waiting.map(({ removal, ...names }) => ({
    ...names,
    mayApprove: removal.askedBy !== asks && removal.userId !== asks,
    userId: removal.userId,
    removalId: removal.id,
    reason: removal.reason,
    askedAt: removal.askedAt.getTime(),
    expiresAt: removal.expiresAt.getTime(),
  }));
}

/** The second admin's part: the factor is off. @throws thing.not_found; second_factor.second_person_needed */
export async function approveFactorRemoval(
  ctx: RequestCtx,
  input: { readonly removalId: string },
): Promise<void> {
  requirePermit(ctx, "second-factor.remove");
  const approvedBy = ctx.person?.userId ?? "";
  const now = new Date(ctx.clock.now());
  const userId = await inTransaction(ctx.db, async (tx) => {
    const removal = await lockWaitingRemoval(tx, input.removalId, now);
    if (removal === null) throw refuse("thing.not_found", "Nothing waits under this id.");
    if (removal.askedBy === approvedBy || removal.userId === approvedBy) throw secondPersonNeeded();
    await markApproved(tx, { removalId: removal.id, approvedBy, now });
    await takeFactorOff(ctx, tx, { userId: removal.userId, letter: "second-factor-removed" });
    await endSessions(tx, { userId: removal.userId, choice: { kind: "all" } });
    const thing = { kind: "user", id: removal.userId };
    const after = { removalId: removal.id, askedBy: removal.askedBy };
    await addAudit(tx, ctx, { act: "second-factor.remove", thing, after });
    return removal.userId;
  });
  await ctx.events.tell({ kind: "sessions-ended", userId });
  noteAccountEvent(ctx, "factor-removal-approved", { userId, by: approvedBy });
}

/** Calls it off, by any admin: the phone was found, or the wrong person asked. @throws thing.not_found */
export async function withdrawFactorRemoval(
  ctx: RequestCtx,
  input: { readonly removalId: string },
): Promise<void> {
  requirePermit(ctx, "second-factor.keep");
  const now = new Date(ctx.clock.now());
  await inTransaction(ctx.db, async (tx) => {
    const removal = await lockWaitingRemoval(tx, input.removalId, now);
    if (removal === null) throw refuse("thing.not_found", "Nothing waits under this id.");
    await markWithdrawn(tx, { removalId: removal.id, now });
    const thing = { kind: "user", id: removal.userId };
    await addAudit(tx, ctx, { act: "second-factor.keep", thing, before: { removalId: removal.id } });
  });
}

function secondPersonNeeded() {
  return refuse("second_factor.second_person_needed", "Another admin, not the one who asked, must agree.");
}

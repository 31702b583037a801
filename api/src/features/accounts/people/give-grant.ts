import type { newGrant } from "@bilimdon/contracts/http/people";
import { isGrantable } from "@bilimdon/rules/access/grants";
import type { z } from "zod";
import type { Ctx, Person, RequestCtx } from "../../../ctx.ts";
import { addAudit } from "../../../db/add-audit.ts";
import { inTransaction } from "../../../db/transaction.ts";
import { refuse } from "../../../errors.ts";
import { requirePermit } from "../../../http/require-permit.ts";
import { endGrant, findGrantedThing, insertGrant, listExpired } from "./grants.queries.ts";
import { openPerson } from "./open-person.ts";
import { tellRights } from "./tell-rights.ts";

const expiredAtOnce = 200;

/**
 * Makes a person jury of one contest, setter of one problem, teacher of one course. It holds from their next request on.
 *
 * @throws thing.not_found; grant.meaningless where the role means nothing in such a place; grant.given_already
 */
export async function giveGrant(
  ctx: RequestCtx & { readonly person: Person },
  { userId, role, kind, thing, expiresAt }: z.output<typeof newGrant> & { readonly userId: string },
): Promise<{ readonly grantId: string }> {
  await openPerson(ctx, "grant.give", userId);
  if (!isGrantable(role, kind))
    throw refuse("grant.meaningless", `Nobody can be ${role} of one ${kind}.`, { role, kind });
  const thingId = await findGrantedThing(ctx.db, kind, thing);
  if (thingId === null) throw refuse("thing.not_found", `There is no ${kind} "${thing}".`);
  const now = ctx.clock.now();
  if (expiresAt !== null && expiresAt <= now)
    throw refuse("grant.meaningless", "The grant would be over before it begins.");
  const grantId = ctx.ids.make("grant");
  await inTransaction(ctx.db, async (tx) => {
    const isNew = await insertGrant(tx, {
      id: grantId,
      userId,
      role,
      thingKind: kind,
      thingId,
      givenBy: ctx.person.userId,
      givenAt: new Date(now),
      expiresAt: expiresAt === null ? null : new Date(expiresAt),
    });
    if (!isNew) throw refuse("grant.given_already", `This person is ${role} of this ${kind} already.`);
    await tellRights(tx, userId);
    const after = { grantId, role, kind, thingId, expiresAt };
    await addAudit(tx, ctx, { act: "grant.give", thing: { kind: "user", id: userId }, after });
  });
  await ctx.events.tell({ kind: "rights-changed", userId });
  return { grantId };
}

/** @throws thing.not_found */
export async function takeBackGrant(
  ctx: RequestCtx & { readonly person: Person },
  { grantId }: { readonly grantId: string },
): Promise<void> {
  requirePermit(ctx, "grant.take-back");
  const ended = await endAndTell(ctx, grantId, ctx.person.userId);
  if (!ended) throw refuse("thing.not_found", "There is no such grant any more.");
}

/** Ends grants whose time is over, for the sockets: requests ask the clock themselves. @returns how many */
export async function endExpiredGrants(ctx: Ctx): Promise<number> {
  const expired = await listExpired(ctx.db, new Date(ctx.clock.now()), expiredAtOnce);
  for (const { grantId } of expired) await endAndTell(ctx, grantId, null);
  return expired.length;
}

async function endAndTell(ctx: Ctx, grantId: string, by: string | null): Promise<boolean> {
  const at = new Date(ctx.clock.now());
  const ended = await inTransaction(ctx.db, async (tx) => {
    const grant = await endGrant(tx, { grantId, at, by });
    if (grant === null) return null;
    const { userId, ...before } = grant;
    await tellRights(tx, userId);
    const act = by === null ? "grant.expire" : "grant.take-back";
    await addAudit(tx, ctx, { act, thing: { kind: "user", id: userId }, before: { grantId, ...before } });
    return grant;
  });
  if (ended !== null) await ctx.events.tell({ kind: "rights-changed", userId: ended.userId });
  return ended !== null;
}

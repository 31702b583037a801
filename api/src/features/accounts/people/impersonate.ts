import type { Person, RequestCtx } from "../../../ctx.ts";
import { addAudit } from "../../../db/add-audit.ts";
import { inTransaction } from "../../../db/transaction.ts";
import { refuse } from "../../../errors.ts";
import { type SessionOrigin, startSession } from "../lucia-sessions.ts";
import { openPerson, refuseOneself } from "./open-person.ts";

/**
 * Signs an admin in as somebody else, for an hour, to see what they see. The session says who is behind it, and so does
 * every line of the audit log it causes; what belongs to the person alone (password, address, tokens) stays shut.
 *
 * Ending it is signing out: the admin signs in again. A way back without the password would make each such session as
 * good as the admin's own to whoever steals it.
 *
 * @throws thing.not_found; user.not_oneself; user.not_staff for another admin's account
 */
export async function impersonate(
  ctx: RequestCtx & { readonly person: Person },
  input: { readonly userId: string; readonly reason: string; readonly origin: SessionOrigin },
): Promise<{ readonly setCookie: string }> {
  const { userId, reason, origin } = input;
  const person = await openPerson(ctx, "user.impersonate", userId);
  refuseOneself(ctx, userId);
  if (person.role === "admin")
    throw refuse("user.not_staff", "Nobody acts for another administrator.", { role: person.role });
  if (person.blockedAt !== null)
    throw refuse("account.blocked", "This account is blocked; nobody acts for it.");
  await inTransaction(ctx.db, (tx) =>
    addAudit(tx, ctx, { act: "user.impersonate", thing: { kind: "user", id: userId }, after: { reason } }),
  );
  const { setCookie } = await startSession(ctx, userId, origin, { impersonatorId: ctx.person.userId });
  return { setCookie };
}

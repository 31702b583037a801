import type { Ctx, Person, RequestCtx } from "../../ctx.ts";
import { refuse } from "../../errors.ts";
import { requirePermit } from "../../http/require-permit.ts";

/** A person at the browser or app they signed in with; what acts on the account itself asks for one. */
export type OwnSessionCtx = RequestCtx & { readonly person: Person; readonly sessionId: string };

/**
 * The caller's own session, by cookie or by an app's bearer, for what changes or shows the account itself.
 *
 * @throws access.refused for a personal token, since a script that leaked must not take the account along;
 *         user.impersonated for an admin who acts for the person
 */
export function requireOwnSession(ctx: RequestCtx & { readonly person: Person }): OwnSessionCtx {
  refuseImpersonator(ctx);
  return requireSession(ctx);
}

/** The same also where an admin acts for the person: for signing out. */
export function requireSession(ctx: RequestCtx & { readonly person: Person }): OwnSessionCtx {
  requirePermit(ctx, "account.change", { ownerId: ctx.person.userId });
  const sessionId = ctx.person.session?.sessionId;
  if (sessionId === undefined)
    throw refuse("access.refused", "Only its owner may change the account, signed in with their password.");
  return { ...ctx, sessionId };
}

/** @throws user.impersonated where an admin acts for the person: the account itself is the person's alone */
export function refuseImpersonator(ctx: Pick<RequestCtx, "person">): void {
  if (ctx.person?.impersonatorId != null)
    throw refuse("user.impersonated", "You act for somebody else; their account is theirs alone.");
}

/** What happens to an account, in the words of the audit log. */
export type AccountEvent =
  | "signed-in"
  | "sign-in-refused"
  | "signed-out"
  | "session-ended"
  | "sessions-ended"
  | "password-changed"
  | "password-change-refused"
  | "password-rehashed"
  | "password-unreadable"
  | "second-step-refused"
  | "session-proven"
  | "proof-refused"
  | "token-made"
  | "token-revoked"
  | "bearer-renewed"
  | "bearer-stolen"
  | "second-factor-on"
  | "second-factor-off"
  | "recovery-codes-renewed"
  | "sms-sent"
  | "phone-added"
  | "phone-removed"
  | "factor-removal-asked"
  | "factor-removal-approved"
  | "account-registered"
  | "confirmation-resent"
  | "email-change-asked"
  | "email-changed"
  | "password-reset-asked"
  | "password-reset";

/** Writes down who did what to an account, and from which request. Never an address, a password or a token. */
export function noteAccountEvent(
  ctx: Pick<Ctx, "log"> & { readonly requestId: string },
  event: AccountEvent,
  about: { readonly userId?: string | undefined } & Readonly<Record<string, string | number | undefined>>,
): void {
  ctx.log.info({ event, requestId: ctx.requestId, ...about }, event.replaceAll("-", " "));
}

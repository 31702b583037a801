import type { Ctx, Person, RequestCtx } from "../../ctx.ts";
import { refuse } from "../../errors.ts";
import { requirePermit } from "../../http/require-permit.ts";
import { sessionIdOf } from "./session-token.ts";

/** A person at the browser they signed in with; what acts on the account itself asks for one. */
export type OwnSessionCtx = RequestCtx & { readonly person: Person; readonly sessionId: string };

/**
 * The caller's own session.
 *
 * @throws access.refused for a personal token: a script that leaked must not take the account along
 */
export function requireOwnSession(
  ctx: RequestCtx & { readonly person: Person },
  request: Request,
): OwnSessionCtx {
  requirePermit(ctx, "account.change", { ownerId: ctx.person.userId });
  const { headers } = request;
  const sessionId = headers.has("authorization") ? null : sessionIdOf(ctx.config, headers.get("cookie"));
  if (sessionId === null)
    throw refuse("access.refused", "A token may not change the account; sign in with your password.");
  return { ...ctx, sessionId };
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

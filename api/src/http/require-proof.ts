import { isProven } from "@bilimdon/rules/access/is-proven";
import type { RequestCtx } from "../ctx.ts";
import { refuse } from "../errors.ts";

/**
 * Asks the caller to have proved themselves within the last quarter of an hour: the second line of a verb by which a
 * stolen session could take an account away (e-mail, factors, tokens) or use an admin's power over others.
 *
 * @throws session.proof_needed with what to prove by; access.refused for a personal token, user.impersonated for an
 * admin who acts for the person: neither can prove anything
 */
export function requireProof(ctx: Pick<RequestCtx, "person" | "clock">): void {
  const session = ctx.person?.session;
  if (ctx.person?.impersonatorId != null)
    throw refuse("user.impersonated", "You act for somebody else; this is for them alone.");
  if (session === undefined)
    throw refuse("access.refused", "Only the person may do this, signed in with their password.");
  if (isProven(session, ctx.clock.now())) return;
  const by = session.hasSecondFactor ? "code" : "password";
  throw refuse("session.proof_needed", `Show that it is you: send your ${by} to /api/session/proof.`, { by });
}

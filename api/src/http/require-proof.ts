import { isProven, readStepUp } from "@bilimdon/rules/access/is-proven";
import type { PersonSession, RequestCtx } from "../ctx.ts";
import { refuse } from "../errors.ts";

/**
 * Asks the caller to have proved themselves within the last quarter of an hour: the second line of a verb by which a
 * stolen session could take an account away (e-mail, factors, tokens) or use an admin's power over others.
 *
 * @throws session.proof_needed with what to prove by; access.refused for a personal token, user.impersonated for an
 * admin who acts for the person: neither can prove anything
 */
export function requireProof(ctx: ProofCtx): void {
  const session = ownSession(ctx);
  if (!isProven(session, ctx.clock.now())) throw proofNeeded(session.hasSecondFactor ? "code" : "password");
}

/**
 * Asks the caller to have proved a second factor within the last quarter of an hour: for power over other people, where
 * a password, which can be watched or guessed, is not enough. http/require-permit calls it for the acts that ask for it.
 *
 * @throws second_factor.needed for whoever has none yet; session.proof_needed by code; as requireProof otherwise
 */
export function requireStepUp(ctx: ProofCtx): void {
  const stepUp = readStepUp(ownSession(ctx), ctx.clock.now());
  if (stepUp === "code-needed") throw proofNeeded("code");
  if (stepUp === "factor-needed")
    throw refuse(
      "second_factor.needed",
      "This asks for a second factor, and you have none yet: begin with POST /api/me/second-factor.",
    );
}

type ProofCtx = Pick<RequestCtx, "person" | "clock">;

function ownSession({ person }: ProofCtx): PersonSession {
  if (person?.impersonatorId != null)
    throw refuse("user.impersonated", "You act for somebody else; this is for them alone.");
  if (person?.session === undefined)
    throw refuse("access.refused", "Only the person may do this, signed in with their password.");
  return person.session;
}

function proofNeeded(by: "code" | "password") {
  return refuse("session.proof_needed", `Show that it is you: send your ${by} to /api/session/proof.`, {
    by,
  });
}

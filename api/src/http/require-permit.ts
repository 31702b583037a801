import { type GrantKind, grantKinds } from "@bilimdon/rules/access/grants";
import { type Act, asksSecondFactor, permit, type Thing } from "@bilimdon/rules/access/permit";
import type { RequestCtx } from "../ctx.ts";
import { refuse } from "../errors.ts";
import { requireStepUp } from "./require-proof.ts";

/**
 * The first line of a verb: asks rules/access, and refuses in its name. Acts that the table says ask for a second factor
 * are refused until it was proved just now, so that no verb can forget it.
 *
 * @throws session.required, access.refused; session.proof_needed, second_factor.needed
 */
export function requirePermit(ctx: Pick<RequestCtx, "person" | "clock">, act: Act, thing?: Thing): void {
  const answer = permit(ctx.person, act, thing);
  if (answer === "allowed") {
    if (asksSecondFactor(ctx.person, act, thing)) requireStepUp(ctx);
    return;
  }
  if (answer === "session-needed") throw refuse("session.required", "Sign in first.");
  throw refuse("access.refused", `Your role may not do this (${act}).`, { act });
}

/**
 * The thing of that owner in those places: `placedIn({ contest: contestId, problem: problemId }, ownerId)`. A place that
 * was not found is left out: then only roles count, and whoever has none is refused before being told "not found".
 */
export function placedIn(
  ids: Readonly<Partial<Record<GrantKind, string | undefined>>>,
  ownerId: string | null = null,
): Thing {
  const places = grantKinds.flatMap((kind) => {
    const id = ids[kind];
    return id === undefined ? [] : [{ kind, id }];
  });
  return { ownerId, places };
}

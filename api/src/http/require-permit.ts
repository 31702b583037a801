import { type Act, permit, type Thing } from "@bilimdon/rules/access/permit";
import type { RequestCtx } from "../ctx.ts";
import { refuse } from "../errors.ts";

/** The first line of a verb: asks rules/access, and refuses in its name. */
export function requirePermit(ctx: Pick<RequestCtx, "person">, act: Act, thing?: Thing): void {
  const answer = permit(ctx.person, act, thing);
  if (answer === "allowed") return;
  if (answer === "session-needed") throw refuse("session.required", "Sign in first.");
  throw refuse("access.refused", `Your role may not do this (${act}).`, { act });
}

import { type GrantKind, grantKinds } from "@bilimdon/rules/access/grants";
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

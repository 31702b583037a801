import type { CustomRunView } from "@bilimdon/contracts/http/custom-runs";
import { permit } from "@bilimdon/rules/access/permit";
import type { Person, RequestCtx } from "../../../ctx.ts";
import { refuse } from "../../../errors.ts";
import { findCustomRun } from "./custom-runs.queries.ts";

/**
 * A custom run with what became of it. Of a failure only whose fault it was: the words may speak of the package.
 *
 * @throws thing.not_found, also for another person's run and for one older than an hour
 */
export async function readCustomRun(
  ctx: RequestCtx & { readonly person: Person },
  input: { readonly customRunId: string },
): Promise<CustomRunView> {
  const found = await findCustomRun(ctx.db, input.customRunId);
  if (found === null || permit(ctx.person, "custom-run.read", { ownerId: found.userId }) !== "allowed")
    throw refuse("thing.not_found", "You have no such run; runs are kept for an hour.");
  const { userId: _, startedAt, hasOwnInput, outcome, ...rest } = found;
  return {
    ...rest,
    inputKind: hasOwnInput ? "own" : "samples",
    startedAt: startedAt.getTime(),
    outcome: outcome?.kind === "failed" ? { kind: "failed", fault: outcome.fault } : outcome,
  };
}

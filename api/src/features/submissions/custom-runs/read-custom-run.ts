import type { CustomRunView } from "@bilimdon/contracts/http/custom-runs";
import { permit } from "@bilimdon/rules/access/permit";
import type { Person, RequestCtx } from "../../../ctx.ts";
import { refuse } from "../../../errors.ts";
import { placedIn } from "../../../http/require-permit.ts";
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
  if (found === null || !mayRead(ctx, found))
    throw refuse("thing.not_found", "You have no such run; runs are kept for an hour.");
  const { userId: _, contestId: __, startedAt, hasOwnInput, testName, outcome, ...rest } = found;
  return {
    ...rest,
    inputKind: testName !== null ? "test" : hasOwnInput ? "own" : "samples",
    startedAt: startedAt.getTime(),
    outcome: outcome?.kind === "failed" ? { kind: "failed", fault: outcome.fault } : outcome,
  };
}

/** What it shows of a hidden test is the jury's, and only as long as its starter is of the jury. */
function mayRead(
  { person }: RequestCtx,
  run: NonNullable<Awaited<ReturnType<typeof findCustomRun>>>,
): boolean {
  const { userId, contestId, testName } = run;
  const isOwn = permit(person, "custom-run.read", { ownerId: userId }) === "allowed";
  const place = placedIn({ contest: contestId });
  return isOwn && (testName === null || permit(person, "submission.read-jury-notes", place) === "allowed");
}

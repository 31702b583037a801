import type { ProblemDesk } from "@bilimdon/contracts/http/problems";
import type { RequestCtx } from "../../../ctx.ts";
import { addAudit } from "../../../db/add-audit.ts";
import { inTransaction } from "../../../db/transaction.ts";
import { refuse } from "../../../errors.ts";
import { placedIn, requirePermit } from "../../../http/require-permit.ts";
import { findProblem, updateJudgesEveryTest } from "./desk.queries.ts";
import { readProblemDesk } from "./read-problem-desk.ts";

/**
 * Has submissions of a problem judged to the last test, or only to the first that rejects them. Whatever the judge
 * begins from now on goes by it; what has its verdict keeps its table of tests.
 *
 * @throws thing.not_found
 */
export async function setJudgingExtent(
  ctx: RequestCtx,
  { slug, judgesEveryTest }: { readonly slug: string; readonly judgesEveryTest: boolean },
): Promise<ProblemDesk> {
  const problem = await findProblem(ctx.db, slug);
  requirePermit(ctx, "problem.change", placedIn({ problem: problem?.problemId }, problem?.ownerId ?? null));
  if (problem === null) throw refuse("thing.not_found", `There is no problem "${slug}".`);
  const { problemId } = problem;
  await inTransaction(ctx.db, async (tx) => {
    if (!(await updateJudgesEveryTest(tx, problemId, judgesEveryTest))) return;
    await addAudit(tx, ctx, {
      act: "problem.set-judging",
      thing: { kind: "problem", id: problemId },
      before: { judgesEveryTest: !judgesEveryTest },
      after: { judgesEveryTest },
    });
  });
  return readProblemDesk(ctx, { slug });
}

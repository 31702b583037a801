/**
 * The jury looks into a test: the submission is run on it once more (a sent answer is checked once more), as it was
 * judged, behind everything that counts.
 *
 * Outputs are not kept when code is judged: those of every test of every submission would be gigabytes a contest, of
 * which hardly any is ever looked at. What is run again may come out otherwise than it did (chance, another host, a busy
 * minute), so the run brings a verdict of its own, which the page sets beside the one that counts. It is deleted with
 * other runs after an hour.
 */
import type { CustomRunView } from "@bilimdon/contracts/http/custom-runs";
import { isStaticName } from "@bilimdon/rules/verdict/list-cases";
import type { Person, RequestCtx } from "../../../ctx.ts";
import { addAudit } from "../../../db/add-audit.ts";
import { inTransaction } from "../../../db/transaction.ts";
import { refuse } from "../../../errors.ts";
import { requireOnSubmission } from "../../../http/require-in-contest.ts";
import { findRerunSubmission, insertCustomRun, readInFlight } from "./custom-runs.queries.ts";
import { readCustomRun } from "./read-custom-run.ts";

/**
 * @param number  of the test, from 1, as the submission's list of tests has it
 * @throws access.refused, thing.not_found, custom_run.no_test, custom_run.paused, custom_run.in_flight
 */
export async function startTestRun(
  ctx: RequestCtx & { readonly person: Person },
  { submissionId, number }: { readonly submissionId: string; readonly number: number },
): Promise<CustomRunView> {
  await requireOnSubmission(ctx, "submission.read-jury-notes", submissionId);
  const found = await findRerunSubmission(ctx.db, submissionId);
  if (found === null) throw refuse("thing.not_found", "There is no such submission.");
  const { outcome, isPaused, ...code } = found;
  const tests = outcome?.kind === "judged" ? outcome.tests : [];
  const testName = tests[number - 1]?.name;
  if (testName === undefined || isStaticName(testName))
    throw refuse("custom_run.no_test", `Test ${number} of this submission was not run, and cannot be.`);
  if (isPaused)
    throw refuse("custom_run.paused", "Judging of the problem is paused; runs are made when it goes on.");
  const customRunId = ctx.ids.make("customRun");
  const startedAt = new Date(ctx.clock.now());
  const row = { id: customRunId, userId: ctx.person.userId, ...code, submissionId, testName };
  const isNew = await inTransaction(ctx.db, async (tx) => {
    const at = { startedAt, queuedAt: startedAt };
    if (!(await insertCustomRun(tx, { ...row, ...at, state: "queued" }))) return false;
    const thing = { kind: "submission", id: submissionId };
    await addAudit(tx, ctx, { act: "submission.look-into-test", thing, after: { testName } });
    return true;
  });
  if (!isNew)
    throw refuse("custom_run.in_flight", "A run of yours is still under way; wait for its result.", {
      customRunId: await readInFlight(ctx.db, ctx.person.userId),
    });
  ctx.log.info({ customRunId, submissionId, testName, by: ctx.person.userId }, "the jury looks into a test");
  await ctx.events.tell({ kind: "custom-run-started", customRunId });
  return readCustomRun(ctx, { customRunId });
}

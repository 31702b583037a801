import type { SubmissionDetail } from "@bilimdon/contracts/http/submissions";
import type { JudgementOutcome } from "@bilimdon/contracts/live/judge-to-api";
import { permit } from "@bilimdon/rules/access/permit";
import { isStaticName } from "@bilimdon/rules/verdict/list-cases";
import type { Person, RequestCtx } from "../../ctx.ts";
import { readSubmissionSummary } from "../../db/submission-summary.queries.ts";
import { refuse } from "../../errors.ts";
import { placedIn } from "../../http/require-permit.ts";
import { showFlight } from "./show-flight.ts";
import { findSubmissionBody } from "./submissions.queries.ts";

type Judged = Extract<JudgementOutcome, { kind: "judged" }>;

/**
 * One submission with its source and tests, as far as the contest's feedback tells of them by now. Its sender sees number, verdict, time and memory of each test and what the
 * checker says to teams; names of tests and the checker's words to the jury are the jury's, and so is what was said in a
 * conversation, but for samples.
 *
 * @throws thing.not_found, also for another person's submission: an id tells nobody that it exists
 */
export async function readSubmission(
  ctx: RequestCtx & { readonly person: Person },
  input: { readonly submissionId: string },
): Promise<SubmissionDetail> {
  const body = await findSubmissionBody(ctx.db, { ...input, viewerId: ctx.person.userId });
  const thing = placedIn({ contest: body?.contestId }, body?.ownerId ?? null);
  const isJury = permit(ctx.person, "submission.read-jury-notes", thing) === "allowed";
  const viewing = { viewer: isJury ? ("jury" as const) : ("owner" as const), now: ctx.clock.now() };
  const summary = body === null ? null : await readSubmissionSummary(ctx.db, input.submissionId, viewing);
  if (body === null || summary === null || permit(ctx.person, "submission.read", thing) !== "allowed")
    throw refuse("thing.not_found", "You have no such submission.");

  const { outcome } = body;
  const judged = outcome?.kind === "judged" ? outcome : null;
  const { subtasks: mayGroups, tests: mayTests } = summary.shown ?? { subtasks: true, tests: true };
  return {
    ...summary,
    source: body.source,
    // A message of the compiler says no more than the sender's own machine would.
    compileMessage: judged?.compileMessage ?? null,
    groups: mayGroups && (isJury || body.isGroupScoreShown) ? (judged?.groups ?? []) : [],
    tests: (mayTests ? (judged?.tests ?? []) : []).map((test, index) => showTest(test, index + 1, isJury)),
    ...(isJury ? { flight: showFlight(body) } : {}),
    ...(isJury && outcome?.kind === "failed" ? { judgingError: showFailure(outcome) } : {}),
  };
}

function showTest(test: Judged["tests"][number], number: number, isJury: boolean) {
  const { name, verdict, cpuMs, memoryBytes, judgeMessage, teamMessage, firstRun, transcript } = test;
  const isSample = name.startsWith("sample/");
  const isTalkShown = transcript !== undefined && (isJury || isSample);
  const forAll = {
    number,
    isSample,
    ...(isStaticName(name) && { isStatic: true }),
    verdict,
    cpuMs,
    memoryBytes,
    teamMessage,
    ...(firstRun && { firstCpuMs: firstRun.cpuMs }),
    ...(isTalkShown && { transcript }),
  };
  return isJury ? { ...forAll, name, judgeMessage } : forAll;
}

function showFailure({ fault, step, detail }: Extract<JudgementOutcome, { kind: "failed" }>) {
  return { fault, step, detail };
}

import type { CustomRunView, NewCustomRun } from "@bilimdon/contracts/http/custom-runs";
import { permit, permittedPlaces } from "@bilimdon/rules/access/permit";
import { countsAs } from "@bilimdon/rules/contest/contest-clock";
import { sourceFileName } from "@bilimdon/rules/contest/source-file-name";
import { customInputBytes } from "@bilimdon/rules/judging/custom-run-limits";
import type { Person, RequestCtx } from "../../../ctx.ts";
import { findOwnLine, findTimedContest, type TimedContest } from "../../../db/timed-contest.queries.ts";
import { refuse } from "../../../errors.ts";
import { placedIn, requirePermit } from "../../../http/require-permit.ts";
import { refuseLanguage, refuseOutsideWindow, refuseSource, refuseWrongKind } from "../refuse-code.ts";
import { findTriedProblem, insertCustomRun, readInFlight, type TriedProblem } from "./custom-runs.queries.ts";
import { readCustomRun } from "./read-custom-run.ts";

/**
 * Takes code to be tried on the samples or on an input of its author's own, with the limits it is judged with. Nothing
 * of it reaches the scoreboard.
 *
 * Participants may while their contest runs, and everybody once they may solve for practice; officials and the problem's owner at any time. One run of a person is
 * under way at a time.
 *
 * @throws contest.*, submission.*, custom_run.*, thing.not_found, package.not_verified
 */
export async function startCustomRun(
  ctx: RequestCtx & { readonly person: Person },
  input: NewCustomRun & { readonly contestSlug: string },
): Promise<CustomRunView> {
  requirePermit(ctx, "custom-run.start");
  const drafts = permittedPlaces(ctx.person, "contest.read-drafts", "contest");
  const contest = await findTimedContest(ctx.db, { slug: input.contestSlug, drafts });
  if (contest === null) throw refuse("thing.not_found", `There is no contest "${input.contestSlug}".`);
  const problem = await findTriedProblem(ctx.db, contest.contestId, input.problemLabel);
  const startedAt = ctx.clock.now();
  await refuseOutsider(ctx, { contest, problem, now: startedAt });
  if (problem === null)
    throw refuse("thing.not_found", `The contest has no problem "${input.problemLabel}".`);
  if (problem.isPaused)
    throw refuse(
      "custom_run.paused",
      "Judging is paused, and trial runs with it; try again when it goes on.",
    );
  if (problem.timeLimitMs === null)
    throw refuse("package.not_verified", "The problem has no time limit yet; tell the jury.");
  refuseWrongKind(problem.isSubmitAnswer, false);
  refuseInput(input.input, problem);
  await refuseLanguage(ctx, input.languageId, problem.languages, startedAt);
  refuseSource(input.source, problem.codeBytes);

  const { languageId, source } = input;
  const customRunId = ctx.ids.make("customRun");
  const isNew = await insertCustomRun(ctx.db, {
    id: customRunId,
    userId: ctx.person.userId,
    contestId: contest.contestId,
    problemId: problem.problemId,
    problemVersionId: problem.problemVersionId,
    languageId,
    fileName: sourceFileName({ languageId, source, given: input.fileName ?? null }),
    source,
    ownInput: input.input.kind === "own" ? input.input.text : null,
    state: "queued",
    startedAt: new Date(startedAt),
    queuedAt: new Date(startedAt),
  });
  if (!isNew)
    throw refuse("custom_run.in_flight", "A run of yours is still under way; wait for its result.", {
      customRunId: await readInFlight(ctx.db, ctx.person.userId),
    });
  await ctx.events.tell({ kind: "custom-run-started", customRunId });
  return readCustomRun(ctx, { customRunId });
}

const nobody = { startedAt: null, extraMs: 0 };

/** Also whether the problem exists is only told to those who may know its contest's problems. */
async function refuseOutsider(
  ctx: RequestCtx & { readonly person: Person },
  at: {
    readonly contest: TimedContest & { readonly contestId: string };
    readonly problem: TriedProblem | null;
    readonly now: number;
  },
): Promise<void> {
  const { contest, problem, now } = at;
  const places = { contest: contest.contestId, problem: problem?.problemId };
  const owned = placedIn(places, problem?.ownerId ?? null);
  if (permit(ctx.person, "custom-run.start-outside", owned) === "allowed") return;
  const { contestId } = contest;
  const line = await findOwnLine(ctx.db, { contestId, userId: ctx.person.userId });
  const isOver = countsAs({ ...contest, participant: line ?? nobody, now }) === "upsolving";
  refuseOutsideWindow({ contest, line, as: isOver ? "upsolving" : "contest", now });
}

function refuseInput(input: NewCustomRun["input"], problem: TriedProblem): void {
  if (input.kind === "samples") {
    if (problem.samples === 0)
      throw refuse("custom_run.no_samples", "This problem has no samples; run your code on your own input.");
    return;
  }
  if (problem.isInteractive)
    throw refuse(
      "custom_run.interactive",
      "This problem is interactive: its program speaks with a checker, and an input alone cannot answer it. Run the samples.",
    );
  const bytes = Buffer.byteLength(input.text);
  if (bytes > customInputBytes)
    throw refuse(
      "custom_run.input_too_large",
      `The input has ${bytes} bytes; ${customInputBytes} are taken.`,
      {
        bytes,
        limitBytes: customInputBytes,
      },
    );
}

import type { ProblemView } from "@bilimdon/contracts/http/problems";
import { permit, permittedPlaces } from "@bilimdon/rules/access/permit";
import { mayReadProblems } from "@bilimdon/rules/contest/may-read-problems";
import { isLanguageTaken } from "@bilimdon/rules/contest/taken-languages";
import { languageWords } from "@bilimdon/rules/problem/language-codes";
import { wishedLanguages } from "@bilimdon/rules/text/locales";
import type { RequestCtx } from "../../../ctx.ts";
import { findOwnLine, findTimedContest, type TimedContest } from "../../../db/timed-contest.queries.ts";
import { refuse } from "../../../errors.ts";
import { placedIn, requirePermit } from "../../../http/require-permit.ts";
import { findContestProblem, readHostLanguages } from "./shown-problem.queries.ts";
import { readShownVersion } from "./shown-version.ts";

export interface ProblemAsked {
  readonly slug: string;
  readonly label: string;
  /** The language wished for; the nearest there is is shown. */
  readonly lang?: string | undefined;
}

/**
 * A contest's problem as a contestant reads it.
 *
 * @throws thing.not_found; contest.not_started, contest.not_begun or contest.not_running for all but officials
 */
export async function readProblem(ctx: RequestCtx, asked: ProblemAsked): Promise<ProblemView> {
  requirePermit(ctx, "contest.read-problems");
  const drafts = permittedPlaces(ctx.person, "contest.read-drafts", "contest");
  const contest = await findTimedContest(ctx.db, { slug: asked.slug, drafts });
  if (contest === null) throw refuse("thing.not_found", `There is no contest "${asked.slug}".`);
  const thing = placedIn({ contest: contest.contestId });
  if (permit(ctx.person, "contest.read-problems-early", thing) !== "allowed") await refuseEarly(ctx, contest);
  const problem = await findContestProblem(ctx.db, contest.contestId, asked.label);
  if (problem === null) throw refuse("thing.not_found", `The contest has no problem "${asked.label}".`);

  const { problemVersionId } = problem;
  const [shown, hostLanguages] = await Promise.all([
    // Only languages of the house beyond the one asked for, so that few different wishes are kept in memory.
    readShownVersion(ctx.db, { problemVersionId, wished: wishedLanguages(asked.lang, ctx.person?.locale) }),
    readHostLanguages(ctx.db),
  ]);
  const { languageCodes, ...view } = shown;
  return {
    problemId: problem.problemId,
    contestId: contest.contestId,
    label: problem.label,
    name: problem.name,
    // Only versions with a limit get into a contest.
    timeLimitMs: problem.timeLimitMs ?? 0,
    memoryBytes: problem.memoryBytes,
    ...view,
    languageIds: languageWords
      .map(({ id }) => id)
      .filter((id) => hostLanguages.has(id) && isLanguageTaken(languageCodes, id)),
  };
}

/** @throws contest.not_started, contest.not_begun, contest.not_running: see rules/contest/may-read-problems */
async function refuseEarly(ctx: RequestCtx, contest: TimedContest): Promise<void> {
  const { person } = ctx;
  const { contestId, plan } = contest;
  const participant =
    person === null ? null : await findOwnLine(ctx.db, { contestId, userId: person.userId });
  switch (mayReadProblems({ ...contest, participant, now: ctx.clock.now() })) {
    case "open":
      return;
    case "not-started":
      throw refuse("contest.not_started", "The contest has not started; its problems open with it.", {
        startsAt: plan.startsAt,
      });
    case "begin":
      throw refuse("contest.not_begun", "Your time has not begun; press start on the contest's page first.");
    case "running":
      throw refuse(
        "contest.not_running",
        "Others still compete; the problems open to all when they are done.",
      );
  }
}

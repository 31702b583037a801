import { contestTimeMs } from "@bilimdon/rules/scoring/contest-minutes";
import type { ProblemSubmission } from "@bilimdon/rules/scoring/first-solves";
import type { FeedJudgement, FeedJudgementType, FeedSubmission } from "./feed-objects.ts";
import type { Feed } from "./read-feed.ts";

/** Types that say "not judged", whatever their flags. Source: JSON_Format, "Judgement Types". */
const judgingErrors = new Set(["JE", "SE", "CS"]);

/**
 * The feed's submissions as the rules score them, on a clock that begins at 0 and already leaves removed intervals
 * out. A rejected run stands as WA where its type carries penalty and as CE where it does not.
 *
 * @returns notes name what was left out; faults what cannot be scored
 */
export function feedRuns(feed: Feed) {
  const notes: string[] = [];
  const faults: string[] = [];
  const deciding = decidingJudgements(feed);
  const found = [...feed.submissions.values()].flatMap((submission) => {
    const contestTime = sentAt(feed, submission);
    if (!feed.teams.has(submission.team_id) || !feed.problems.has(submission.problem_id)) {
      notes.push(`submission ${submission.id} is left out: its team or problem is not in the feed`);
      return [];
    }
    if (contestTime === null) {
      faults.push(
        `submission ${submission.id} has no contest_time, and no time beside the contest's start_time`,
      );
      return [];
    }
    const typeId = deciding.get(submission.id)?.judgement_type_id ?? null;
    const type = typeId === null ? null : feed.judgementTypes.get(typeId);
    if (type === undefined) {
      faults.push(`submission ${submission.id} is judged ${typeId}, which is no judgement type of the feed`);
      return [];
    }
    return [{ submission, contestTime, verdict: type === null ? null : verdictOf(type) }];
  });
  // Within a removed interval the contest's clock stands still, but who was earlier stays earlier.
  found.sort(
    (a, b) =>
      a.contestTime - b.contestTime ||
      (a.submission.time ?? 0) - (b.submission.time ?? 0) ||
      byId(a.submission, b.submission),
  );
  const runs = found.map(
    ({ submission, contestTime, verdict }, index): ProblemSubmission => ({
      submissionId: String(index).padStart(9, "0"),
      participantId: submission.team_id,
      problemId: submission.problem_id,
      submittedAt: contestTime,
      verdict,
    }),
  );
  return { runs, notes, faults };
}

/** The contest's own clock where the feed tells it, since older feeds tell removed intervals by nothing else. */
function sentAt({ contest, state }: Feed, submission: FeedSubmission): number | null {
  if (typeof submission.contest_time === "number") return submission.contest_time;
  if (typeof submission.time !== "number" || typeof contest?.start_time !== "number") return null;
  const removed = (state?.removed_intervals ?? []).map(({ start, end }) => ({
    fromMs: start,
    toMs: end ?? Number.POSITIVE_INFINITY,
  }));
  return contestTimeMs({ startsAt: contest.start_time, removed }, submission.time);
}

/** By submission: its latest judgement that has not been superseded. */
function decidingJudgements(feed: Feed): ReadonlyMap<string, FeedJudgement> {
  const deciding = new Map<string, FeedJudgement>();
  for (const judgement of feed.judgements.values()) {
    if (judgement.current === false) continue;
    const other = deciding.get(judgement.submission_id);
    if (other === undefined || byStart(other, judgement) < 0)
      deciding.set(judgement.submission_id, judgement);
  }
  return deciding;
}

function byStart(a: FeedJudgement, b: FeedJudgement): number {
  const start = (judgement: FeedJudgement) => judgement.start_time ?? judgement.start_contest_time ?? 0;
  return start(a) - start(b) || byId(a, b);
}

const collator = new Intl.Collator("en-US", { numeric: true });
const byId = (a: { readonly id: string }, b: { readonly id: string }) => collator.compare(a.id, b.id);

function verdictOf(type: FeedJudgementType): ProblemSubmission["verdict"] {
  if (type.solved) return "AC";
  if (judgingErrors.has(type.id)) return null;
  return (type.penalty ?? type.id !== "CE") ? "WA" : "CE";
}

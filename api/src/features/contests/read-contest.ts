import type { ContestDetail } from "@bilimdon/contracts/http/contests";
import { type Act, permit, permittedPlaces } from "@bilimdon/rules/access/permit";
import { codeWindow } from "@bilimdon/rules/contest/code-window";
import { clockState, participantClock } from "@bilimdon/rules/contest/contest-clock";
import { mayReadProblems } from "@bilimdon/rules/contest/may-read-problems";
import { planOfTimes } from "@bilimdon/rules/contest/plan-of-times";
import type { RequestCtx } from "../../ctx.ts";
import { findOwnLine, type OwnLine, timesOf } from "../../db/timed-contest.queries.ts";
import { refuse } from "../../errors.ts";
import { placedIn, requirePermit } from "../../http/require-permit.ts";
import { type ContestRow, findContest, readContestProblems } from "./contests.queries.ts";
import { summarizeContest } from "./summarize-contest.ts";

/**
 * One contest. Its problems stay hidden from all but officials until they may be read.
 *
 * @throws thing.not_found
 */
export async function readContest(ctx: RequestCtx, input: { readonly slug: string }): Promise<ContestDetail> {
  requirePermit(ctx, "contest.read");
  const drafts = permittedPlaces(ctx.person, "contest.read-drafts", "contest");
  const contest = await findContest(ctx.db, { slug: input.slug, drafts });
  if (contest === null) throw refuse("thing.not_found", `There is no contest "${input.slug}".`);

  const { person } = ctx;
  const { contestId } = contest;
  const line = person === null ? null : await findOwnLine(ctx.db, { contestId, userId: person.userId });
  const serverTime = ctx.clock.now();
  const asked = questionOf(contest, line, serverTime);
  const permissions = deskActs.filter(
    (act) => permit(person, act, placedIn({ contest: contestId })) === "allowed",
  );
  const isOpen = mayReadProblems(asked) === "open" || permissions.includes("contest.read-problems-early");
  const problems = isOpen ? await readContestProblems(ctx.db, contestId) : [];

  return {
    ...summarizeContest(contest, serverTime),
    serverTime,
    penaltyMinutes: contest.penaltyMinutes,
    printPages: contest.printPages,
    hasBalloons: contest.hasBalloons === 1,
    level: contest.level,
    // Only versions with a limit get into a contest; create-contest sees to it.
    problems: problems.map((problem) => ({ ...problem, timeLimitMs: problem.timeLimitMs ?? 0 })),
    participation: line === null ? null : participationOf(line, asked),
    joining: line?.part === "contestant" ? null : joiningOf(contest, serverTime),
    codeIsTaken: takenAs(asked),
    permissions,
  };
}

/** What the pages of a contest ask for before they offer something. */
const deskActs: readonly Act[] = [
  "contest.read-problems-early",
  "contest.change",
  "contest.manage-participants",
  "contest.watch-exam",
  "balloon.carry",
  "print.serve",
  "board.read-jury",
  "submission.list-all",
  "submission.decide",
  "submission.rejudge",
  "clarification.answer",
];

type Question = ReturnType<typeof questionOf>;

function questionOf(contest: ContestRow, line: OwnLine | null, now: number) {
  return {
    plan: planOfTimes(timesOf(contest)),
    mostExtraMs: contest.mostExtraMs,
    format: contest.format,
    isExam: contest.isExam === 1,
    isUpsolvable: contest.isUpsolvable === 1,
    participant: line,
    now,
  };
}

const clockWords = {
  unscheduled: "waiting",
  "countdown-paused": "waiting",
  scheduled: "waiting",
  "may-begin": "may-begin",
  running: "running",
  ended: "done",
} as const;

function participationOf(line: OwnLine, asked: Question): ContestDetail["participation"] {
  const { participantId, name, part } = line;
  const endsAt = participantClock({ ...asked, participant: line })?.endsAt ?? Number.POSITIVE_INFINITY;
  return {
    participantId,
    name,
    part,
    clock: clockWords[clockState({ ...asked, participant: line }).kind],
    endsAt: Number.isFinite(endsAt) ? endsAt : null,
  };
}

/** Registration as it stands; see participants/join-contest, which decides again under the contest's lock. */
function joiningOf(contest: ContestRow, now: number): ContestDetail["joining"] {
  const { registration, registrationEndsAt, takes, capacity, placesTaken } = contest;
  const isOver = clockState({ ...questionOf(contest, null, now), participant: nobody }).kind === "ended";
  const isLate = registrationEndsAt !== null && now >= registrationEndsAt.getTime();
  if (registration === "closed" || contest.state !== "published" || isOver || isLate) return null;
  return {
    needsCode: registration === "code",
    takes,
    placesLeft: capacity === null ? null : Math.max(0, capacity - placesTaken),
    qualification: contest.qualification,
  };
}

const nobody = { startedAt: null, extraMs: 0 };

function takenAs(asked: Question): ContestDetail["codeIsTaken"] {
  for (const as of ["contest", "upsolving"] as const)
    if (codeWindow({ ...asked, as }).kind === "open") return as;
  return "no";
}

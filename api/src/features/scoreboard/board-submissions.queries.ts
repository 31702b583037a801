import type { ProblemSubmission } from "@bilimdon/rules/scoring/first-solves";
import { and, asc, eq, gte, isNull, lt, ne, or, type SQL, sql } from "drizzle-orm";
import type { Executor } from "../../db/client.ts";
import { contests } from "../../db/schema/contests.ts";
import { boardCells } from "../../db/schema/scoreboard.ts";
import { judgements, submissions } from "../../db/schema/submissions.ts";

export interface CellPlace {
  readonly contestId: string;
  readonly participantId: string;
  readonly problemId: string;
}

const isCurrentJudgement = and(eq(judgements.submissionId, submissions.id), eq(judgements.isCurrent, 1));

function selectScored(tx: Executor, where: SQL | undefined) {
  return tx
    .select({
      submissionId: submissions.id,
      participantId: submissions.participantId,
      problemId: submissions.problemId,
      submittedAt: submissions.submittedAt,
      verdict: sql<
        ProblemSubmission["verdict"]
      >`case when ${judgements.state} = 'judged' then ${judgements.verdict} end`,
    })
    .from(submissions)
    .leftJoin(judgements, isCurrentJudgement)
    .where(where)
    .orderBy(asc(submissions.submittedAt), asc(submissions.id));
}

type ScoredRow = Awaited<ReturnType<typeof selectScored>>[number];
const inMs = (row: ScoredRow): ProblemSubmission => ({ ...row, submittedAt: row.submittedAt.getTime() });

/** All that one participant sent on one problem. */
export async function readCellSubmissions(tx: Executor, at: CellPlace): Promise<ProblemSubmission[]> {
  return (await selectScored(tx, isOfCell(at))).map(inMs);
}

/** All that was sent in a contest. */
export async function readContestSubmissions(tx: Executor, contestId: string): Promise<ProblemSubmission[]> {
  return (await selectScored(tx, eq(submissions.contestId, contestId))).map(inMs);
}

/** The two submissions that decide who solved a problem first: the earliest accepted and the earliest unjudged. */
export async function readDecisiveSubmissions(
  tx: Executor,
  contestId: string,
  problemId: string,
): Promise<ProblemSubmission[]> {
  const ofContest = sql`from ${contests} where ${contests.id} = ${contestId}`;
  const onProblem = and(
    eq(submissions.contestId, contestId),
    eq(submissions.problemId, problemId),
    sql`${submissions.submittedAt} >= (select ${contests.startsAt} ${ofContest})`,
    sql`${submissions.submittedAt} < (select ${contests.endsAt} ${ofContest})`,
  );
  const isAccepted = and(eq(judgements.state, "judged"), eq(judgements.verdict, "AC"));
  const found = await Promise.all([
    selectScored(tx, and(onProblem, isAccepted)).limit(1),
    // A submission and its judgement are written together: none is without one.
    selectScored(tx, and(onProblem, ne(judgements.state, "judged"))).limit(1),
  ]);
  return found.flat().map(inMs);
}

function isOfCell(at: CellPlace) {
  return and(
    eq(submissions.contestId, at.contestId),
    eq(submissions.participantId, at.participantId),
    eq(submissions.problemId, at.problemId),
  );
}

/** Cells with a submission still queued that the board does not show as pending, sent since a moment. */
export async function readUnshownCells(
  tx: Executor,
  at: { since: Date; before: Date; limit: number },
): Promise<CellPlace[]> {
  return tx
    .selectDistinct({
      contestId: submissions.contestId,
      participantId: submissions.participantId,
      problemId: submissions.problemId,
    })
    .from(submissions)
    .innerJoin(judgements, isCurrentJudgement)
    .innerJoin(contests, eq(contests.id, submissions.contestId))
    .leftJoin(
      boardCells,
      and(
        eq(boardCells.contestId, submissions.contestId),
        eq(boardCells.audience, "jury"),
        eq(boardCells.participantId, submissions.participantId),
        eq(boardCells.problemId, submissions.problemId),
      ),
    )
    .where(
      and(
        eq(judgements.state, "queued"),
        gte(submissions.submittedAt, at.since),
        lt(submissions.submittedAt, at.before),
        gte(submissions.submittedAt, contests.startsAt),
        lt(submissions.submittedAt, contests.endsAt),
        or(isNull(boardCells.cell), sql`${boardCells.cell}->>'kind' = 'tried'`),
      ),
    )
    .limit(at.limit);
}

/** Where on the board a submission counts; null: no such submission. */
export async function readSubmissionCell(tx: Executor, submissionId: string): Promise<CellPlace | null> {
  const [at] = await tx
    .select({
      contestId: submissions.contestId,
      participantId: submissions.participantId,
      problemId: submissions.problemId,
    })
    .from(submissions)
    .where(eq(submissions.id, submissionId));
  return at ?? null;
}

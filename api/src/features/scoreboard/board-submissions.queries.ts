import type { BoardRun } from "@bilimdon/rules/scoring/score-board-cells";
import { subtasksOf } from "@bilimdon/rules/scoring/subtasks-of";
import type { GroupResult } from "@bilimdon/rules/verdict/verdict";
import { and, asc, eq, gte, inArray, isNull, lt, lte, ne, not, or, type SQL, sql } from "drizzle-orm";
import type { Executor } from "../../db/client.ts";
import { inByteOrder } from "../../db/in-byte-order.ts";
import { isHiddenLine, isOnBoards } from "../../db/roster.queries.ts";
import { contests, participants } from "../../db/schema/contests.ts";
import { boardCells } from "../../db/schema/scoreboard.ts";
import { ignoredSubmissions, judgements, submissions } from "../../db/schema/submissions.ts";
import { mostExtraMs } from "../../db/timed-contest.queries.ts";

export interface CellPlace {
  readonly contestId: string;
  readonly participantId: string;
  readonly problemId: string;
}

const isCurrentJudgement = and(eq(judgements.submissionId, submissions.id), eq(judgements.isCurrent, 1));

/** What the jury ignores counts for nothing, on no board. */
const isNotIgnored = sql`not exists (select 1 from ${ignoredSubmissions}
  where ${ignoredSubmissions.submissionId} = ${submissions.id})`;

/** @param withGroups  also what each subtask brought: only where the format counts them one by one */
function selectScored(tx: Executor, where: SQL | undefined, withGroups: boolean) {
  const groups = sql<readonly GroupResult[] | null>`${judgements.outcome}->'groups'`;
  return tx
    .select({
      submissionId: submissions.id,
      participantId: submissions.participantId,
      problemId: submissions.problemId,
      submittedAt: submissions.submittedAt,
      verdict: sql<
        BoardRun["verdict"]
      >`case when ${judgements.state} = 'judged' then ${judgements.verdict} end`,
      score: judgements.score,
      groups: withGroups ? groups : sql<readonly GroupResult[] | null>`null`,
    })
    .from(submissions)
    .leftJoin(judgements, isCurrentJudgement)
    .where(and(where, isNotIgnored))
    .orderBy(asc(submissions.submittedAt), inByteOrder(submissions.id));
}

type ScoredRow = Awaited<ReturnType<typeof selectScored>>[number];
const boardRun = ({ submittedAt, groups, ...row }: ScoredRow): BoardRun => ({
  ...row,
  submittedAt: submittedAt.getTime(),
  subtasks: subtasksOf(groups ?? [], row.score),
});

/** All that one participant sent on one problem. */
export async function readCellSubmissions(
  tx: Executor,
  at: CellPlace & { readonly withGroups: boolean },
): Promise<BoardRun[]> {
  return (await selectScored(tx, isOfCell(at), at.withGroups)).map(boardRun);
}

/** All that was sent in a contest. */
export async function readContestSubmissions(
  tx: Executor,
  { contestId, withGroups }: { readonly contestId: string; readonly withGroups: boolean },
): Promise<BoardRun[]> {
  return (await selectScored(tx, eq(submissions.contestId, contestId), withGroups)).map(boardRun);
}

/**
 * The submissions that decide who solved a problem first: the earliest accepted, and the earliest unjudged before it, of
 * lines that compete in the open. Nothing sent later can matter, so that a verdict does not look through all that others
 * have sent since.
 */
export async function readDecisiveSubmissions(
  tx: Executor,
  at: { readonly contestId: string; readonly problemId: string; readonly from: Date; readonly before: Date },
): Promise<BoardRun[]> {
  const { contestId, problemId } = at;
  const competes = tx
    .select({ id: participants.id })
    .from(participants)
    .where(
      and(
        eq(participants.contestId, contestId),
        isOnBoards,
        eq(participants.isUnofficial, 0),
        not(isHiddenLine),
      ),
    );
  const onProblem = and(
    eq(submissions.contestId, contestId),
    eq(submissions.problemId, problemId),
    gte(submissions.submittedAt, at.from),
    inArray(submissions.participantId, competes),
  );
  const isAccepted = and(eq(judgements.state, "judged"), eq(judgements.verdict, "AC"));
  const [accepted] = await selectScored(
    tx,
    and(onProblem, lt(submissions.submittedAt, at.before), isAccepted),
    false,
  ).limit(1);
  if (accepted === undefined) return [];
  const isNoLater = lte(submissions.submittedAt, accepted.submittedAt);
  // A submission and its judgement are written together: none is without one.
  const isUnjudged = ne(judgements.state, "judged");
  const [unjudged] = await selectScored(tx, and(onProblem, isNoLater, isUnjudged), false).limit(1);
  return [accepted, ...(unjudged === undefined ? [] : [unjudged])].map(boardRun);
}

function isOfCell(at: CellPlace) {
  return and(
    eq(submissions.contestId, at.contestId),
    eq(submissions.participantId, at.participantId),
    eq(submissions.problemId, at.problemId),
  );
}

const isStopped = sql`${contests.removedIntervals} @> '[{"toMs": null}]'`;
const isScoredWithoutPending = sql`(${boardCells.cell}->>'kind' = 'scored'
  and ${boardCells.cell} @> '{"pending": 0, "isFull": false}')`;

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
        isNotIgnored,
        gte(submissions.submittedAt, at.since),
        lt(submissions.submittedAt, at.before),
        gte(submissions.submittedAt, contests.startsAt),
        or(
          lt(submissions.submittedAt, sql`${contests.endsAt} + ${mostExtraMs} * interval '1 ms'`),
          isStopped,
        ),
        or(isNull(boardCells.cell), sql`${boardCells.cell}->>'kind' = 'tried'`, isScoredWithoutPending),
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

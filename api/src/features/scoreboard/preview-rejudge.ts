/**
 * What applying a set changes, or has changed: the jury's board computed twice, once with the verdicts that counted
 * when the set was made and once with those it found, by the same rules as the board itself. Nothing is written.
 */
import { type RejudgePreview, rejudgeLimits } from "@bilimdon/contracts/http/rejudges";
import type { BoardSnapshot } from "@bilimdon/rules/scoreboard/board";
import { compareBoards } from "@bilimdon/rules/scoring/compare-boards";
import type { RequestCtx } from "../../ctx.ts";
import { refuse } from "../../errors.ts";
import { placedIn, requirePermit } from "../../http/require-permit.ts";
import { readBoardContest } from "./board-contest.queries.ts";
import { readBoardParts, scoreBoard } from "./refresh-board.ts";
import {
  type Finding,
  type RejudgedRun,
  readRejudgedRuns,
  readRejudgeState,
} from "./rejudged-runs.queries.ts";
import { readBoard } from "./snapshot.queries.ts";

/** @throws access.refused, thing.not_found */
export async function previewRejudge(
  ctx: RequestCtx,
  { rejudgeId }: { readonly rejudgeId: string },
): Promise<RejudgePreview> {
  const set = await readRejudgeState(ctx.db, rejudgeId);
  requirePermit(ctx, "submission.rejudge", placedIn({ contest: set?.contestId }));
  if (set === null) throw refuse("thing.not_found", "There is no such set.");
  const { contestId } = set;
  const now = ctx.clock.now();
  const [board, contest, all] = await Promise.all([
    readBoard(ctx.db, { contestId, audience: "jury", now }),
    readBoardContest(ctx.db, contestId),
    readRejudgedRuns(ctx.db, rejudgeId),
  ]);
  if (board === null || contest === null) throw refuse("thing.not_found", "The contest is gone.");
  const isMoved = (run: RejudgedRun) =>
    set.state === "applied" ? run.isApplied === 1 : run.isJudgedAgain && run.isBaseCurrent === 1;
  const runs = all.filter(isMoved);
  const parts = await readBoardParts(ctx.db, contest);
  const boardWith = (pick: (run: RejudgedRun) => Finding): BoardSnapshot => {
    const found = new Map(runs.map((run) => [run.submissionId, pick(run)]));
    const submissions = parts.submissions.map((sent) => ({ ...sent, ...found.get(sent.submissionId) }));
    return { ...board, ...scoreBoard({ contest, audience: "jury", now }, { ...parts, submissions }) };
  };
  const differences = compareBoards(
    boardWith((run) => run.before),
    boardWith((run) => run.after),
  );
  return {
    rejudgeId,
    isWhole: all.every(({ isWaiting }) => !isWaiting),
    ...describeVerdicts(runs, board),
    ...nameDifferences(differences, board),
  };
}

const isChanged = ({ before, after }: RejudgedRun) =>
  before.verdict !== after.verdict || before.score !== after.score;

function describeVerdicts(runs: readonly RejudgedRun[], board: BoardSnapshot) {
  const { nameOf, labelOf } = namesOf(board);
  const changed = runs.filter(isChanged);
  const counts = new Map<string, { from: Finding["verdict"]; to: Finding["verdict"]; count: number }>();
  for (const { before, after } of changed) {
    const key = `${before.verdict} ${after.verdict}`;
    const count = (counts.get(key)?.count ?? 0) + 1;
    counts.set(key, { from: before.verdict, to: after.verdict, count });
  }
  return {
    unchanged: runs.length - changed.length,
    transitions: [...counts.values()].sort((a, b) => b.count - a.count),
    changes: changed.slice(0, rejudgeLimits.changesShown).map((run) => ({
      submissionId: run.submissionId,
      participantName: nameOf(run.participantId),
      problemLabel: labelOf(run.problemId),
      from: run.before.verdict,
      to: run.after.verdict,
      scoreFrom: run.before.score,
      scoreTo: run.after.score,
    })),
  };
}

function nameDifferences(found: ReturnType<typeof compareBoards>, board: BoardSnapshot) {
  const { nameOf, labelOf, groupOf } = namesOf(board);
  return {
    rows: found.rows.map((row) => ({ ...row, name: nameOf(row.participantId) })),
    awards: found.awards.map(({ awardId, gained, lost }) => ({
      // Awards name problems and groups by id; people know the label and the name.
      awardId: awardId
        .replace(/^(first-to-solve-)(.*)$/, (_, kind, id) => `${kind}${labelOf(id)}`)
        .replace(/^(group-winner-)(.*)$/, (_, kind, id) => `${kind}${groupOf(id)}`),
      gained: gained.map(nameOf),
      lost: lost.map(nameOf),
    })),
    firsts: found.firsts.map(({ problemId, before, after }) => ({
      problemLabel: labelOf(problemId),
      before: before === null ? null : nameOf(before),
      after: after === null ? null : nameOf(after),
    })),
    balloons: found.balloons.map(({ participantId, problemId, kind }) => ({
      name: nameOf(participantId),
      problemLabel: labelOf(problemId),
      kind,
    })),
  };
}

function namesOf({ participants, problems, groups = [] }: BoardSnapshot) {
  const names = new Map(participants.map(({ participantId, name }) => [participantId, name]));
  const labels = new Map(problems.map(({ problemId, label }) => [problemId, label]));
  return {
    nameOf: (participantId: string) => names.get(participantId) ?? participantId,
    labelOf: (problemId: string) => labels.get(problemId) ?? problemId,
    groupOf: (groupId: string) => groups.find((group) => group.groupId === groupId)?.name ?? groupId,
  };
}

import { usualAwards } from "@bilimdon/rules/scoreboard/award-plan";
import type { BoardRow, BoardSnapshot } from "@bilimdon/rules/scoreboard/board";
import { rankRows } from "@bilimdon/rules/scoreboard/rank-rows";
import { listAwards } from "@bilimdon/rules/scoring/awards";
import { countRuns } from "@bilimdon/rules/scoring/count-runs";
import {
  type FirstSolvesQuestion,
  firstSolves,
  type ProblemSubmission,
} from "@bilimdon/rules/scoring/first-solves";
import { type ScoringClock, scoreCell } from "@bilimdon/rules/scoring/score-cell";
import { feedRuns } from "./feed-runs.ts";
import { type Feed, readFeed } from "./read-feed.ts";

export interface ReplayedProblem {
  readonly problem_id: string;
  readonly label: string;
  readonly num_judged: number;
  readonly num_pending: number;
  readonly solved: boolean;
  /** Contest minute; only where it is solved. */
  readonly time?: number;
  readonly first_to_solve: boolean;
}

/** As it is printed. Times are whole minutes. */
export interface ReplayedBoard {
  readonly contest: Feed["told"];
  readonly scoreboard: {
    readonly rows: readonly {
      readonly team_id: string;
      readonly rank: number;
      readonly solved: number;
      readonly time: number;
      readonly problems: readonly ReplayedProblem[];
    }[];
  };
  readonly awards: readonly { readonly id: string; readonly team_ids: readonly string[] }[];
}

export type Replay =
  | { readonly kind: "replayed"; readonly board: ReplayedBoard; readonly notes: readonly string[] }
  | { readonly kind: "refused"; readonly notes: readonly string[] };

/** The board and the awards of a feed; refused with every fault named when a part of it cannot be used. */
export function replayFeed(
  text: string,
  how: { readonly isPublic: boolean; readonly extraBronze: number },
): Replay {
  const { feed, faults } = readFeed(text);
  const { runs, notes, faults: unscored } = feedRuns(feed);
  const all = [...faults, ...(faults.length === 0 ? [...contestFaults(feed), ...unscored] : [])];
  if (feed.contest === null || all.length > 0) return { kind: "refused", notes: all };

  const hidden = hiddenTeams(feed);
  const asked = {
    clock: clockOf(feed, feed.contest),
    audience: how.isPublic ? ("public" as const) : ("jury" as const),
    submissions: runs.filter(({ participantId }) => !hidden.has(participantId)),
  };
  const shown = [...feed.teams.values()].filter(({ id }) => !hidden.has(id));
  const snapshot = scoreBoard(feed, asked, shown);
  const rows = rankRows(snapshot);
  const groups = [...feed.groups.values()].map(({ id }) => {
    const members = new Set(shown.filter((team) => team.group_ids?.includes(id)).map((team) => team.id));
    return { groupId: id, rows: rows.filter(({ participantId }) => members.has(participantId)) };
  });
  const plan = { ...usualAwards, bronze: usualAwards.bronze + how.extraBronze };
  const { firsts } = snapshot;
  const awards = listAwards({ rows, firsts, groups, plan, competitorCount: rows.length });
  const board = {
    contest: feed.told,
    scoreboard: { rows: writeRows(rows, snapshot, asked) },
    awards: awards.map(({ awardId, participantIds }) => ({ id: awardId, team_ids: participantIds })),
  };
  return { kind: "replayed", board, notes };
}

function contestFaults({ contest }: Feed): string[] {
  if (contest === null) return ["the feed tells no contest"];
  return contest.scoreboard_type === "score"
    ? ["the contest is scored by points; only pass-fail is replayed"]
    : [];
}

function hiddenTeams({ teams, groups }: Feed): ReadonlySet<string> {
  const isHidden = (groupId: string) => groups.get(groupId)?.hidden === true;
  const hidden = [...teams.values()].filter((team) => team.hidden || (team.group_ids ?? []).some(isHidden));
  return new Set(hidden.map(({ id }) => id));
}

function clockOf({ state }: Feed, contest: NonNullable<Feed["contest"]>): ScoringClock {
  const freeze = contest.scoreboard_freeze_duration ?? null;
  return {
    startsAt: 0,
    endsAt: contest.duration,
    freezesAt: freeze === null ? null : contest.duration - freeze,
    thawedAt: typeof state?.thawed === "number" ? 0 : null,
    now: contest.duration,
    removed: [],
  };
}

type Team = Feed["teams"] extends ReadonlyMap<string, infer T> ? T : never;

function scoreBoard(feed: Feed, asked: FirstSolvesQuestion, teams: readonly Team[]): BoardSnapshot {
  const problems = [...feed.problems.values()].sort(
    (a, b) => (a.ordinal ?? 0) - (b.ordinal ?? 0) || (a.id < b.id ? -1 : 1),
  );
  const firstOf = new Map(firstSolves(asked).map((first) => [first.problemId, first.participantId]));
  return {
    contestId: "replayed",
    audience: asked.audience,
    version: 0,
    phase: { ...asked.clock, finalizedAt: null },
    penaltyMinutes: feed.contest?.penalty_time ?? 20,
    problems: problems.map(({ id, label }) => ({ problemId: id, label: label ?? id, name: {} })),
    participants: teams.map((team) => ({
      participantId: team.id,
      name: team.display_name ?? team.name ?? team.id,
      organisation: null,
      group: null,
    })),
    cells: groupRuns(asked.submissions).map(({ at, runs }) => ({
      ...at,
      cell: scoreCell({ ...asked, submissions: runs }),
    })),
    firsts: problems.map(({ id }) => ({ problemId: id, participantId: firstOf.get(id) ?? null })),
  };
}

function writeRows(rows: readonly BoardRow[], snapshot: BoardSnapshot, asked: FirstSolvesQuestion) {
  const cells = new Map(snapshot.cells.map((at) => [cellKey(at), at.cell]));
  const counts = new Map(
    groupRuns(asked.submissions).map(({ at, runs }) => [
      cellKey(at),
      countRuns({ ...asked, submissions: runs }),
    ]),
  );
  const firstOf = new Map(snapshot.firsts.map((first) => [first.problemId, first.participantId]));
  return rows.map(({ participantId, rank, solved, penaltyMinutes }) => ({
    team_id: participantId,
    rank,
    solved,
    time: penaltyMinutes,
    problems: snapshot.problems.map(({ problemId, label }): ReplayedProblem => {
      const key = cellKey({ participantId, problemId });
      const cell = cells.get(key);
      return {
        problem_id: problemId,
        label,
        num_judged: counts.get(key)?.judged ?? 0,
        num_pending: counts.get(key)?.pending ?? 0,
        solved: cell?.kind === "solved",
        ...(cell?.kind === "solved" ? { time: cell.solvedAtMinutes } : {}),
        first_to_solve: firstOf.get(problemId) === participantId,
      };
    }),
  }));
}

interface CellPlace {
  readonly participantId: string;
  readonly problemId: string;
}

/** The runs of each cell together; cells nobody sent to are missing. */
function groupRuns(submissions: readonly ProblemSubmission[]) {
  const byCell = new Map<string, { at: CellPlace; runs: ProblemSubmission[] }>();
  for (const run of submissions) {
    const { participantId, problemId } = run;
    const found = byCell.get(cellKey(run)) ?? { at: { participantId, problemId }, runs: [] };
    found.runs.push(run);
    byCell.set(cellKey(run), found);
  }
  return [...byCell.values()];
}

const cellKey = (at: CellPlace) => JSON.stringify([at.participantId, at.problemId]);

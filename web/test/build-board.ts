/** Boards for tests: `board({ cells: ["ann A +2 116", "bob B -1", "ann B ?3 240"], firsts: ["A ann"] })`. */
import type { BoardDelta, BoardSnapshot, Cell, CellAt } from "@bilimdon/rules/scoreboard/board";

interface BoardWords {
  readonly version?: number;
  readonly people?: readonly string[];
  readonly problems?: readonly string[];
  readonly cells?: readonly string[];
  readonly firsts?: readonly string[];
}

const hour = 3_600_000;

export function board({
  version = 1,
  people = ["ann", "bob", "cat"],
  problems = ["A", "B"],
  cells = [],
  firsts = [],
}: BoardWords = {}): BoardSnapshot {
  return {
    contestId: "con_1",
    audience: "public",
    version,
    phase: { startsAt: 0, endsAt: 5 * hour, freezesAt: 4 * hour, thawedAt: null, finalizedAt: null },
    penaltyMinutes: 20,
    problems: problems.map((label) => ({ problemId: label, label, name: { uz: label } })),
    participants: people.map((name) => ({ participantId: name, name, organisation: null, group: null })),
    cells: cells.map(readCell),
    firsts: firsts.map(readFirst),
  };
}

export function delta(previousVersion: number, version: number, cells: readonly string[] = []): BoardDelta {
  return {
    contestId: "con_1",
    audience: "public",
    previousVersion,
    version,
    cells: cells.map(readCell),
    firsts: [],
  };
}

function readCell(words: string): CellAt {
  const [participantId = "", problemId = "", sign = "", minute = "0"] = words.split(" ");
  return { participantId, problemId, cell: cellOf(sign.charAt(0), Number(sign.slice(1)), Number(minute)) };
}

function cellOf(sign: string, count: number, minute: number): Cell {
  if (sign === "+") return { kind: "solved", wrongBefore: count, solvedAtMinutes: minute };
  if (sign === "-") return { kind: "tried", wrong: count };
  return { kind: "pending", wrong: 0, pending: count, lastAtMinutes: minute, why: "frozen" };
}

function readFirst(words: string) {
  const [problemId = "", participantId = ""] = words.split(" ");
  return { problemId, participantId };
}

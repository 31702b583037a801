/**
 * A contest written as text, one file a case: a title, the settings, "log" with a run a line, then boards.
 *
 *     The best run counts
 *     format ioi best-submission full
 *     problem A 100
 *     log
 *     12:30 lola A 40 s1=10 s2=30
 *     board public
 *     1 lola 40 0 | A 40 (1) 12:30
 *
 * A run's result is "judging", a verdict, or points, which are AC when they are all and WA when not. A board's line
 * has rank, name, the format's two columns, then each touched cell: points or "+" or "-", tries, time, "?" pending.
 */
import type { BoardAudience, BoardSnapshot, Cell } from "../../scoreboard/board.ts";
import { boardColumns, type ContestFormat, usualCodeforces } from "../../scoreboard/contest-format.ts";
import { rankRows } from "../../scoreboard/rank-rows.ts";
import { verdictCodes } from "../../verdict/verdict.ts";
import { type BoardCellsQuestion, type BoardRun, scoreBoardCells } from "../score-board-cells.ts";
import type { ScoredProblem } from "../score-points.ts";

const minute = 60_000;

export interface FormatCase {
  readonly title: string;
  readonly question: BoardCellsQuestion;
  readonly boards: readonly { readonly audience: BoardAudience; readonly lines: readonly string[] }[];
}

export function readFormatCase(text: string): FormatCase {
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const logAt = lines.indexOf("log");
  const firstBoard = lines.findIndex((line) => line.startsWith("board "));
  const settings = lines.slice(1, logAt);
  const numberOf = (word: string) => {
    const line = settings.find((one) => one.startsWith(`${word} `));
    return line === undefined ? null : Number(line.split(" ")[1]) * minute;
  };
  const problems = new Map(settings.filter((line) => line.startsWith("problem ")).map(readProblem));
  const question: BoardCellsQuestion = {
    format: readFormat(settings.find((line) => line.startsWith("format ")) ?? ""),
    audience: "jury",
    clock: {
      startsAt: 0,
      endsAt: numberOf("length") ?? 300 * minute,
      freezesAt: numberOf("freeze"),
      thawedAt: numberOf("thaw"),
      now: numberOf("now") ?? 299 * minute,
      removed: [],
    },
    problems,
    submissions: lines.slice(logAt + 1, firstBoard).map((line, index) => readRun(line, index, problems)),
  };
  return { title: lines[0] ?? "", question, boards: readBoards(lines.slice(firstBoard)) };
}

/** The board as its lines. */
export function showBoard(question: BoardCellsQuestion): string[] {
  const { format, audience, submissions, problems, clock } = question;
  const cells = scoreBoardCells(question);
  const people = [...new Set(submissions.map(({ participantId }) => participantId))];
  const snapshot: BoardSnapshot = {
    contestId: "con",
    audience,
    version: 1,
    phase: { ...clock, finalizedAt: null },
    format,
    penaltyMinutes: format.kind === "atcoder" ? 5 : 20,
    problems: [...problems.keys()].map((label) => ({ problemId: label, label, name: {} })),
    participants: people.map((name) => ({ participantId: name, name, organisation: null, group: null })),
    cells,
    firsts: [],
  };
  return rankRows(snapshot).map((row) => {
    const values = { ...row, penalty: row.penaltyMinutes, time: showSeconds(row.timeSeconds ?? 0) };
    const columns = boardColumns[format.kind].map((column) => values[column]);
    const own = [...problems.keys()].flatMap((problemId) => {
      const at = cells.find((c) => c.participantId === row.participantId && c.problemId === problemId);
      return at === undefined ? [] : [` | ${problemId} ${showCell(at.cell)}`];
    });
    return `${row.rank} ${row.participantId} ${columns.join(" ")}${own.join("")}`;
  });
}

function showCell(cell: Cell): string {
  switch (cell.kind) {
    case "untouched":
      return "untouched";
    case "solved":
      return `+${cell.wrongBefore} ${cell.solvedAtMinutes}`;
    case "tried":
      return `-${cell.wrong}`;
    case "pending":
      return `-${cell.wrong} ?${cell.pending} ${cell.why}`;
    case "scored": {
      const time = cell.improvedAtSeconds === null ? "" : ` ${showSeconds(cell.improvedAtSeconds)}`;
      const pending = cell.pending === 0 ? "" : ` ?${cell.pending} ${cell.why}`;
      return `${cell.score}${cell.isFull ? "!" : ""} (${cell.attempts})${time}${pending}`;
    }
  }
}

const showSeconds = (seconds: number) =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

function readProblem(line: string): [string, ScoredProblem] {
  const [, label = "", points = "", how] = line.split(" ");
  const subtasks = how === "whole" ? "whole" : "sum";
  return [label, { maxScore: points === "none" ? null : Number(points), subtasks }];
}

function readRun(line: string, index: number, problems: ReadonlyMap<string, ScoredProblem>): BoardRun {
  const [at = "", participantId = "", problemId = "", result = "", ...groups] = line.split(/\s+/);
  const [minutes = 0, seconds = 0] = at.split(":").map(Number);
  const points = result === "" || Number.isNaN(Number(result)) ? null : Number(result);
  const isAll = points !== null && points === problems.get(problemId)?.maxScore;
  const named = verdictCodes.find((code) => code === result) ?? null;
  return {
    submissionId: `s${String(index).padStart(3, "0")}`,
    participantId,
    problemId,
    submittedAt: minutes * minute + seconds * 1000,
    verdict: points === null ? named : isAll ? "AC" : "WA",
    score: points,
    subtasks: groups.map((group) => {
      const [name = "", score = ""] = group.split("=");
      return { name, score: Number(score) };
    }),
  };
}

function readFormat(line: string): ContestFormat {
  const [, kind, counts, feedback] = line.split(" ");
  if (kind === "ioi")
    return {
      kind,
      counts: counts === "best-per-subtask" || counts === "last-submission" ? counts : "best-submission",
      feedback: feedback === "none" || feedback === "score" ? feedback : "full",
    };
  if (kind === "codeforces") return usualCodeforces;
  if (kind === "icpc" || kind === "atcoder" || kind === "practice") return { kind };
  throw new Error(`no format: ${line}`);
}

function readBoards(lines: readonly string[]) {
  const boards: { audience: BoardAudience; lines: string[] }[] = [];
  for (const line of lines) {
    if (line.startsWith("board "))
      boards.push({ audience: line === "board public" ? "public" : "jury", lines: [] });
    else boards.at(-1)?.lines.push(line);
  }
  return boards;
}

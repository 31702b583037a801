import type { BoardColumn } from "@bilimdon/rules/scoreboard/contest-format";
import * as words from "../../generated/messages/board.ts";
import { formatNumber, formatPoints } from "../../locale/format-number.ts";
import { formatClock } from "../../ui/format-duration.ts";
import type { BoardLine } from "./board-lines.ts";

export const columnHeads: Readonly<Record<BoardColumn, () => string>> = {
  solved: words.solved,
  penalty: words.penalty,
  score: words.score,
  time: words.scoreTime,
};

/** What a row says in one of its columns. */
export function columnText(line: BoardLine, column: BoardColumn): string {
  switch (column) {
    case "solved":
      return String(line.solved);
    case "penalty":
      return formatNumber(line.penaltyMinutes);
    case "score":
      return formatPoints(line.score);
    case "time":
      return line.timeSeconds === null ? "" : formatClock(line.timeSeconds * 1000);
  }
}

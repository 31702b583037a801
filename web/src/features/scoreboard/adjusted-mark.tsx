import type { BoardColumn } from "@bilimdon/rules/scoreboard/contest-format";
import * as words from "../../generated/messages/board.ts";
import { signedPoints } from "../../locale/format-number.ts";
import type { BoardLine, BoardView } from "./board-lines.ts";

interface MarkShape {
  readonly line: BoardLine;
  readonly columns: BoardView["columns"];
  /** Where it stands. */
  readonly column: BoardColumn;
}

/** An asterisk at the figure that the jury changed; who points at it, or hears it, learns by how much. */
export function AdjustedMark({ line, columns, column }: MarkShape) {
  const text = adjustedWords(line, columns);
  if (text === "" || column !== adjustedColumn(columns)) return null;
  return (
    <span class="adjusted" title={text}>
      <span aria-hidden="true">*</span>
      <span class="said">{text}</span>
    </span>
  );
}

/** "" where nothing was added. */
export function adjustedWords({ adjustment }: BoardLine, columns: BoardView["columns"]): string {
  if (adjustment === undefined) return "";
  const amount = signedPoints(adjustment);
  return adjustedColumn(columns) === "score" ? words.addedPoints({ amount }) : words.addedMinutes({ amount });
}

/** The one that the unit of rules/scoreboard/adjust-total goes into. */
function adjustedColumn(columns: BoardView["columns"]): BoardColumn {
  return columns.find((column) => column === "penalty" || column === "time") ?? "score";
}

import { formatPoints } from "../../locale/format-number.ts";
import { shadeOf } from "../../ui/cell-shade.ts";
import { formatContestMinutes } from "../../ui/format-duration.ts";
import { Star } from "../../ui/mark.tsx";
import type { LineCell } from "./board-lines.ts";

/** What a cell shows: sign and number of tries at the left, minute at the right. Empty when untouched. */
export function CellMark({ at }: { readonly at: LineCell }) {
  const { cell, isFirst } = at;
  switch (cell.kind) {
    case "untouched":
      return null;
    case "tried":
      return (
        <span class="mark tried">
          <i>−{cell.wrong}</i>
        </span>
      );
    case "pending":
      return (
        <span class="mark pending">
          <i>?{cell.pending > 1 && cell.pending}</i>
          <b>{formatContestMinutes(cell.lastAtMinutes)}</b>
        </span>
      );
    case "scored":
      return (
        <span class={`mark ${shadeOf(cell)}`}>
          <i>{cell.attempts > 0 || cell.score !== 0 ? formatPoints(cell.score) : "?"}</i>
          {cell.improvedAtSeconds !== null && (
            <b>{formatContestMinutes(Math.floor(cell.improvedAtSeconds / 60))}</b>
          )}
        </span>
      );
    case "solved":
      return (
        <span class={isFirst ? "mark solved first" : "mark solved"}>
          <i>
            {isFirst ? <Star /> : "+"}
            {cell.wrongBefore > 0 && cell.wrongBefore}
          </i>
          <b>{formatContestMinutes(cell.solvedAtMinutes)}</b>
        </span>
      );
  }
}

import type { Cell } from "@bilimdon/rules/scoreboard/board";
import * as words from "../generated/messages/cell.ts";
import { formatPoints } from "../locale/format-number.ts";
import { formatContestMinutes } from "./format-duration.ts";

/** A board cell as it is spoken: "D: qabul qilindi, 2-urinish, 1:56". */
export function spokenCell(label: string, cell: Cell, isFirst = false): string {
  switch (cell.kind) {
    case "untouched":
      return words.untouched({ label });
    case "tried":
      return words.tried({ label, wrong: cell.wrong });
    case "pending": {
      const said = { label, pending: cell.pending, time: formatContestMinutes(cell.lastAtMinutes) };
      return cell.why === "frozen" ? words.frozen(said) : words.judging(said);
    }
    case "scored": {
      const said = { label, score: formatPoints(cell.score) };
      return cell.pending > 0
        ? words.scoredPending({ ...said, pending: cell.pending })
        : words.scored({ ...said, attempts: cell.attempts });
    }
    case "solved": {
      const said = { label, attempt: cell.wrongBefore + 1, time: formatContestMinutes(cell.solvedAtMinutes) };
      return isFirst ? words.first(said) : words.solved(said);
    }
  }
}

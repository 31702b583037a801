import type { Cell } from "@bilimdon/rules/scoreboard/board";

/** The look of a cell. What is drawn small knows no partial score: there it looks tried. */
export type CellShade = Exclude<Cell["kind"], "scored"> | "partial";

export function shadeOf(cell: Cell): CellShade {
  if (cell.kind !== "scored") return cell.kind;
  if (cell.isFull) return "solved";
  if (cell.pending > 0) return "pending";
  return cell.score > 0 ? "partial" : "tried";
}

export function smallShadeOf(cell: Cell): Exclude<CellShade, "partial"> {
  const shade = shadeOf(cell);
  return shade === "partial" ? "tried" : shade;
}

import { addPoints } from "./add-points.ts";
import { adjustTotal } from "./adjust-total.ts";
import type { BoardRow, BoardSnapshot, Cell } from "./board.ts";
import type { ContestFormat } from "./contest-format.ts";
import { compareRows } from "./row-order.ts";

/**
 * The lines of a board, best first.
 *
 * In icpc more solved first, then less penalty, then the earlier minute of the last accepted run; other formats by
 * row-order. Those equal in all of it share a rank and the next rank is skipped (1, 1, 3). Lines of one rank stand by
 * name in Unicode collation, fixed to one locale so that server and every browser agree, and by id when even the names
 * are equal. Lines of a group with a higher sort order stand below the others and are ranked among themselves. An
 * unofficial line stands where its result puts it and moves nobody's rank. Cells of people or problems that the
 * snapshot does not name count nothing. What the jury added to a line by hand is in its total (adjust-total).
 *
 * @returns a row for every participant, also those who sent nothing
 * @throws never
 * Source: CCSR "Scoring", position.
 */
export function rankRows(snapshot: BoardSnapshot): readonly BoardRow[] {
  const kind = snapshot.format?.kind ?? "icpc";
  const cells = cellsByParticipant(snapshot);
  const orders = new Map(snapshot.groups?.map(({ groupId, sortOrder }) => [groupId, sortOrder]));
  const lines = snapshot.participants
    .map(({ participantId, name, groupIds = [], isUnofficial = false, adjustment = 0 }) => ({
      name,
      sortOrder: sortOrderOf(groupIds, orders),
      row: {
        participantId,
        isUnofficial,
        ...adjustTotal(kind, addCells(cells.get(participantId) ?? [], snapshot), adjustment),
      },
    }))
    .sort((a, b) => a.sortOrder - b.sortOrder || compareRows(kind, a.row, b.row) || byName(a, b));
  return giveRanks(kind, lines);
}

function giveRanks(kind: ContestFormat["kind"], lines: readonly Line[]): readonly BoardRow[] {
  let rank = 1;
  let officials = 0;
  return lines.map((line, index) => {
    const above = lines[index - 1];
    if (above === undefined || above.sortOrder !== line.sortOrder) [rank, officials] = [1, 0];
    else if (compareRows(kind, above.row, line.row) !== 0) rank = officials + 1;
    if (!line.row.isUnofficial) officials += 1;
    return { ...line.row, rank };
  });
}

type Total = Omit<BoardRow, "participantId" | "rank" | "isUnofficial">;
interface Line {
  readonly name: string;
  readonly sortOrder: number;
  readonly row: Omit<BoardRow, "rank">;
}

const collator = new Intl.Collator("en-US");

/** The highest of its groups: an observer of a region is an observer. In no group: 0. */
function sortOrderOf(groupIds: readonly string[], orders: ReadonlyMap<string, number>): number {
  return groupIds.length === 0 ? 0 : Math.max(...groupIds.map((groupId) => orders.get(groupId) ?? 0));
}

function cellsByParticipant(snapshot: BoardSnapshot): ReadonlyMap<string, readonly Cell[]> {
  const problemIds = new Set(snapshot.problems.map((problem) => problem.problemId));
  const found = new Map<string, Cell[]>();
  for (const { participantId, problemId, cell } of snapshot.cells) {
    if (!problemIds.has(problemId)) continue;
    const cells = found.get(participantId);
    if (cells === undefined) found.set(participantId, [cell]);
    else cells.push(cell);
  }
  return found;
}

function addCells(
  cells: readonly Cell[],
  { format, penaltyMinutes }: Pick<BoardSnapshot, "format" | "penaltyMinutes">,
): Total {
  const solved = cells.filter((cell) => cell.kind === "solved");
  const scored = cells.filter((cell) => cell.kind === "scored");
  const minutes = solved.map((cell) => cell.solvedAtMinutes + penaltyMinutes * cell.wrongBefore);
  return {
    solved: solved.length + scored.filter((cell) => cell.isFull).length,
    penaltyMinutes: minutes.reduce((sum, one) => sum + one, 0),
    lastSolvedMinutes:
      solved.length === 0 ? null : Math.max(...solved.map(({ solvedAtMinutes }) => solvedAtMinutes)),
    score: addPoints(scored.map(({ score }) => score)),
    timeSeconds: format?.kind === "atcoder" ? scoredSeconds(scored, penaltyMinutes) : null,
  };
}

type ScoredCell = Extract<Cell, { readonly kind: "scored" }>;

/** The last improvement of all, and the penalty for each rejected run before one. */
function scoredSeconds(scored: readonly ScoredCell[], penaltyMinutes: number): number | null {
  const times = scored.map(({ improvedAtSeconds }) => improvedAtSeconds).filter((at) => at !== null);
  if (times.length === 0) return null;
  const penalties = scored.reduce((sum, cell) => sum + cell.penalties, 0);
  return Math.max(...times) + penalties * penaltyMinutes * 60;
}

function byName(a: Line, b: Line): number {
  return collator.compare(a.name, b.name) || (a.row.participantId < b.row.participantId ? -1 : 1);
}

import type { BoardRow, BoardSnapshot, CellAt } from "./board.ts";

/**
 * The lines of a board, best first.
 *
 * More solved first, then less penalty, then the earlier minute of the last accepted run; equal in all three share a
 * rank and the next rank is skipped (1, 1, 3). Lines of one rank stand by name in Unicode collation, fixed to one
 * locale so that server and every browser agree, and by id when even the names are equal. Cells of people or
 * problems that the snapshot does not name count nothing.
 *
 * @returns a row for every participant, also those who sent nothing
 * @throws never
 * Source: CCSR "Scoring", position.
 */
export function rankRows(snapshot: BoardSnapshot): readonly BoardRow[] {
  const totals = totalByParticipant(snapshot);
  const lines = snapshot.participants
    .map(({ participantId, name }) => ({
      name,
      row: { participantId, ...(totals.get(participantId) ?? nothing) },
    }))
    .sort((a, b) => byPosition(a.row, b.row) || byName(a, b));

  let rank = 0;
  return lines.map(({ row }, index) => {
    const above = lines[index - 1];
    if (above === undefined || byPosition(above.row, row) !== 0) rank = index + 1;
    return { ...row, rank };
  });
}

type Total = Omit<BoardRow, "participantId" | "rank">;
type Line = { readonly name: string; readonly row: { readonly participantId: string } };

const nothing: Total = { solved: 0, penaltyMinutes: 0, lastSolvedMinutes: null };

const collator = new Intl.Collator("en-US");

function totalByParticipant(snapshot: BoardSnapshot): ReadonlyMap<string, Total> {
  const problemIds = new Set(snapshot.problems.map((problem) => problem.problemId));
  const totals = new Map<string, Total>();
  for (const at of snapshot.cells) {
    if (!problemIds.has(at.problemId)) continue;
    totals.set(
      at.participantId,
      addCell(totals.get(at.participantId) ?? nothing, at, snapshot.penaltyMinutes),
    );
  }
  return totals;
}

function addCell(total: Total, { cell }: CellAt, penaltyMinutes: number): Total {
  if (cell.kind !== "solved") return total;
  return {
    solved: total.solved + 1,
    penaltyMinutes: total.penaltyMinutes + cell.solvedAtMinutes + penaltyMinutes * cell.wrongBefore,
    lastSolvedMinutes: Math.max(total.lastSolvedMinutes ?? 0, cell.solvedAtMinutes),
  };
}

function byPosition(a: Total, b: Total): number {
  return (
    b.solved - a.solved ||
    a.penaltyMinutes - b.penaltyMinutes ||
    (a.lastSolvedMinutes ?? 0) - (b.lastSolvedMinutes ?? 0)
  );
}

function byName(a: Line, b: Line): number {
  return collator.compare(a.name, b.name) || (a.row.participantId < b.row.participantId ? -1 : 1);
}

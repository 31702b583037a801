/** The hall screen turns pages by itself, and comes back to the top every second turn. */
export const hallTurnMs = 12_000;

/** Pixels above the rows on the hall screen, and of a row: what the style sheet gives them. */
const aboveRows = 250;
const rowHeight = 47;
const mostRows = 17;

/** Rows that fit a screen: 17 on 1080. */
export function hallRows(screenHeight: number): number {
  return Math.max(1, Math.min(mostRows, Math.floor((screenHeight - aboveRows) / rowHeight)));
}

/** The page of a turn: 0 1 0 2 0 3 … */
export function hallPage(turn: number, pageCount: number): number {
  if (pageCount <= 1 || turn % 2 === 0) return 0;
  return 1 + (((turn - 1) / 2) % (pageCount - 1));
}

const pageRows = 10;

/** Arrow keys, Home, End and the page keys walk the rows; Enter does what a row is for. */
export function moveBetweenRows(event: KeyboardEvent, act: (participantId: string) => void): void {
  const { target, currentTarget } = event;
  if (!(target instanceof HTMLElement) || !(currentTarget instanceof HTMLElement)) return;
  const rows = [...currentTarget.querySelectorAll<HTMLElement>("tr[data-id]")];
  const at = rows.indexOf(target);
  if (at === -1) return;
  const id = target.dataset.id;
  if (event.key === "Enter" && id !== undefined) act(id);
  const next = rows[nextIndex(event.key, at, rows.length - 1)];
  if (next === undefined || next === target) return;
  event.preventDefault();
  next.focus();
}

/** The row a key leads to; the same one for any other key. */
export function nextIndex(key: string, at: number, last: number): number {
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + pageRows,
    PageUp: at - pageRows,
    Home: 0,
    End: last,
  };
  return Math.min(last, Math.max(0, moves[key] ?? at));
}

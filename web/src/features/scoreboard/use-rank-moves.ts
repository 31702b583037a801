/**
 * When rows change places. A result fills its cell at once; the row waits a moment, so that the eye finds it, and then
 * travels. Moves are gathered so that there is at most one a second. Too many at once, or a reader who asked for less
 * motion, and rows take their new places without travelling; whoever climbed keeps a lapis edge for two seconds.
 */
import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { BoardView, Place } from "./board-lines.ts";

export interface Standing {
  readonly order: readonly string[];
  readonly places: ReadonlyMap<string, Place>;
}

const waitMs = 460;
const betweenMovesMs = 1_000;
const travelMs = 420;
const edgeMs = 2_000;
const mostTravellers = 12;
const ease = "cubic-bezier(.2,.7,.2,1)";

/**
 * The standing to draw now.
 *
 * @param body  holds the rows, each with data-id
 * @param onMove  told when rows change places (the hall screen stays on the page then)
 */
export function useRankMoves(
  view: BoardView,
  body: RefObject<HTMLElement | null>,
  onMove: () => void,
): Standing {
  const [shown, setShown] = useState<Standing>(view);
  const lastMoveAt = useRef(0);
  const before = useRef<ReadonlyMap<string, number> | null>(null);

  useEffect(() => {
    if (shown.places === view.places) return;
    const isQuiet = document.visibilityState === "hidden" || sameOrder(shown.order, view.order);
    const delay = isQuiet ? 0 : Math.max(waitMs, lastMoveAt.current + betweenMovesMs - performance.now());
    const timer = setTimeout(() => {
      if (!isQuiet) {
        before.current = topsOf(body.current);
        lastMoveAt.current = performance.now();
        onMove();
      }
      setShown({ order: view.order, places: view.places });
    }, delay);
    return () => clearTimeout(timer);
  }, [view, shown]);

  useLayoutEffect(() => {
    if (before.current !== null && body.current !== null) play(body.current, before.current);
    before.current = null;
  }, [shown]);

  return shown;
}

function play(body: HTMLElement, before: ReadonlyMap<string, number>): void {
  const rows = rowsOf(body).map((row) => {
    const top = row.getBoundingClientRect().top;
    return { row, top, shift: (before.get(row.dataset.id ?? "") ?? top) - top };
  });
  const climbers = rows.filter(({ shift }) => shift > 1);
  const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (!isStill && climbers.length > mostTravellers) {
    body.animate([{ opacity: 0 }, { opacity: 1 }], { duration: 160 });
    return;
  }
  for (const { row } of climbers) markClimber(row);
  if (isStill) return;
  for (const { row, top, shift } of rows)
    if (shift !== 0 && isInSight(top, shift))
      row.animate([{ transform: `translateY(${shift}px)` }, { transform: "none" }], {
        duration: travelMs,
        easing: ease,
      });
}

/** A row whose old and new places are both out of sight need not be moved. */
function isInSight(top: number, shift: number): boolean {
  const highest = Math.min(top, top + shift);
  const lowest = Math.max(top, top + shift);
  return lowest > -60 && highest < innerHeight + 60;
}

function markClimber(row: HTMLElement): void {
  row.classList.add("climbing");
  setTimeout(() => row.classList.remove("climbing"), edgeMs);
}

function topsOf(body: HTMLElement | null): ReadonlyMap<string, number> {
  if (body === null) return new Map();
  return new Map(rowsOf(body).map((row) => [row.dataset.id ?? "", row.getBoundingClientRect().top]));
}

function rowsOf(body: HTMLElement): HTMLElement[] {
  return [...body.querySelectorAll<HTMLElement>("tr[data-id]")];
}

function sameOrder(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index]);
}

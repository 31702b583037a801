import { useEffect, useRef, useState } from "preact/hooks";
import { hallPage, hallRows, hallTurnMs } from "./hall-pages.ts";

/** A page on which a row is moving stays this much longer. */
const holdMs = 3_000;

/**
 * The rows of the hall screen's page, or all of them off the hall.
 *
 * @returns hold, to be called when rows change places
 */
export function useHallPage(isHall: boolean, order: readonly string[]) {
  const [turn, setTurn] = useState(0);
  const heldUntil = useRef(0);
  useEffect(() => {
    if (!isHall) return;
    const timer = setInterval(() => {
      if (performance.now() > heldUntil.current) setTurn((before) => before + 1);
    }, hallTurnMs);
    return () => clearInterval(timer);
  }, [isHall]);
  const rows = hallRows(globalThis.innerHeight);
  const page = hallPage(turn, Math.ceil(order.length / rows));
  return {
    drawn: isHall ? order.slice(page * rows, (page + 1) * rows) : order,
    hold() {
      heldUntil.current = performance.now() + holdMs;
    },
  };
}

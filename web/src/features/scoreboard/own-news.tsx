import { useEffect, useRef, useState } from "preact/hooks";
import { ownNews } from "../../generated/messages/board.ts";
import type { BoardLine, Place } from "./board-lines.ts";

const quietMs = 10_000;

/** Tells a screen reader of one's own results and rank, and of nobody else's; at most once in ten seconds. */
export function OwnNews({ line, place }: { readonly line: BoardLine; readonly place: Place }) {
  const [said, setSaid] = useState("");
  const lastAt = useRef(0);
  const isFirst = useRef(true);
  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false;
      return;
    }
    const { rank } = place;
    if (rank === null) return;
    const delay = Math.max(0, lastAt.current + quietMs - Date.now());
    const timer = setTimeout(() => {
      lastAt.current = Date.now();
      setSaid(ownNews({ rank: String(rank), solved: line.solved }));
    }, delay);
    return () => clearTimeout(timer);
  }, [place.rank, line.solved]);
  return (
    <p class="said" aria-live="polite">
      {said}
    </p>
  );
}

import { formatClock } from "./format-duration.ts";

/** The big clock of a bar: figures, then one word that says which way they count. Never announced by itself. */
export function Clock({ ms, word }: { readonly ms: number; readonly word: string }) {
  return (
    <div class="clock" role="timer" aria-live="off">
      <b>{formatClock(ms)}</b>
      <span>{word}</span>
    </div>
  );
}

import { formatClock } from "./format-duration.ts";

/** Keeps the clock's place until it is known what it shows. */
export function ClockPlace() {
  return (
    <div class="clock invisible" aria-hidden="true">
      <b>0:00:00</b>
    </div>
  );
}

/** The big clock of a bar: figures, then one word that says which way they count. Never announced by itself. */
export function Clock({ ms, word }: { readonly ms: number; readonly word: string }) {
  return (
    <div class="clock" role="timer" aria-live="off">
      <b>{formatClock(ms)}</b>
      <span>{word}</span>
    </div>
  );
}

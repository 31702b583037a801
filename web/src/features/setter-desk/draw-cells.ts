import type { VerificationRun } from "@bilimdon/contracts/judging-words";

/** Positions of the tests shown, from inclusive, to exclusive. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

const letters = { AC: "", WA: "W", TLE: "T", RTE: "R", MLE: "M", OLE: "O" } as const;

/**
 * One row's cells as HTML: a letter for what failed, so that colour is not alone, and from below a bar of the time
 * against the limit. Nothing of the package's own words is in it.
 *
 * @param limitMs  null: no limit is known, and no bars are drawn
 */
export function drawCells(run: VerificationRun, { from, to }: Window, limitMs: number | null): string {
  let html = "";
  for (let at = from; at < to; at += 1) {
    const verdict = run.verdicts[at] ?? null;
    if (verdict === null) {
      html += `<i data-at="${at}"></i>`;
      continue;
    }
    const share = limitMs === null ? 0 : Math.min(1, (run.cpuMs[at] ?? 0) / limitMs);
    const bar = share < 0.05 ? "" : ` style="--t:${Math.round(share * 100)}%"`;
    html += `<i data-at="${at}" class="m-${verdict}"${bar}>${letters[verdict]}</i>`;
  }
  return html;
}

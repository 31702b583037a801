import type { ScoreReading } from "./verdict.ts";

export type TestlibVerdict =
  | { readonly kind: "accepted"; readonly score: ScoreReading | null }
  | { readonly kind: "rejected" }
  | { readonly kind: "broken"; readonly why: string };

const rejections: readonly number[] = [1, 2, 4, 8];

/**
 * The verdict of a checker or an interactor in testlib's manner.
 *
 * Partial points have no exit code of their own: `_pc(n)` leaves with n, 16 + n or 50 + n, by how it was compiled, so
 * that 0 may be "accepted" or "nothing". What it writes to standard error tells them apart.
 *
 * @param words what it wrote to standard error
 * @returns partial points as a score only where the problem gives scores; elsewhere they are no acceptance
 * Source: testlib.h: _ok 0, _wa 1, _pe 2, _fail 3, _dirt 4, _points 7, _unexpected_eof 8; "partially correct (n)", n of 100.
 */
export function readTestlibEnding(said: {
  readonly exitCode: number;
  readonly words: string;
  readonly isScoring: boolean;
}): TestlibVerdict {
  const { exitCode, words, isScoring } = said;
  const percent = /^\s*partially correct \((\d+)\)/.exec(words)?.[1];
  if (percent !== undefined) return readPartial(Number(percent), isScoring);
  if (exitCode === 7) return readPoints(words, isScoring);
  if (exitCode === 0) return { kind: "accepted", score: null };
  if (rejections.includes(exitCode)) return { kind: "rejected" };
  const why =
    exitCode === 3
      ? "it calls the jury's own files wrong (_fail, 3)"
      : `it left with ${exitCode}, which is no verdict of testlib`;
  return { kind: "broken", why };
}

function readPartial(percent: number, isScoring: boolean): TestlibVerdict {
  if (percent > 100) return { kind: "broken", why: `it gives ${percent} points of 100 by _pc` };
  if (!isScoring || percent === 0) return { kind: "rejected" };
  return { kind: "accepted", score: { kind: "multiplier", value: percent / 100 } };
}

function readPoints(words: string, isScoring: boolean): TestlibVerdict {
  if (!isScoring) {
    const mend = "give its tests points (in Polygon: Enable points) or have it leave with _ok or _wa";
    return { kind: "broken", why: `it gives points (7), but the problem is not scored; ${mend}` };
  }
  const points = /^\s*points\s+(\d+(?:\.\d+)?)(?:\s|$)/.exec(words)?.[1];
  if (points === undefined)
    return { kind: "broken", why: "it gives points (7), but writes no number of them" };
  return { kind: "accepted", score: { kind: "score", value: Number(points) } };
}

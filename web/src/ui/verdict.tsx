import { verdictCodes } from "@bilimdon/rules/verdict/verdict";
import * as words from "../generated/messages/ui.ts";
import { formatPoints } from "../locale/format-number.ts";
import { type Points, reachOf } from "./judged-view.ts";
import { type JudgedState, VerdictGlyph } from "./verdict-glyph.tsx";

interface VerdictShape {
  readonly state: JudgedState;
  /** While judging: "26 / 40". */
  readonly progress?: { readonly done: number; readonly total: number };
  /** "64 / 100" in place of the code. */
  readonly points?: Points;
  /** Adds the word after the code. */
  readonly hasWord?: boolean;
  /** On a tinted ground. */
  readonly isTag?: boolean;
}

/** Silhouette, letters, colour, in that order. */
export function Verdict({ state, progress, points, hasWord = false, isTag = false }: VerdictShape) {
  const isCode = verdictCodes.some((code) => code === state);
  const reach = points === undefined ? null : reachOf(points);
  const look = reach === null ? state : reach === "all" ? "AC" : "points";
  return (
    <span class={`verdict verdict-${look}${isTag ? " verdict-tag" : ""}`}>
      <VerdictGlyph state={reach === "all" ? "AC" : state} isPartial={reach !== null && reach !== "all"} />
      {points === undefined ? codeOf(state, progress) : pointsText(points)}
      {hasWord && isCode && <small>{points === undefined ? verdictWord(state) : pointsWord(points)}</small>}
    </span>
  );
}

const wordOf: Record<JudgedState, () => string> = {
  AC: words.verdictAC,
  WA: words.verdictWA,
  TLE: words.verdictTLE,
  RTE: words.verdictRTE,
  MLE: words.verdictMLE,
  OLE: words.verdictOLE,
  CE: words.verdictCE,
  queued: words.verdictQueued,
  judging: words.verdictJudging,
};

/** The verdict in a word: "Notoʻgʻri javob". */
export function verdictWord(state: JudgedState): string {
  return wordOf[state]();
}

/** "64 / 100", or "64" where there is no most. */
export function pointsText({ score, maxScore }: Points): string {
  return maxScore === null ? formatPoints(score) : `${formatPoints(score)} / ${formatPoints(maxScore)}`;
}

/** All of the points, a part of them, none. */
export function pointsWord(points: Points): string {
  return { none: words.pointsNone, part: words.pointsPart, all: words.pointsAll }[reachOf(points)]();
}

function codeOf(state: JudgedState, progress: VerdictShape["progress"]): string {
  if (state === "judging" && progress !== undefined) return `${progress.done} / ${progress.total}`;
  return state === "queued" || state === "judging" ? verdictWord(state) : state;
}

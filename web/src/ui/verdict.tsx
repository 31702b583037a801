import { verdictCodes } from "@bilimdon/rules/verdict/verdict";
import * as words from "../generated/messages/ui.ts";
import { formatNumber } from "../locale/format-number.ts";
import { type JudgedState, VerdictGlyph } from "./verdict-glyph.tsx";

interface VerdictShape {
  readonly state: JudgedState;
  /** While judging: "26 / 40". */
  readonly progress?: { readonly done: number; readonly total: number };
  /** A score below the maximum: "64 / 100" instead of AC. */
  readonly partial?: { readonly score: number; readonly maxScore: number };
  /** Adds the word after the code. */
  readonly hasWord?: boolean;
  /** On a tinted ground. */
  readonly isTag?: boolean;
}

/** Silhouette, letters, colour, in that order. */
export function Verdict({ state, progress, partial, hasWord = false, isTag = false }: VerdictShape) {
  const isCode = verdictCodes.some((code) => code === state);
  return (
    <span class={`verdict verdict-${state}${isTag ? " verdict-tag" : ""}`}>
      <VerdictGlyph state={state} isPartial={partial !== undefined} />
      {codeOf({ state, progress, partial })}
      {hasWord && isCode && <small>{verdictWord(state)}</small>}
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

function codeOf({ state, progress, partial }: VerdictShape): string {
  if (partial !== undefined) return `${formatNumber(partial.score)} / ${formatNumber(partial.maxScore)}`;
  if (state === "judging" && progress !== undefined) return `${progress.done} / ${progress.total}`;
  return state === "queued" || state === "judging" ? verdictWord(state) : state;
}

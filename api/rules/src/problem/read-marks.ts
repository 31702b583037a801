import { readDecimal } from "../verdict/read-decimal.ts";
import type { ExpectedVerdict } from "./manifest.ts";

/** What marks in a source's comments expect; null where there is no such mark. */
export interface Marks {
  readonly results: readonly ExpectedVerdict[] | null;
  readonly score: readonly [number, number] | null;
  /** Words after the marks that mean nothing. */
  readonly unknown: readonly string[];
}

/** The names in use for each verdict, in capitals, with "-" for "_" and blanks. */
const verdictNames: Readonly<Record<string, ExpectedVerdict>> = {
  AC: "AC",
  CORRECT: "AC",
  ACCEPTED: "AC",
  WA: "WA",
  "WRONG-ANSWER": "WA",
  "NO-OUTPUT": "WA",
  "PRESENTATION-ERROR": "WA",
  TLE: "TLE",
  TIMELIMIT: "TLE",
  "TIME-LIMIT": "TLE",
  "TIME-LIMIT-EXCEEDED": "TLE",
  RTE: "RTE",
  RE: "RTE",
  "RUN-ERROR": "RTE",
  "RUNTIME-ERROR": "RTE",
  "RUN-TIME-ERROR": "RTE",
  MLE: "MLE",
  "MEMORY-LIMIT": "MLE",
  "MEMORY-LIMIT-EXCEEDED": "MLE",
  OLE: "OLE",
  "OUTPUT-LIMIT": "OLE",
  "OUTPUT-LIMIT-EXCEEDED": "OLE",
  CE: "CE",
  "COMPILER-ERROR": "CE",
  "COMPILE-ERROR": "CE",
  "COMPILATION-ERROR": "CE",
};

/**
 * Reads `@EXPECTED_RESULTS@: WRONG-ANSWER, TIMELIMIT` and `@EXPECTED_SCORE@: 40` (or `20, 40`, from … to) in a source.
 * A mark goes to the end of its line; of several of a kind the first one counts. A score mark without numbers names
 * verdicts. A score with decimals stands for all that round to it.
 * @throws never
 * Source: marks as DOMjudge reads them.
 */
export function readMarks(source: string): Marks {
  const scoreText = textAfter(source, "@EXPECTED_SCORE@:");
  const score = scoreText === null ? null : readScore(scoreText);
  const verdictText = textAfter(source, "@EXPECTED_RESULTS@:") ?? (score === null ? scoreText : null);
  if (verdictText === null) return { results: null, score, unknown: [] };
  const words = verdictText.split(",").map((word) => word.trim());
  const results = words.map((word) => verdictNames[word.toUpperCase().replace(/[_ ]+/g, "-")]);
  const unknown = words.filter((_, index) => results[index] === undefined);
  return {
    results: unknown.length > 0 ? null : results.filter((each) => each !== undefined),
    score,
    unknown,
  };
}

function readScore(text: string): readonly [number, number] | null {
  const words = text.split(/\s*,\s*|\s+|\.\./);
  const [low = null, high = low] = words.map(readDecimal);
  if (low === null || high === null || low > high || words.length > 2) return null;
  const half = Math.max(...words.map(halfOfLastDecimal));
  return [low - half, high + half];
}

function halfOfLastDecimal(word: string): number {
  const decimals = /\.([0-9]+)$/.exec(word)?.[1]?.length ?? 0;
  return decimals === 0 ? 0 : 0.5 * 10 ** -decimals;
}

/** What stands after a mark on its line, without the end of the comment; null where there is no mark. */
function textAfter(source: string, mark: string): string | null {
  const at = source.indexOf(mark);
  if (at < 0) return null;
  const line = source.slice(at + mark.length, at + mark.length + 200).split(/[\r\n]/, 1)[0] ?? "";
  return line.replace(/(?:\*\/|-->|\*\)|\}|#|""")\s*$/, "").trim();
}

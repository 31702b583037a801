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
 * A mark goes to the end of its line; of several of a kind the first one counts.
 * @throws never
 * Source: marks as DOMjudge reads them.
 */
export function readMarks(source: string): Marks {
  const words = wordsAfter(source, "@EXPECTED_RESULTS@:", /,/);
  const numbers = wordsAfter(source, "@EXPECTED_SCORE@:", /,|\s+|\.\./);
  const results = (words ?? []).map((word) => verdictNames[word.toUpperCase().replace(/[_ ]+/g, "-")]);
  const scores = (numbers ?? []).map(readDecimal);
  const unknownWords = (words ?? []).filter((_, index) => results[index] === undefined);
  const unknownNumbers = (numbers ?? []).filter((_, index) => scores[index] === null);
  const [low = null, high = low] = scores;
  const isScoreRead = low !== null && high !== null && low <= high && unknownNumbers.length === 0;
  return {
    results: words === null || unknownWords.length > 0 ? null : results.filter((each) => each !== undefined),
    score: isScoreRead ? [low, high] : null,
    unknown: [...unknownWords, ...(numbers !== null && !isScoreRead ? [numbers.join(" ")] : [])],
  };
}

function wordsAfter(source: string, mark: string, separator: RegExp): string[] | null {
  const at = source.indexOf(mark);
  if (at < 0) return null;
  const line = source.slice(at + mark.length, at + mark.length + 200).split(/[\r\n]/, 1)[0] ?? "";
  // A comment may end on the same line.
  const text = line.replace(/(?:\*\/|-->|\*\)|\}|#|""")\s*$/, "").trim();
  const words = text.split(separator).map((word) => word.trim());
  return words.filter((word) => word !== "");
}

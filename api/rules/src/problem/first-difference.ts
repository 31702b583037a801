/**
 * Where an output leaves what was expected, and how much of both is worth showing around that place.
 *
 * The usual comparison looks at words alone: the first word that differs is the place. Where all words are the same the
 * place is the first character that differs, so that a blank too many, which some problems reject, is found too.
 */

/** Offsets in UTF-16 code units, each in its own text; at the text's length: it ends before the other. */
export interface DifferingPlace {
  readonly expectedAt: number;
  readonly gotAt: number;
}

/** @returns null for equal texts; never throws */
export function firstDifference(expected: string, got: string): DifferingPlace | null {
  let [i, j] = [0, 0];
  for (;;) {
    i = skipBlanks(expected, i);
    j = skipBlanks(got, j);
    if (i >= expected.length && j >= got.length) return firstUnequal(expected, got);
    const [endI, endJ] = [wordEnd(expected, i), wordEnd(got, j)];
    let same = 0;
    while (i + same < endI && j + same < endJ && expected[i + same] === got[j + same]) same += 1;
    if (i + same < endI || j + same < endJ) return { expectedAt: i + same, gotAt: j + same };
    [i, j] = [endI, endJ];
  }
}

function firstUnequal(expected: string, got: string): DifferingPlace | null {
  const shorter = Math.min(expected.length, got.length);
  let at = 0;
  while (at < shorter && expected[at] === got[at]) at += 1;
  return at === expected.length && at === got.length ? null : { expectedAt: at, gotAt: at };
}

const isBlank = (letter: string | undefined) =>
  letter === " " ||
  letter === "\n" ||
  letter === "\r" ||
  letter === "\t" ||
  letter === "\v" ||
  letter === "\f";

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && isBlank(text[at])) at += 1;
  return at;
}

function wordEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isBlank(text[at])) at += 1;
  return at;
}

/** A part of a text around a place in it. */
export interface TextWindow {
  readonly text: string;
  /** Number of the line that `text` begins in, from 1. */
  readonly fromLine: number;
  /** Is something left out before or after it? */
  readonly isCutBefore: boolean;
  readonly isCutAfter: boolean;
  /** The place, as an offset in `text`; null: no place was asked for. */
  readonly markAt: number | null;
}

/** UTF-16 code units of a window at most, and of what stands before its place. */
export const windowCharacters = 8_192;
const charactersBefore = 1_024;

/**
 * The part of a text around a place: some lines before it where they are short, then on until the window is full.
 *
 * @param at  offset of the place; null: the beginning
 * @throws never
 */
export function windowAround(text: string, at: number | null): TextWindow {
  const place = at === null ? 0 : Math.min(Math.max(at, 0), text.length);
  const from = startOfWindow(text, place);
  const to = wholeCharacter(text, Math.min(text.length, from + windowCharacters));
  return {
    text: text.slice(from, to),
    fromLine: countLines(text, from),
    isCutBefore: from > 0,
    isCutAfter: to < text.length,
    markAt: at === null ? null : place - from,
  };
}

/** The beginning of a line no further back than there is room for; within a longer line, as far back as that. */
function startOfWindow(text: string, place: number): number {
  if (place <= charactersBefore) return 0;
  const earliest = place - charactersBefore;
  const line = text.indexOf("\n", earliest - 1);
  return line !== -1 && line < place ? line + 1 : wholeCharacter(text, earliest);
}

/** Not in the middle of a character that takes two code units. */
function wholeCharacter(text: string, at: number): number {
  const before = text.charCodeAt(at - 1);
  return before >= 0xd800 && before <= 0xdbff ? at - 1 : at;
}

function countLines(text: string, before: number): number {
  let lines = 1;
  for (let at = text.indexOf("\n"); at !== -1 && at < before; at = text.indexOf("\n", at + 1)) lines += 1;
  return lines;
}

/** A regular expression of a grammar as a tree; what it takes is decided by character code, 0 to 255. */
export type Pattern =
  | { readonly kind: "character"; readonly takes: CodeSet }
  | { readonly kind: "row"; readonly parts: readonly Pattern[] }
  | { readonly kind: "either"; readonly ways: readonly Pattern[] }
  | { readonly kind: "repeat"; readonly part: Pattern; readonly least: number; readonly most: number };

export type CodeSet = (code: number) => boolean;

export type PatternReading =
  | { readonly kind: "read"; readonly pattern: Pattern }
  | { readonly kind: "refused"; readonly why: string };

const deepest = 50;
const mostRepeats = 1_000;

/**
 * Reads an extended regular expression: `|`, groups, `* + ? {m,n}`, `.`, `[…]` with ranges and classes, and `\d \w \s`.
 *
 * @returns refused for what is not of these: look-around, back references, anchors, lazy repetition
 * @throws never
 */
export function readPattern(text: string): PatternReading {
  const reader: Reader = { text, at: 0, depth: 0, fault: null };
  const pattern = readEither(reader);
  if (reader.fault === null && reader.at < text.length) reader.fault = `")" without "("`;
  return reader.fault === null ? { kind: "read", pattern } : { kind: "refused", why: reader.fault };
}

interface Reader {
  readonly text: string;
  at: number;
  depth: number;
  fault: string | null;
}

function readEither(reader: Reader): Pattern {
  const ways = [readRow(reader)];
  while (reader.fault === null && reader.text[reader.at] === "|") {
    reader.at += 1;
    ways.push(readRow(reader));
  }
  const [only] = ways;
  return ways.length === 1 && only !== undefined ? only : { kind: "either", ways };
}

function readRow(reader: Reader): Pattern {
  const parts: Pattern[] = [];
  for (;;) {
    const next = reader.text[reader.at];
    if (reader.fault !== null || next === undefined || next === "|" || next === ")") break;
    parts.push(readRepeats(reader, readPart(reader)));
  }
  return { kind: "row", parts };
}

function readRepeats(reader: Reader, first: Pattern): Pattern {
  let part = first;
  for (let count = 0; reader.fault === null; count += 1) {
    const [whole, bounds] =
      /^(?:[*+?]|\{(\d*(?:,\d*)?)\})/.exec(reader.text.slice(reader.at, reader.at + 16)) ?? [];
    if (whole === undefined) break;
    if (count > 0) reader.fault = "a repetition of a repetition, or a lazy one, is not known here";
    reader.at += whole.length;
    const [least, most] = boundsOf(whole, bounds);
    if (!(least <= most) || least > mostRepeats || (most > mostRepeats && most !== Number.POSITIVE_INFINITY))
      reader.fault = `the repetition ${whole} is out of order or larger than ${mostRepeats}`;
    part = { kind: "repeat", part, least, most };
  }
  return part;
}

function boundsOf(whole: string, bounds: string | undefined): readonly [least: number, most: number] {
  if (bounds === undefined) {
    return whole === "?" ? [0, 1] : [whole === "+" ? 1 : 0, Number.POSITIVE_INFINITY];
  }
  const [from = "", to] = bounds.split(",");
  if (to === undefined) return [Number(from), Number(from)];
  return [Number(from), to === "" ? Number.POSITIVE_INFINITY : Number(to)];
}

function readPart(reader: Reader): Pattern {
  const character = reader.text[reader.at] ?? "";
  reader.at += 1;
  if (character === "(") return readGroup(reader);
  if (character === "[") return { kind: "character", takes: readSet(reader) };
  if (character === ".") return { kind: "character", takes: () => true };
  if (character === "\\") return { kind: "character", takes: readEscape(reader) };
  if ("*+?^$".includes(character)) reader.fault = `"${character}" cannot stand here`;
  return { kind: "character", takes: only(character) };
}

function readGroup(reader: Reader): Pattern {
  if (reader.text.startsWith("?:", reader.at)) reader.at += 2;
  else if (reader.text[reader.at] === "?") reader.fault = `"(?" is not known here`;
  reader.depth += 1;
  if (reader.depth > deepest) reader.fault = "groups lie too deep in each other";
  const pattern = reader.fault === null ? readEither(reader) : ({ kind: "row", parts: [] } as const);
  reader.depth -= 1;
  if (reader.fault === null && reader.text[reader.at] !== ")") reader.fault = `"(" without ")"`;
  reader.at += 1;
  return pattern;
}

const classes: Readonly<Record<string, string>> = {
  alnum: "a-zA-Z0-9",
  alpha: "a-zA-Z",
  digit: "0-9",
  lower: "a-z",
  upper: "A-Z",
  space: " \t\n\r\f\v",
  punct: "!-/:-@[-`{-~",
  xdigit: "0-9a-fA-F",
};
const shorthands: Readonly<Record<string, string>> = { d: "0-9", w: "a-zA-Z0-9_", s: " \t\n\r\f\v" };
const controls: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", f: "\f", v: "\v" };

function readEscape(reader: Reader): CodeSet {
  const letter = reader.text[reader.at] ?? "";
  reader.at += 1;
  const ranges = shorthands[letter.toLowerCase()];
  if (ranges !== undefined) {
    const set = rangesOf(ranges);
    return letter === letter.toLowerCase() ? set : (code) => !set(code);
  }
  if (controls[letter] !== undefined) return only(controls[letter]);
  if (letter === "" || /[a-zA-Z0-9]/.test(letter)) reader.fault = `"\\${letter}" is not known here`;
  return only(letter);
}

/** After the "[": a "]" that comes first stands for itself. */
function readSet(reader: Reader): CodeSet {
  const isNegated = reader.text[reader.at] === "^";
  if (isNegated) reader.at += 1;
  const sets: CodeSet[] = [];
  for (let isFirst = true; ; isFirst = false) {
    const character = reader.text[reader.at];
    if (character === undefined) reader.fault = `"[" without "]"`;
    if (character === undefined || (character === "]" && !isFirst)) break;
    sets.push(readSetPart(reader));
  }
  reader.at += 1;
  const isIn: CodeSet = (code) => sets.some((set) => set(code));
  return isNegated ? (code) => !isIn(code) : isIn;
}

function readSetPart(reader: Reader): CodeSet {
  const [named, name = ""] = /^\[:(\w+):\]/.exec(reader.text.slice(reader.at, reader.at + 16)) ?? [];
  if (named !== undefined) {
    reader.at += named.length;
    if (classes[name] === undefined) reader.fault = `the class [:${name}:] is not known here`;
    return rangesOf(classes[name] ?? "");
  }
  if (reader.text[reader.at] === "\\") {
    reader.at += 1;
    return readEscape(reader);
  }
  const from = reader.text[reader.at] ?? "";
  const to = reader.text[reader.at + 2];
  if (reader.text[reader.at + 1] !== "-" || to === undefined || to === "]" || to === "\\") {
    reader.at += 1;
    return only(from);
  }
  reader.at += 3;
  if (to < from) reader.fault = `the range ${from}-${to} is out of order`;
  return rangesOf(`${from}-${to}`);
}

function only(character: string): CodeSet {
  const wanted = character.charCodeAt(0);
  return (code) => code === wanted;
}

/** "a-z0-9_": pairs with a "-" between them are ranges. */
function rangesOf(text: string): CodeSet {
  const pairs: (readonly [number, number])[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const from = text.charCodeAt(at);
    const isRange = text[at + 1] === "-" && at + 2 < text.length;
    pairs.push([from, isRange ? text.charCodeAt(at + 2) : from]);
    if (isRange) at += 2;
  }
  return (code) => pairs.some(([from, to]) => code >= from && code <= to);
}

/**
 * Uzbek from Latin into Cyrillic. The letters follow the alphabets of 1995 and 1956; where Latin says less than
 * Cyrillic (ц, ь, ъ) a list of stems decides. What is not Uzbek stays as it is: addresses, file names, placeholders of
 * messages, names of languages and programs, verdict codes, variables, words in capitals. Doubt keeps a word Latin:
 * a contestant who prints "ҲА" where "HA" was meant pays for our guess.
 */
import { latinLength } from "./latin-terms.ts";
import { findLoanWord } from "./loan-words.ts";

const apostrophes = "ʻʼ'‘’`";

/** Kept or turned, in this order; everything between is copied. Bounded, so that no text costs more than its length. */
const pieces = new RegExp(
  [
    String.raw`(?<kept>\{[^{}]*\}`,
    String.raw`[a-z]{1,16}:\/\/[^\s"»”)<]+`,
    String.raw`[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+`,
    String.raw`--[a-z][\w-]*`,
    String.raw`\/[\w.-]+\/[\w./-]+`,
    // file names and hosts; C++17, C#; snake_case, usr_, x1, sha256, UTF-8
    String.raw`[A-Za-z\d_-]{0,63}[A-Za-z\d_](?:\.[a-z][a-z\d]{0,5})+(?![A-Za-z\d])`,
    String.raw`[A-Za-z]+(?:\+\+|#)\d*`,
    String.raw`[A-Za-z]{0,32}_\w*`,
    String.raw`[A-Za-z]+\d\w*`,
    String.raw`[A-Z]{2,}-\d+)`,
    `(?<word>[A-Za-z]+(?:[${apostrophes}]+[A-Za-z]+)*(?:[oOgG][${apostrophes}])?[ʻʼ]?)`,
  ].join("|"),
  "g",
);

/**
 * Writes Uzbek Latin text in Cyrillic.
 *
 * @param text  plain text, no markup; oʻ and gʻ may be typed with any apostrophe
 * @param place  `isInWord`: a word goes on at its start, so that a first e is not э
 * @returns the same text; what is not Uzbek stays Latin
 * @throws never
 * Source: Latin alphabet of 1995 and Cyrillic orthography of 1956 of the Uzbek language.
 */
export function toCyrillic(text: string, place: { readonly isInWord?: boolean } = {}): string {
  let written = "";
  let at = 0;
  for (const match of text.matchAll(pieces)) {
    const found = match.groups?.word;
    // A closing quote after o or g is not a letter's apostrophe when the same quote stands before the word.
    const word = found === undefined ? undefined : withoutClosingQuote(found, text[match.index - 1]);
    written += text.slice(at, match.index);
    at = match.index + (word ?? match[0]).length;
    const isInWord = match.index === 0 && place.isInWord === true;
    written += word === undefined ? match[0] : writeWord(word, isInWord);
  }
  return written + text.slice(at);
}

function withoutClosingQuote(word: string, before: string | undefined): string {
  const last = word.at(-1) ?? "";
  const opening: Readonly<Record<string, string>> = { "'": "'", "’": "‘", "`": "`" };
  return opening[last] !== undefined && opening[last] === before ? word.slice(0, -1) : word;
}

function writeWord(typed: string, isInWord: boolean): string {
  const word = withLetters(typed);
  const kept = latinLength(word);
  const rest = word.slice(kept);
  if (rest === "") return word;
  const loan = kept > 0 || isInWord ? null : findLoanWord(rest.toLowerCase());
  if (loan === null) return word.slice(0, kept) + writeLetters(rest, kept > 0 || isInWord);
  const ending = rest.slice(loan.length);
  return (
    inCaseOf(rest.slice(0, loan.length), loan.cyrillic) + writeLetters(ending, true, loan.cyrillic.at(-1))
  );
}

/** oʻ and gʻ with U+02BB, every other apostrophe inside a word U+02BC. */
function withLetters(typed: string): string {
  return typed
    .replace(new RegExp(`([oOgG])[${apostrophes}]`, "g"), "$1ʻ")
    .replace(new RegExp(`([^oOgG])[${apostrophes}]`, "g"), "$1ʼ");
}

/** Groups of letters, the longest first; each is one step of a word. The third: only before one of these letters. */
const groups: readonly (readonly [string, string, string?])[] = [
  ["ksiya", "кция"],
  ["tsi", "ци", "yo"],
  ["sʼh", "сҳ"],
  ["yoʻ", "йў"],
  ["oʻ", "ў"],
  ["gʻ", "ғ"],
  ["sh", "ш"],
  ["ch", "ч"],
  ["yo", "ё"],
  ["yu", "ю"],
  ["ya", "я"],
];

const single: Readonly<Record<string, string>> = Object.fromEntries(
  "aа bб dд fф gг hҳ iи jж kк lл mм nн oо pп qқ rр sс tт uу vв xх yй zз ʼъ"
    .split(" ")
    .map(([latin = "", cyrillic = ""]) => [latin, cyrillic]),
);

const vowels = "аеёиоуэюяў";

function writeLetters(word: string, isInWord: boolean, lastWritten?: string): string {
  const small = word.toLowerCase();
  let written = "";
  let before = lastWritten ?? (isInWord ? "к" : "");
  for (let at = 0; at < word.length; ) {
    const step = readStep(small, at, before);
    written += inCaseOf(word.slice(at, at + step.length), step.cyrillic);
    before = step.cyrillic.at(-1) ?? "";
    at += step.length;
  }
  return written;
}

/** What stands at a place of a word, by what was written before it. */
function readStep(word: string, at: number, before: string): { length: number; cyrillic: string } {
  const isFirst = before === "";
  const isAfterVowel = vowels.includes(before) && !isFirst;
  // After a consonant a y before e parts them (pyesa, пьеса); elsewhere ye is how Latin writes е.
  if (word.startsWith("ye", at))
    return { length: 2, cyrillic: isFirst || isAfterVowel || "йъь".includes(before) ? "е" : "ье" };
  if (word.startsWith("e", at)) return { length: 1, cyrillic: isFirst || isAfterVowel ? "э" : "е" };
  for (const [latin, cyrillic, next] of groups) {
    const after = word.charAt(at + latin.length);
    if (word.startsWith(latin, at) && (next === undefined || (after !== "" && next.includes(after))))
      return { length: latin.length, cyrillic };
  }
  const letter = word.charAt(at);
  return { length: 1, cyrillic: single[letter] ?? letter };
}

/** Capitals as the Latin had them: all of it, the first letter, or none. */
function inCaseOf(latin: string, cyrillic: string): string {
  const first = latin.charAt(0);
  if (first === first.toLowerCase()) return cyrillic;
  const isAll = cyrillic.length > 1 && latin.length > 1 && latin === latin.toUpperCase();
  return isAll ? cyrillic.toUpperCase() : cyrillic.charAt(0).toUpperCase() + cyrillic.slice(1);
}

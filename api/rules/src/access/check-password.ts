/**
 * Is a new password good enough?
 *
 * Two profiles. "composition" asks for eight characters of four kinds, any character that is neither letter nor digit
 * counting as special. "nist" asks for fifteen and no kinds. Both take up to 128, refuse what is guessed first (words of
 * the block-list however they are dressed up, runs of keys, one character again and again) and the person's own names.
 */
import { commonPasswordWords } from "./common-password-words.ts";

export const passwordProfiles = ["composition", "nist"] as const;
export type PasswordProfile = (typeof passwordProfiles)[number];

export const passwordFaults = [
  "too-short",
  "too-long",
  "no-lower",
  "no-upper",
  "no-digit",
  "no-special",
  "common",
  "own-name",
] as const;
export type PasswordFault = (typeof passwordFaults)[number];

export const longestPassword = 128;
/** Characters at least. */
export const shortestPassword: Readonly<Record<PasswordProfile, number>> = { composition: 8, nist: 15 };

const shortestOwnName = 4;
const fewestDifferent = 4;

/**
 * Everything that is wrong with a new password, in the order of passwordFaults.
 *
 * @param input.password  as typed; it is counted and kept in NFC
 * @param input.ownNames  login, parts of the name, the e-mail's name: what others know of the person
 * @returns none when it may be taken
 * @throws never
 * Source: OWASP ASVS 5.0, 6.2.1, 6.2.4, 6.2.9, 6.2.11
 */
export function checkPassword(input: {
  readonly password: string;
  readonly profile: PasswordProfile;
  readonly ownNames: readonly string[];
}): PasswordFault[] {
  const password = normalPassword(input.password);
  const length = [...password].length;
  const isComposed = input.profile === "composition";
  const found: Record<PasswordFault, boolean> = {
    "too-short": length < shortestPassword[input.profile],
    "too-long": length > longestPassword,
    "no-lower": isComposed && !/\p{Ll}/u.test(password),
    "no-upper": isComposed && !/\p{Lu}/u.test(password),
    "no-digit": isComposed && !/\p{Nd}/u.test(password),
    "no-special": isComposed && !/[^\p{L}\p{Nd}]/u.test(password),
    common: isCommon(password),
    "own-name": hasOwnName(password, input.ownNames),
  };
  return passwordFaults.filter((fault) => found[fault]);
}

/** The one form in which a password is counted, hashed and compared, whichever keyboard typed it. */
export function normalPassword(password: string): string {
  return password.normalize("NFC");
}

/** Two passwords that a guesser's first thousand tries make alike: Parol-2026!, p@r0l, PAROL123. */
function isCommon(password: string): boolean {
  const plain = undress(password);
  if (new Set(plain).size < fewestDifferent) return true;
  const core = plain.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  const spellings = [plain, core, undressLetters(plain), undressLetters(core)];
  return spellings.some((text) => commonPasswordWords.has(lettersOf(text))) || isKeyRun(plain);
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}]/gu, "");
}

function hasOwnName(password: string, ownNames: readonly string[]): boolean {
  const plain = undress(password);
  return ownNames
    .flatMap((name) => undress(name).split(/[^\p{L}\p{Nd}]+/u))
    .some((part) => part.length >= shortestOwnName && plain.includes(part));
}

function undress(text: string): string {
  return normalPassword(text)
    .toLowerCase()
    .replace(/[ʻʼ‘’'`]/g, "");
}

const dress: Readonly<Record<string, string>> = {
  "@": "a",
  "4": "a",
  "0": "o",
  "3": "e",
  "1": "i",
  $: "s",
  "5": "s",
  "7": "t",
  "!": "i",
};

function undressLetters(text: string): string {
  return [...text].map((letter) => dress[letter] ?? letter).join("");
}

const keyRows = [
  "abcdefghijklmnopqrstuvwxyz",
  "01234567890",
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "йцукенгшщзхъ",
  "фывапролджэ",
  "ячсмитьбю",
  "1qaz2wsx3edc4rfv5tgb6yhn",
  "q1w2e3r4t5y6u7i8o9p0",
];

/** Made of runs along the keyboard, and at most three characters beside them. */
function isKeyRun(plain: string): boolean {
  let left = plain;
  for (const row of keyRows.flatMap((keys) => [keys, [...keys].reverse().join("")]))
    for (let length = Math.min(row.length, left.length); length >= 4; length -= 1)
      for (let from = 0; from + length <= row.length; from += 1)
        left = left.replaceAll(row.slice(from, from + length), "");
  return left.length < plain.length && left.length <= 3;
}

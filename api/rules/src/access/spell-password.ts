const consonants = "bdfgkmnprstvz";
const vowels = "aeiou";

/** How many random bytes a spelled password takes. */
export const spelledPasswordBytes = 16;

/**
 * A password that a child can read from paper and type: three pairs of syllables and four digits, "Kavo-rimu-tesa-4729".
 * No letter or digit looks like another one; letters of both cases, digits and a sign are there, as the strictest rule
 * wants.
 *
 * @param bytes  random ones, at least spelledPasswordBytes
 * @returns 19 characters that some 10^15 others could have been in their place
 */
export function spellPassword(bytes: readonly number[]): string {
  const pick = (signs: string, at: number) => signs[(bytes[at] ?? 0) % signs.length] ?? "";
  const syllable = (at: number) => pick(consonants, at) + pick(vowels, at + 1);
  const words = [0, 4, 8].map((at) => syllable(at) + syllable(at + 2));
  const digits = [12, 13, 14, 15].map((at) => pick("23456789", at)).join("");
  const [first = "", ...rest] = words;
  return [first.slice(0, 1).toUpperCase() + first.slice(1), ...rest, digits].join("-");
}

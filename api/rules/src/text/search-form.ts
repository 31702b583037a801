import { toLatin } from "./to-latin.ts";

/** Letters of the proposed alphabets and of other keyboards, in the letters of today's. */
const otherLetters: Readonly<Record<string, string>> = {
  ş: "sh",
  ç: "ch",
  ı: "i",
  ŋ: "ng",
  ß: "ss",
  ø: "o",
  ł: "l",
};

/** Characters that count; names, titles and queries are far shorter. */
const longest = 1_000;

/**
 * The form in which texts are compared when people search: the same for Latin and Cyrillic, with and without
 * apostrophes and accents, for capital and small letters, and for letters people confuse when they type (x and h,
 * q and k, ts and s, ye and e) or passports have (kh, zh, dj). Keep it beside the text it was made of, and make it of the query too; it is for
 * finding, never for showing.
 *
 * @param text  a name, a title, a query; of a longer text its first 1 000 characters
 * @returns small ASCII letters where the text had Latin or Cyrillic ones; words parted by one space; "" for nothing
 * @throws never
 */
export function searchForm(text: string): string {
  const latin = toLatin(text.slice(0, longest).normalize("NFKC")).toLowerCase();
  const plain = withUsualLetters(latin)
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}]/gu, "");
  // Again: one of them may have worn an accent.
  return toLatin(withUsualLetters(plain))
    .replace(/[ʻʼ'‘’`´ʹ′"]/g, "")
    .replace(/y+e/g, "e")
    .replace(/t+s/g, "s")
    .replaceAll("x", "h")
    .replaceAll("q", "k")
    .replace(/k+h/g, "h")
    .replace(/d*z+h|d+j/g, "j")
    .replace(/[\s\p{Z}\p{Cc}]+/gu, " ")
    .trim();
}

function withUsualLetters(text: string): string {
  return text.replace(/[şçıŋßøł]/g, (letter) => otherLetters[letter] ?? letter);
}

/**
 * The languages of the site, in the order every choice shows them. Uzbek is written in two scripts: `uz` is the Latin
 * one, in which messages and statements are written; `uz-Cyrl` is made from it by toCyrillic.
 */
export const locales = ["uz", "uz-Cyrl", "ru", "en"] as const;
export type Locale = (typeof locales)[number];

/**
 * The languages to look for an author's text in, the dearest first: the reader's own, Uzbek in its other script, then
 * the rest of the house.
 *
 * @param asked  the reader's language, or any other code; nothing: none is known
 */
export function wishedLanguages(...asked: readonly (string | undefined)[]): string[] {
  const known = asked.filter((one) => one !== undefined);
  return [...new Set([...known, "uz", "en", "ru"])];
}

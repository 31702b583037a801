import { languageWords } from "../problem/language-codes.ts";

/**
 * Does a problem take this language?
 *
 * @param languages   the manifest's: "all", or codes of the package format (c, cpp, python3, …)
 * @param languageId  an id of languageWords
 * @returns false also for an id we do not know
 */
export function isLanguageTaken(languages: "all" | readonly string[], languageId: string): boolean {
  const word = languageWords.find(({ id }) => id === languageId);
  if (word === undefined) return false;
  return languages === "all" || languages.includes(word.family) || languages.includes(word.id);
}

import { languageWords } from "@bilimdon/rules/problem/language-codes";

/** The name people know, or the id of a language nobody has any more. */
export function languageName(languageId: string): string {
  return languageWords.find(({ id }) => id === languageId)?.name ?? languageId;
}

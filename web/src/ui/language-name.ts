import { answersLanguageId, languageWords } from "@bilimdon/rules/problem/language-codes";
import { answersSent } from "../generated/messages/ui.ts";

/** The name people know, or the id of a language nobody has any more. */
export function languageName(languageId: string): string {
  if (languageId === answersLanguageId) return answersSent();
  return languageWords.find(({ id }) => id === languageId)?.name ?? languageId;
}

import { languageWords } from "@bilimdon/rules/problem/language-codes";
import type { LanguageView } from "../../../client/problem-resource.ts";

/** The languages to choose from. With no judge connected all are offered: code can be written while one comes back. */
export function offerLanguages(
  takenIds: readonly string[],
  known: readonly LanguageView[],
): readonly LanguageView[] {
  const offered = known.filter(({ id }) => takenIds.includes(id));
  if (offered.length > 0) return offered;
  return languageWords.map(({ id, name, extensions }) => ({
    id,
    name,
    version: "",
    extensions: [...extensions],
  }));
}

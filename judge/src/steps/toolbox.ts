import { languageWords } from "@bilimdon/rules/problem/language-codes";
import type { FoundTools, Language } from "../languages/language.ts";

/** A language whose tools were found in the box. */
export interface ReadyLanguage {
  readonly language: Language;
  readonly tools: FoundTools;
  /** First line of what the compiler or interpreter says of itself. */
  readonly version: string;
}

export interface MissingLanguage {
  readonly id: string;
  /** What is missing and the remedy. */
  readonly why: string;
}

/** The languages of this host, found out once at start. */
export interface Toolbox {
  readonly ready: readonly ReadyLanguage[];
  readonly missing: readonly MissingLanguage[];
}

export function readyLanguage(toolbox: Toolbox, id: string): ReadyLanguage | null {
  return toolbox.ready.find((one) => one.language.id === id) ?? null;
}

export type FamilyChoice =
  | { readonly kind: "ready"; readonly language: ReadyLanguage }
  | { readonly kind: "missing"; readonly why: string };

/**
 * The language a package's code ("cpp", "python3") is judged in: the first of the family that is here, in the order of
 * the list, so that the newest standard comes first.
 */
export function chooseOfFamily(toolbox: Toolbox, family: string): FamilyChoice {
  const ids = languageWords.filter((word) => word.family === family).map((word) => word.id);
  for (const id of ids) {
    const found = readyLanguage(toolbox, id);
    if (found) return { kind: "ready", language: found };
  }
  const missing = toolbox.missing.find((one) => ids.includes(one.id));
  return { kind: "missing", why: missing?.why ?? `the judge does not know the language "${family}"` };
}

/** The package formats' code of a language: "cpp" for C++20. */
export function familyOf(ready: ReadyLanguage): string {
  return languageWords.find((word) => word.id === ready.language.id)?.family ?? ready.language.id;
}

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
 * The language a jury submission of this code ("cpp", "python3") is judged in: the newest standard that is here, and
 * PyPy before CPython, because the packages' authors measured their limits with it.
 */
export function chooseForSubmission(toolbox: Toolbox, family: string): FamilyChoice {
  const ids = idsOf(family);
  return choose(toolbox, family, ids.includes("pypy3") ? ["pypy3", ...ids] : ids);
}

/** The language a package's own program is run in; CPython before PyPy, since it starts in a third of the time. */
export function chooseForProgram(toolbox: Toolbox, family: string): FamilyChoice {
  return choose(toolbox, family, idsOf(family));
}

function idsOf(family: string): readonly string[] {
  return languageWords.filter((word) => word.family === family).map((word) => word.id);
}

function choose(toolbox: Toolbox, family: string, ids: readonly string[]): FamilyChoice {
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

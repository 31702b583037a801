/** What compiled messages call. The signal is read inside render, so a page changes language without a reload. */
import { inCyrillic } from "./cyrillic.ts";
import { formatNumber } from "./format-number.ts";
import { locale } from "./locale.ts";

export type Shown = string | number;

/** The place of the page's language among uz, ru and en; Uzbek in Cyrillic is uz, turned. */
export function at(): number {
  return { uz: 0, "uz-Cyrl": 0, ru: 1, en: 2 }[locale.value];
}

/** Does the page stand in Cyrillic Uzbek? For a message that spells it out. */
export function isCyrillic(): boolean {
  return locale.value === "uz-Cyrl";
}

/** Uzbek text in the page's script; what is put into it (names, numbers) stays as it is. */
export function uz(words: TemplateStringsArray, ...values: readonly string[]): string {
  return String.raw({ raw: isCyrillic() ? turned(words) : words }, ...values);
}

/** A message is turned once: its words are one object for as long as the page lives. */
const kept = new WeakMap<TemplateStringsArray, readonly string[]>();

function turned(words: TemplateStringsArray): readonly string[] {
  const found = kept.get(words) ?? words.map((text, index) => inCyrillic(text, { isInWord: index > 0 }));
  kept.set(words, found);
  return found;
}

/** A value inside a message: numbers are grouped, strings (years, ids, names) stand as they are. */
export function show(value: Shown): string {
  return typeof value === "number" ? formatNumber(value) : value;
}

/** The branch of a plural. */
export function pick(count: number, branches: Readonly<Record<string, string>>): string {
  const category = new Intl.PluralRules(locale.value).select(count);
  return branches[category] ?? branches.other ?? branches.many ?? "";
}

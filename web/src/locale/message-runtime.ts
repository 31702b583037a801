/** What compiled messages call. The signal is read inside render, so a page changes language without a reload. */
import { inCyrillic } from "./cyrillic.ts";
import { formatNumber } from "./format-number.ts";
import { locale } from "./locale.ts";

export type Shown = string | number;

/** The place of the page's language among uz, ru and en; Uzbek in Cyrillic is uz, turned. */
export function at(): number {
  return Math.max(0, ["uz", "ru", "en"].indexOf(locale.value));
}

/** Does the page stand in Cyrillic Uzbek? For a message that spells it out. */
export function isCyrillic(): boolean {
  return locale.value === "uz-Cyrl";
}

/** Uzbek text in the page's script; what is put into it (names, numbers) stays as it is. */
export function uz(words: TemplateStringsArray, ...values: readonly string[]): string {
  const turned = isCyrillic() ? words.map((text, index) => inCyrillic(text, index > 0)) : words;
  return String.raw({ raw: turned }, ...values);
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

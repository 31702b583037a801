/** What compiled messages call. The signal is read inside render, so a page changes language without a reload. */
import { formatNumber } from "./format-number.ts";
import { locale, locales } from "./locale.ts";

export type Shown = string | number;

/** The place of the page's language in `locales`. */
export function at(): number {
  return locales.indexOf(locale.value);
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

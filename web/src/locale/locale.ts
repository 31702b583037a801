import { type Locale, locales } from "@bilimdon/rules/text/locales";
import { signal } from "@preact/signals";
import { inCyrillic } from "./cyrillic.ts";

export { type Locale, locales };

/** Each language in its own words, as the menu shows it. */
export const localeNames: Record<Locale, { readonly full: string; readonly short: string }> = {
  uz: { full: "Oʻzbekcha", short: "Oʻz" },
  "uz-Cyrl": { full: "Ўзбекча", short: "Ўз" },
  ru: { full: "Русский", short: "Ру" },
  en: { full: "English", short: "En" },
};

const storageKey = "bilimdon.locale";

/** The language of the page. boot.js has put the remembered or guessed one into <html lang>. */
export const locale = signal<Locale>(readLocale(globalThis.document?.documentElement.lang));

/** Shows the page in another language and remembers it. */
export function chooseLocale(next: Locale): void {
  locale.value = next;
  document.documentElement.lang = next;
  keep(next);
}

/** The text in the page's language, or in the first of uz, en, ru that exists; Uzbek in the script of the page. */
export function inLocale(texts: Readonly<Record<string, string>>): string {
  const found = [locale.value, "uz", "en", "ru"].find((code) => (texts[code] ?? "") !== "");
  const text = found === undefined ? Object.values(texts)[0] : texts[found];
  return locale.value === "uz-Cyrl" && found === "uz" ? inCyrillic(text ?? "") : (text ?? "");
}

function readLocale(lang: string | undefined): Locale {
  return locales.find((known) => known === lang) ?? "uz";
}

function keep(next: Locale): void {
  try {
    localStorage.setItem(storageKey, next);
  } catch {
    // Private windows may refuse storage; the choice then lasts as long as the page.
  }
}

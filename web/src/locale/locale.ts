import { signal } from "@preact/signals";

/** In the order of build/compile-messages.ts. */
export const locales = ["uz", "ru", "en"] as const;
export type Locale = (typeof locales)[number];

/** Each language in its own words, as the menu shows it. */
export const localeNames: Record<Locale, { readonly full: string; readonly short: string }> = {
  uz: { full: "Oʻzbekcha", short: "Oʻz" },
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

/** The text in the page's language, or in the first of uz, en, ru that exists. */
export function inLocale(texts: Readonly<Record<string, string>>): string {
  const order = [locale.value, "uz", "en", "ru"];
  const found = order.map((code) => texts[code]).find((text) => text !== undefined && text !== "");
  return found ?? Object.values(texts)[0] ?? "";
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

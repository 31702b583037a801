/**
 * What text messages say. Uzbek is written with the plain apostrophe, since oʻ with its own sign would take the message
 * out of the seven-bit alphabet and from 160 signs down to 70; Cyrillic is held to those 70.
 */

import type { Locale } from "@bilimdon/rules/text/locales";
import { toCyrillic } from "@bilimdon/rules/text/to-cyrillic";

/** What a code is for; the message says so, that nobody reads one out for another purpose. */
export type SmsPurpose = "confirm-phone" | "sign-in" | "proof";

type Words = Readonly<Record<"uz" | "ru" | "en", string>>;

const words: Readonly<Record<SmsPurpose, Words>> = {
  "confirm-phone": {
    uz: "Bilimdon: raqamni tasdiqlash kodi {code}. Hech kimga aytmang.",
    ru: "Bilimdon: код подтверждения номера {code}. Никому не говорите.",
    en: "Bilimdon: {code} confirms your number. Tell nobody.",
  },
  "sign-in": {
    uz: "Bilimdon: kirish kodi {code}. Hech kimga aytmang.",
    ru: "Bilimdon: код для входа {code}. Никому не говорите.",
    en: "Bilimdon: {code} signs you in. Tell nobody.",
  },
  proof: {
    uz: "Bilimdon: amalni tasdiqlash kodi {code}. Hech kimga aytmang.",
    ru: "Bilimdon: код подтверждения {code}. Никому не говорите.",
    en: "Bilimdon: {code} proves that it is you. Tell nobody.",
  },
};

export function writeSms(purpose: SmsPurpose, locale: Locale, code: string): string {
  const { uz, ...others } = words[purpose];
  const text = locale === "uz-Cyrl" ? toCyrillic(uz) : locale === "uz" ? uz : others[locale];
  return text.replace("{code}", code);
}

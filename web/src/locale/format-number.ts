import { type Locale, locale } from "./locale.ts";

const noBreakSpace = "\u00a0";
const minus = "\u2212";

/** Group and decimal marks. U+00A0 and not U+202F: none of our faces has the narrow one. */
const marks: Record<Locale, { readonly group: string; readonly decimal: string }> = {
  uz: { group: noBreakSpace, decimal: "," },
  "uz-Cyrl": { group: noBreakSpace, decimal: "," },
  ru: { group: noBreakSpace, decimal: "," },
  en: { group: ",", decimal: "." },
};

/** A number as the language writes it: 12 345,6 or 12,345.6; four digits are grouped too, minus is U+2212. */
export function formatNumber(value: number, inLanguage: Locale = locale.value, decimals = 0): string {
  const { group, decimal } = marks[inLanguage];
  const isWhole = Number.isInteger(value);
  const [whole = "0", fraction] = Math.abs(value)
    .toFixed(isWhole ? decimals : Math.max(decimals, 1))
    .split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
  const sign = value < 0 ? minus : "";
  return `${sign}${grouped}${fraction === undefined ? "" : decimal + fraction}`;
}

/** Points: whole, or with two decimals, which part ranks that one would show as equal. */
export function formatPoints(points: number, inLanguage: Locale = locale.value): string {
  const hundredths = Math.round(points * 100) / 100;
  return formatNumber(hundredths, inLanguage, Number.isInteger(hundredths) ? 0 : 2);
}

/** The same with its sign, also where it is a plus. */
export function signedPoints(points: number, inLanguage: Locale = locale.value): string {
  return points > 0 ? `+${formatPoints(points, inLanguage)}` : formatPoints(points, inLanguage);
}

const cyrillicUnits = ["Б", "КБ", "МБ", "ГБ"] as const;
const memoryUnits: Record<Locale, readonly [string, string, string, string]> = {
  uz: ["B", "KB", "MB", "GB"],
  "uz-Cyrl": cyrillicUnits,
  ru: cyrillicUnits,
  en: ["B", "KB", "MB", "GB"],
};

/** Bytes in the largest whole unit: 268 435 456 → "256 MB". Units are of 1024 and follow U+00A0. */
export function formatBytes(bytes: number, inLanguage: Locale = locale.value): string {
  const step = bytes < 1024 ? 0 : bytes < 1024 ** 2 ? 1 : bytes < 1024 ** 3 ? 2 : 3;
  const amount = bytes / 1024 ** step;
  const shown = amount >= 10 ? Math.round(amount) : Math.round(amount * 10) / 10;
  return `${formatNumber(shown, inLanguage)}${noBreakSpace}${memoryUnits[inLanguage][step]}`;
}

const durationUnits: Record<Locale, { readonly ms: string; readonly s: string }> = {
  uz: { ms: "ms", s: "s" },
  "uz-Cyrl": { ms: "мс", s: "с" },
  ru: { ms: "мс", s: "с" },
  en: { ms: "ms", s: "s" },
};

/** Running time of a program: 571 ms, 1 s, 2,5 s. */
export function formatMs(ms: number, inLanguage: Locale = locale.value): string {
  const units = durationUnits[inLanguage];
  if (ms < 1000) return `${formatNumber(Math.round(ms), inLanguage)}${noBreakSpace}${units.ms}`;
  const seconds = Math.round(ms / 100) / 10;
  return `${formatNumber(seconds, inLanguage)}${noBreakSpace}${units.s}`;
}

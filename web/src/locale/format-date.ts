/**
 * Dates from parts. ICU has no good Uzbek styles ("14-may, 2026, 18:00"), and every contest runs by Tashkent time,
 * which is UTC+5 the whole year, so nothing here depends on the device's zone or its language data.
 */
import { inCyrillic } from "./cyrillic.ts";
import { type Locale, locale } from "./locale.ts";

const tashkentOffsetMs = 5 * 3_600_000;

/** Of the twelve or the seven; Cyrillic Uzbek is the Latin, turned. */
function nameOf(
  names: Record<Exclude<Locale, "uz-Cyrl">, string>,
  index: number,
  inLanguage: Locale,
): string {
  const name = names[inLanguage === "uz-Cyrl" ? "uz" : inLanguage].split(" ")[index] ?? "";
  return inLanguage === "uz-Cyrl" ? inCyrillic(name) : name;
}

const months = {
  uz: "yanvar fevral mart aprel may iyun iyul avgust sentyabr oktyabr noyabr dekabr",
  ru: "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
  en: "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
};
const weekdays = {
  uz: "yakshanba dushanba seshanba chorshanba payshanba juma shanba",
  ru: "воскресенье понедельник вторник среда четверг пятница суббота",
  en: "Sunday Monday Tuesday Wednesday Thursday Friday Saturday",
};

/** 14-may · 14 май · 14 мая · 14 May; with the year when it is not the year of `now`. */
export function formatDate(at: number, now: number = Date.now(), inLanguage: Locale = locale.value): string {
  const parts = tashkentParts(at);
  const month = nameOf(months, parts.month, inLanguage);
  const day = inLanguage === "uz" ? `${parts.day}-${month}` : `${parts.day} ${month}`;
  if (parts.year === tashkentParts(now).year) return day;
  if (inLanguage === "uz") return `${parts.year}-yil ${day}`;
  return inLanguage === "uz-Cyrl" ? `${parts.year} йил ${day}` : `${day} ${parts.year}`;
}

/** 14-may, 18:00 */
export function formatDateTime(
  at: number,
  now: number = Date.now(),
  inLanguage: Locale = locale.value,
): string {
  return `${formatDate(at, now, inLanguage)}, ${formatTimeOfDay(at)}`;
}

/** The day as a page's title: Payshanba, 14-may · Четверг, 14 мая · Thursday, 14 May. */
export function formatDayTitle(at: number, inLanguage: Locale = locale.value): string {
  const weekday = nameOf(weekdays, tashkentParts(at).weekday, inLanguage);
  return `${weekday.charAt(0).toUpperCase()}${weekday.slice(1)}, ${formatDate(at, at, inLanguage)}`;
}

/** 18:00, by a 24-hour clock always. */
export function formatTimeOfDay(at: number): string {
  const { hours, minutes } = tashkentParts(at);
  return `${hours}:${twoDigits(minutes)}`.padStart(5, "0");
}

/** 14:22:51 */
export function formatTimeOfDaySeconds(at: number): string {
  return `${formatTimeOfDay(at)}:${twoDigits(tashkentParts(at).seconds)}`;
}

/** Does the device's own clock show another time than Tashkent's? Then "Tashkent time" has to be said. */
export function isOutsideTashkent(at: number): boolean {
  return -new Date(at).getTimezoneOffset() * 60_000 !== tashkentOffsetMs;
}

export function isSameDay(a: number, b: number): boolean {
  return Math.floor((a + tashkentOffsetMs) / 86_400_000) === Math.floor((b + tashkentOffsetMs) / 86_400_000);
}

function tashkentParts(at: number) {
  const shifted = new Date(at + tashkentOffsetMs);
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth(),
    day: shifted.getUTCDate(),
    weekday: shifted.getUTCDay(),
    hours: shifted.getUTCHours(),
    minutes: shifted.getUTCMinutes(),
    seconds: shifted.getUTCSeconds(),
  };
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}

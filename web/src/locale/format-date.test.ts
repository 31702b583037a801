import { beforeAll, describe, expect, it } from "vitest";
import {
  formatDate,
  formatDateTime,
  formatDayTitle,
  formatTimeOfDay,
  formatTimeOfDaySeconds,
  isSameDay,
} from "./format-date.ts";
import { loadCyrillic } from "./load-cyrillic.ts";

/** Thursday 14 May 2026, 18:00:05 in Tashkent. */
const thursday = Date.UTC(2026, 4, 14, 13, 0, 5);

beforeAll(loadCyrillic);

describe("a date", () => {
  it.each([
    ["uz", "14-may", "14-may, 18:00", "Payshanba, 14-may"],
    ["uz-Cyrl", "14 май", "14 май, 18:00", "Пайшанба, 14 май"],
    ["ru", "14 мая", "14 мая, 18:00", "Четверг, 14 мая"],
    ["en", "14 May", "14 May, 18:00", "Thursday, 14 May"],
  ] as const)("is written in %s from its parts", (language, day, dayAndTime, title) => {
    expect(formatDate(thursday, thursday, language)).toBe(day);
    expect(formatDateTime(thursday, thursday, language)).toBe(dayAndTime);
    expect(formatDayTitle(thursday, language)).toBe(title);
  });

  it("names the year only when it is another one", () => {
    const nextYear = Date.UTC(2027, 0, 10);
    expect(formatDate(thursday, nextYear, "uz")).toBe("2026-yil 14-may");
    expect(formatDate(thursday, nextYear, "uz-Cyrl")).toBe("2026 йил 14 май");
    expect(formatDate(thursday, nextYear, "ru")).toBe("14 мая 2026");
  });

  it("changes at midnight in Tashkent, not on the device", () => {
    const beforeMidnight = Date.UTC(2026, 4, 14, 18, 59);
    const afterMidnight = Date.UTC(2026, 4, 14, 19, 1);
    expect(formatDate(beforeMidnight, thursday, "uz")).toBe("14-may");
    expect(formatDate(afterMidnight, thursday, "uz")).toBe("15-may");
    expect(isSameDay(beforeMidnight, afterMidnight)).toBe(false);
  });
});

it("writes the time of day by a 24-hour clock with two-digit hours", () => {
  expect(formatTimeOfDay(thursday)).toBe("18:00");
  expect(formatTimeOfDaySeconds(thursday)).toBe("18:00:05");
  expect(formatTimeOfDay(Date.UTC(2026, 4, 14, 2, 7))).toBe("07:07");
});

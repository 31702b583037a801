import { afterEach, describe, expect, it } from "vitest";
import { loadCyrillic } from "../locale/load-cyrillic.ts";
import { locale } from "../locale/locale.ts";
import { formatAgo, formatClock, formatContestMinutes, formatLeft, formatLength } from "./format-duration.ts";

const minute = 60_000;
const hour = 60 * minute;

afterEach(() => {
  locale.value = "uz";
});

describe("a clock", () => {
  it("counts a part of a second still to run as a whole one", () => {
    expect(formatClock(36 * minute + 41_001)).toBe("0:36:42");
  });

  it("stops at zero", () => {
    expect(formatClock(-5_000)).toBe("0:00:00");
  });

  it("goes on beyond a day in hours", () => {
    expect(formatClock(50 * hour)).toBe("50:00:00");
  });
});

it("writes a contest minute as hours and minutes", () => {
  expect(formatContestMinutes(116)).toBe("1:56");
  expect(formatContestMinutes(4)).toBe("0:04");
});

describe("time left and time ago", () => {
  it("is said in the four languages", async () => {
    await loadCyrillic();
    const said = (["uz", "uz-Cyrl", "ru", "en"] as const).map((language) => {
      locale.value = language;
      return [formatLeft(36 * minute), formatAgo(2 * hour)];
    });
    expect(said).toEqual([
      ["36 daqiqa qoldi", "2 soat oldin"],
      ["36 дақиқа қолди", "2 соат олдин"],
      ["осталось 36 минут", "2 часа назад"],
      ["36 min left", "2 h ago"],
    ]);
  });

  it("declines Russian by one, few and many", () => {
    locale.value = "ru";
    expect([1, 2, 5, 11, 21].map((count) => formatAgo(count * minute))).toEqual([
      "1 минуту назад",
      "2 минуты назад",
      "5 минут назад",
      "11 минут назад",
      "21 минуту назад",
    ]);
  });

  it("stays in minutes up to two hours, but says whole hours as hours", () => {
    expect(formatLeft(90 * minute)).toBe("90 daqiqa qoldi");
    expect(formatLength(1 * hour)).toBe("1 soat");
    expect(formatLength(5 * hour)).toBe("5 soat");
    expect(formatLength(72 * hour)).toBe("3 kun");
  });
});

import { describe, expect, it } from "vitest";
import { formatBytes, formatMs, formatNumber } from "./format-number.ts";

describe("a number", () => {
  it.each([
    ["uz", "12\u00a0345,6"],
    ["uz-Cyrl", "12\u00a0345,6"],
    ["ru", "12\u00a0345,6"],
    ["en", "12,345.6"],
  ] as const)("is grouped and has the decimal mark of %s", (language, written) => {
    expect(formatNumber(12_345.6, language)).toBe(written);
  });

  it("of four digits is grouped too", () => {
    expect(formatNumber(1_113, "uz")).toBe("1\u00a0113");
  });

  it("below zero has the real minus", () => {
    expect(formatNumber(-2, "uz")).toBe("\u22122");
  });

  it("of six digits and more is grouped by threes from the right", () => {
    expect(formatNumber(1_234_567, "en")).toBe("1,234,567");
  });
});

describe("an amount with a unit", () => {
  it("keeps its unit beside it by a no-break space", () => {
    expect(formatBytes(268_435_456, "uz")).toBe("256\u00a0MB");
    expect(formatBytes(268_435_456, "uz-Cyrl")).toBe("256\u00a0МБ");
    expect(formatBytes(268_435_456, "ru")).toBe("256\u00a0МБ");
  });

  it("shows tenths only below ten", () => {
    expect(formatBytes(1.5 * 1024 ** 3, "ru")).toBe("1,5\u00a0ГБ");
    expect(formatBytes(31.4 * 1024 ** 2, "en")).toBe("31\u00a0MB");
  });

  it("goes from milliseconds to seconds at one second", () => {
    expect(formatMs(999, "uz")).toBe("999\u00a0ms");
    expect(formatMs(1000, "uz")).toBe("1\u00a0s");
    expect(formatMs(2500, "ru")).toBe("2,5\u00a0с");
  });
});

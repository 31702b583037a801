import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isBirthYear, isMinor } from "./is-minor.ts";

describe("a minor", () => {
  it.each([
    [2008, true],
    [2007, false],
    [2015, true],
    [1990, false],
  ])("in 2026 is whoever may not have turned eighteen yet: born in %i, %s", (birthYear, expected) => {
    expect(isMinor(birthYear, 2026)).toBe(expected);
  });

  it("comes of age once and stays so", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1900, max: 2100 }),
        fc.integer({ min: 1900, max: 2100 }),
        (born, year) => {
          if (!isMinor(born, year)) expect(isMinor(born, year + 1)).toBe(false);
        },
      ),
    );
  });
});

describe("a birth year", () => {
  it.each([
    [2021, true],
    [2022, false],
    [2030, false],
    [1916, true],
    [1915, false],
    [2010.5, false],
  ])("is believed from five to a hundred and ten years ago: %d in 2026, %s", (birthYear, expected) => {
    expect(isBirthYear(birthYear, 2026)).toBe(expected);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareTimes } from "./compare-times.ts";

const times = fc.array(fc.integer({ min: 0, max: 1_000 }), { minLength: 1, maxLength: 40 });

describe("times of two kinds", () => {
  it("are told apart by a steady shift, and not when they are the same", () => {
    const one = Array.from({ length: 200 }, (_, i) => i % 20);

    expect(compareTimes(one, one)).toEqual({ medianDifferenceMs: 0, chanceLonger: 0.5, standardErrors: 0 });
    const shifted = compareTimes(
      one.map((ms) => ms + 5),
      one,
    );
    expect(shifted.medianDifferenceMs).toBe(5);
    expect(shifted.standardErrors).toBeGreaterThan(5);
  });

  it("give one half where there is nothing to compare", () => {
    expect(compareTimes([], [1]).chanceLonger).toBe(0.5);
  });

  it("compare the other way round to the opposite", () => {
    fc.assert(
      fc.property(times, times, (a, b) => {
        expect(compareTimes(a, b).chanceLonger + compareTimes(b, a).chanceLonger).toBeCloseTo(1, 9);
        expect(compareTimes(a, b).standardErrors).toBeCloseTo(compareTimes(b, a).standardErrors, 9);
      }),
    );
  });
});

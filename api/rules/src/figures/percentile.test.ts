import { describe, expect, it } from "vitest";
import { median, percentile } from "./percentile.ts";

const oneTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

describe("a percentile", () => {
  it.each([
    [oneTo(100), 99, 99],
    [oneTo(100), 50, 50],
    [oneTo(100), 100, 100],
    [oneTo(200), 99, 198],
    [oneTo(12), 99, 12],
    [oneTo(10), 1, 1],
    [[7], 99, 7],
  ])("is the sample that many of them do not pass: of %j at %d it is %d", (samples, percent, expected) => {
    expect(percentile(samples, percent)).toBe(expected);
  });

  it("does not depend on the order of the samples, by value and not by spelling", () => {
    expect(percentile([9, 100, 20, 3], 75)).toBe(20);
  });

  it("of no samples is null", () => {
    expect(percentile([], 99)).toBeNull();
  });
});

describe("a median", () => {
  it.each([
    [[3, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
    [[10, 9, 100], 10],
    [[5], 5],
  ])("of %j is %d", (samples, expected) => {
    expect(median(samples)).toBe(expected);
  });

  it("leaves the samples in their order", () => {
    const samples = [3, 1, 2];
    median(samples);
    percentile(samples, 99);
    expect(samples).toEqual([3, 1, 2]);
  });

  it("of no samples is null", () => {
    expect(median([])).toBeNull();
  });
});

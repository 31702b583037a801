import { describe, expect, it } from "vitest";
import {
  countAlone,
  countFirst,
  disturbedShare,
  isContradicted,
  isLateOnce,
  isNearLimit,
  latestEndMs,
  nearLimitShare,
} from "./near-limit.ts";

const ended = (cpuMs: number) => ({ cpuMs, isEndedByItself: true });

describe("a run near the limit", () => {
  it.each([
    [849, false],
    [850, true],
    [1_000, true],
    [1_150, true],
    [1_151, false],
  ])("of 1000 ms that took %i ms is made again alone, whatever hangs on it: %s", (cpuMs, isAgain) => {
    expect(isNearLimit(ended(cpuMs), [1_000], nearLimitShare)).toBe(isAgain);
  });

  it.each([
    [849, false],
    [850, true],
    [1_151, true],
    [2_000, true],
    [2_001, false],
  ])("of 1000 ms that took %i ms is made again alone when the verdict hangs on it: %s", (cpuMs, isAgain) => {
    expect(isNearLimit(ended(cpuMs), [1_000], disturbedShare)).toBe(isAgain);
  });

  it("is one near any of the limits its time decides at", () => {
    expect(isNearLimit(ended(2_100), [1_000, 2_000], nearLimitShare)).toBe(true);
    expect(isNearLimit(ended(1_500), [1_000, 2_000], nearLimitShare)).toBe(false);
  });

  it.each([nearLimitShare, disturbedShare])(
    "is not one that a limit ended: at the edge of the band (%d above) it is late without doubt",
    (share) => {
      const cpuMs = latestEndMs(1_000, share);
      expect(isNearLimit({ cpuMs, isEndedByItself: false }, [1_000], share)).toBe(false);
      expect(isNearLimit(ended(latestEndMs(333, share) + 1), [333], share)).toBe(false);
    },
  );

  it("is doubted wherever others may have added to it, and nowhere that they cannot have changed the verdict", () => {
    for (const limitMs of [100, 333, 1_000])
      for (let aloneMs = 1; aloneMs <= 3 * limitMs; aloneMs += 7)
        for (const added of [0, 0.3, 0.9]) {
          const cpuMs = aloneMs * (1 + added);
          const counts = !isNearLimit(ended(cpuMs), [limitMs], disturbedShare);
          if (counts) expect(cpuMs > limitMs).toBe(aloneMs > limitMs);
        }
  });

  it.each([
    [900, 1_050],
    [1_050, 900],
  ])("counts as the run alone found it, better or worse (%i ms, then %i ms)", (firstMs, aloneMs) => {
    const first = { cpuMs: firstMs, wallMs: firstMs + 5 };
    const alone = { verdict: "AC", cpuMs: aloneMs, wallMs: aloneMs + 1 };

    expect(countAlone(first, alone)).toEqual({ ...alone, firstRun: first });
  });

  it("counts as it was first, with the times of the run alone, where that one does not count", () => {
    const first = { verdict: "AC", cpuMs: 950, wallMs: 955 };
    expect(countFirst(first, { cpuMs: 1_050, wallMs: 1_060 })).toEqual({
      ...first,
      firstRun: { cpuMs: 1_050, wallMs: 1_060, isAlone: true },
    });
  });

  it.each([
    ["within it, then over it", 950, 1_050, true],
    ["over it, then within it: others had added", 1_050, 950, false],
    ["over it both times", 1_400, 1_050, false],
    ["within it both times", 900, 1_000, false],
  ])("contradicts what others can do only when it was %s", (_, firstMs, aloneMs, isAgain) => {
    expect(isContradicted(ended(firstMs), ended(aloneMs), [1_000])).toBe(isAgain);
  });

  it.each([
    ["over the limit, and the verdict hangs on it", 1_001, disturbedShare, true],
    ["over it, and only shown", 1_001, nearLimitShare, false],
    ["within it", 1_000, disturbedShare, false],
  ])("is made alone twice where it was %s", (_, aloneMs, share, isAgain) => {
    expect(isLateOnce(ended(aloneMs), [1_000], share)).toBe(isAgain);
    expect(isLateOnce({ cpuMs: aloneMs, isEndedByItself: false }, [1_000], share)).toBe(isAgain);
  });
});

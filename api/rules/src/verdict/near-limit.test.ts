import { describe, expect, it } from "vitest";
import { countAlone, isNearLimit, latestEndMs } from "./near-limit.ts";

const ended = (cpuMs: number) => ({ cpuMs, isEndedByItself: true });

describe("a run near the limit", () => {
  it.each([
    [849, false],
    [850, true],
    [1_000, true],
    [1_150, true],
    [1_151, false],
  ])("of 1000 ms that took %i ms is made again alone: %s", (cpuMs, isAgain) => {
    expect(isNearLimit(ended(cpuMs), [1_000])).toBe(isAgain);
  });

  it("is one near any of the limits its time decides at", () => {
    expect(isNearLimit(ended(2_100), [1_000, 2_000])).toBe(true);
    expect(isNearLimit(ended(1_500), [1_000, 2_000])).toBe(false);
  });

  it("is not one that a limit ended: at the edge of the band it is late without doubt", () => {
    expect(isNearLimit({ cpuMs: latestEndMs(1_000), isEndedByItself: false }, [1_000])).toBe(false);
  });

  it("has nothing left to doubt above the edge it is stopped at", () => {
    expect(isNearLimit(ended(latestEndMs(333) + 1), [333])).toBe(false);
  });

  it.each([
    [900, 1_050],
    [1_050, 900],
  ])("counts as the run alone found it, better or worse (%i ms, then %i ms)", (firstMs, aloneMs) => {
    const first = { cpuMs: firstMs, wallMs: firstMs + 5 };
    const alone = { verdict: "AC", cpuMs: aloneMs, wallMs: aloneMs + 1 };

    expect(countAlone(first, alone)).toEqual({ ...alone, firstRun: first });
  });
});

import { describe, expect, it } from "vitest";
import { reachOf, viewJudged, viewTicks } from "./judged-view.ts";

const queued = {
  state: "queued",
  verdict: null,
  score: null,
  maxScore: null,
  failedTest: null,
  testsTotal: null,
} as const;
const testing = (testsDone: number, testsTotal: number) =>
  ({ phase: "testing", testsDone, testsTotal }) as const;

/** R right, J judged, N running, F failed, · ahead. */
function draw(ticks: readonly string[]): string {
  const letters: Record<string, string> = { right: "R", judged: "J", running: "N", failed: "F", ahead: "·" };
  return ticks.map((tick) => letters[tick]).join("");
}

describe("a submission without a verdict", () => {
  it("waits until something is heard of it", () => {
    expect(viewJudged(queued, null)).toEqual({ state: "queued" });
  });

  it("is being judged while it compiles, without a count that would say 0 of 0", () => {
    const compiling = { phase: "compiling", testsDone: 0, testsTotal: 0 } as const;
    expect(viewJudged(queued, compiling)).toEqual({ state: "judging" });
    expect(viewTicks(queued, compiling, false)).toEqual([]);
  });

  it("counts its tests while they run", () => {
    expect(viewJudged(queued, testing(26, 40))).toEqual({
      state: "judging",
      progress: { done: 26, total: 40 },
    });
  });

  it("fills one tick a test and marks the one that runs", () => {
    expect(draw(viewTicks(queued, testing(3, 6), false))).toBe("RRRN··");
    expect(draw(viewTicks(queued, testing(6, 6), false))).toBe("RRRRRR");
  });

  it("calls no test right where a failed one does not end the run", () => {
    expect(draw(viewTicks(queued, testing(2, 4), true))).toBe("JJN·");
  });

  it("shows no verdict while its problem is under repair", () => {
    const repaired = { ...queued, state: "under-repair" } as const;
    expect(viewJudged(repaired, testing(2, 4))).toEqual({ state: "queued" });
    expect(viewTicks(repaired, testing(2, 4), false)).toEqual([]);
  });
});

describe("a judged submission", () => {
  const judged = { ...queued, state: "judged", testsTotal: 5 } as const;

  it("shows every test right when accepted", () => {
    const accepted = { ...judged, verdict: "AC" } as const;
    expect(viewJudged(accepted, null)).toEqual({ state: "AC" });
    expect(draw(viewTicks(accepted, null, false))).toBe("RRRRR");
  });

  it("shows the test that failed, and what never ran ahead of it", () => {
    const wrong = { ...judged, verdict: "WA", failedTest: 3 } as const;
    expect(draw(viewTicks(wrong, null, false))).toBe("RRF··");
  });

  it("shows its verdict whatever old progress says", () => {
    const wrong = { ...judged, verdict: "TLE", failedTest: 1 } as const;
    expect(viewJudged(wrong, testing(2, 5))).toEqual({ state: "TLE" });
  });

  it("has no tests to show when it never ran", () => {
    expect(viewTicks({ ...judged, verdict: "CE" }, null, false)).toEqual([]);
  });

  it("shows a part of the points as points", () => {
    const partial = { ...judged, verdict: "WA", score: 64, maxScore: 100 } as const;
    expect(viewJudged(partial, null)).toEqual({ state: "WA", points: { score: 64, maxScore: 100 } });
  });

  it.each([
    [60, 100, "part"],
    [100, 100, "all"],
    [0, 100, "none"],
    [60, null, "part"],
  ] as const)("shows %s of %s points alone where the feedback is the score", (score, maxScore, reach) => {
    const view = viewJudged({ ...judged, verdict: null, score, maxScore }, null);
    expect(view.points).toEqual({ score, maxScore });
    expect(reachOf({ score, maxScore })).toBe(reach);
  });

  it("is not called accepted when it brought a part of the points, whatever the verdict says", () => {
    const accepted = { ...judged, verdict: "AC", score: 60, maxScore: 100 } as const;
    expect(viewJudged(accepted, null).points).toEqual({ score: 60, maxScore: 100 });
    expect(viewJudged({ ...accepted, score: 100 }, null)).toEqual({ state: "AC" });
  });

  it("shows a verdict and not 0 points when nothing was scored", () => {
    const nothing = { ...judged, verdict: "WA", score: 0, maxScore: 100 } as const;
    expect(viewJudged(nothing, null)).toEqual({ state: "WA" });
  });
});

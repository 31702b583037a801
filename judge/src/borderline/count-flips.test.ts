import { describe, expect, it } from "vitest";
import { type BorderlineRun, countFlips } from "./count-flips.ts";

const run = (verdict: "AC" | "TLE", cpuMs: number, firstCpuMs: number | null = null): BorderlineRun => ({
  verdict,
  cpuMs,
  firstCpuMs,
});
const flips = (...runs: BorderlineRun[]) => countFlips([{ kind: "integer", wantedMs: 200, runs }], 200);

describe("a submission judged several times", () => {
  it("that always gets the same verdict has not flipped, though its first runs would have", () => {
    expect(flips(run("AC", 195, 205), run("AC", 195, 194))).toMatchObject({
      flipsOutsideBand: 0,
      flipsInsideBand: 0,
      flipsWithoutRunAlone: 1,
      ranAlone: 2,
    });
  });
  it("that flips by runs alone has flipped inside the band", () => {
    expect(flips(run("AC", 199, 205), run("TLE", 201, 194))).toMatchObject({
      flipsOutsideBand: 0,
      flipsInsideBand: 1,
    });
  });
  it("that flips with one judging that needed no run alone has flipped outside the band", () => {
    expect(flips(run("AC", 199, 205), run("TLE", 231))).toMatchObject({
      flipsOutsideBand: 1,
      flipsOutsideBandByKind: { integer: 1, memory: 0 },
      flipsInsideBand: 0,
    });
  });
});

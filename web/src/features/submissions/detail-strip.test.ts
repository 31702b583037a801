import { expect, it } from "vitest";
import { groupTicks } from "./detail-strip.tsx";

const test = (number: number, verdict: string, isSample = false) => ({
  number,
  verdict,
  isSample,
  cpuMs: 1,
  memoryBytes: 1,
});

it("sets the samples apart and leaves what never ran ahead", () => {
  const tests = [test(1, "AC", true), test(2, "AC", true), test(3, "AC"), test(4, "TLE")];
  expect(groupTicks({ tests, testsTotal: 6 })).toEqual([
    ["right", "right"],
    ["right", "failed", "ahead", "ahead"],
  ]);
});

it("shows every failed test where the run goes on behind one", () => {
  const tests = [test(1, "WA"), test(2, "AC"), test(3, "RTE")];
  expect(groupTicks({ tests, testsTotal: 3 })).toEqual([["failed", "right", "failed"]]);
});

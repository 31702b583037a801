import { expect, it } from "vitest";
import { faultKinds, planFaults } from "./plan-faults.ts";

it("plans the same faults for the same seed, and others for another", () => {
  expect(planFaults(1_000, 7)).toEqual(planFaults(1_000, 7));
  expect(planFaults(1_000, 7)).not.toEqual(planFaults(1_000, 8));
});

it("kills everything at least once, however few are sent", () => {
  for (const submissions of [1, 40, 100, 1_000]) {
    const kinds = new Set(planFaults(submissions, 1).map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual([...faultKinds].sort());
  }
});

it("strikes in order of sending, and never after nine tenths are sent", () => {
  const moments = planFaults(1_000, 3).map(({ afterSent }) => afterSent);
  expect(moments).toEqual([...moments].sort((a, b) => a - b));
  expect(Math.max(...moments)).toBeLessThanOrEqual(900);
});

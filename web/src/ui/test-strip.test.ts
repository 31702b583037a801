import { expect, it } from "vitest";
import { mergeTicks } from "./test-strip.tsx";

it("keeps one tick a test up to 120 tests", () => {
  expect(mergeTicks(["right", "failed"], 1)).toEqual(["right", "failed"]);
});

it("shows a bundle by its worst test, and as unfinished while one is ahead", () => {
  expect(mergeTicks(["right", "failed", "right", "right", "right", "ahead"], 2)).toEqual([
    "failed",
    "right",
    "ahead",
  ]);
});

import { expect, it } from "vitest";
import { clampSplit } from "./split-width.ts";

it.each([
  [50, 50],
  [12, 40],
  [99, 60],
  [41.26, 41.3],
  [Number.NaN, 50],
])("keeps both panes wide enough to read: %d becomes %d", (asked, kept) => {
  expect(clampSplit(asked)).toBe(kept);
});

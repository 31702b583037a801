import { expect, it } from "vitest";
import { outputDifference } from "./output-difference.ts";

it("shows the expected line beside the one that was written", () => {
  expect(outputDifference("5\n6\n", "5\n7\n")).toEqual({
    kind: "compared",
    lines: [
      { kind: "same", text: "5" },
      { kind: "removed", text: "6" },
      { kind: "added", text: "7" },
    ],
  });
});

it("does not speak of blanks that the comparison passes over", () => {
  expect(outputDifference("5 6\n", "5 6  \r\n\n")).toEqual({ kind: "compared", lines: [] });
});

import { describe, expect, it } from "vitest";
import { readCompareFlags } from "./read-compare-flags.ts";

describe("the default validator's flags", () => {
  it.each([
    [
      "",
      { isCaseSensitive: false, isSpaceSensitive: false, relativeTolerance: null, absoluteTolerance: null },
    ],
    ["case_sensitive", { isCaseSensitive: true }],
    ["space_change_sensitive case_sensitive", { isCaseSensitive: true, isSpaceSensitive: true }],
    ["case_sensitive case_sensitive", { isCaseSensitive: true }],
    ["float_tolerance 1e-6", { relativeTolerance: 1e-6, absoluteTolerance: 1e-6 }],
    ["float_relative_tolerance .5", { relativeTolerance: 0.5, absoluteTolerance: null }],
    ["float_absolute_tolerance 0", { relativeTolerance: null, absoluteTolerance: 0 }],
    [
      "float_absolute_tolerance 1E-3 float_relative_tolerance +2.",
      { relativeTolerance: 2, absoluteTolerance: 1e-3 },
    ],
  ])("reads [%s]", (flags, expected) => {
    const reading = readCompareFlags(split(flags));

    expect(reading).toMatchObject({ kind: "read", value: expected });
  });

  it.each([
    ["strict", "strict"],
    ["Case_Sensitive", "Case_Sensitive"],
    ["1e-6", "1e-6"],
    ["float_tolerance", "float_tolerance"],
    ["float_tolerance case_sensitive", "float_tolerance"],
    ["float_tolerance -1e-6", "float_tolerance"],
    ["float_tolerance inf", "float_tolerance"],
    ["float_tolerance nan", "float_tolerance"],
    ["float_tolerance 1e999", "float_tolerance"],
    ["float_tolerance 0x1p-3", "float_tolerance"],
    ["float_absolute_tolerance 1,5", "float_absolute_tolerance"],
    ["float_tolerance 1 float_tolerance 1", "float_tolerance"],
    ["float_relative_tolerance 1 float_relative_tolerance 2", "float_relative_tolerance"],
    ["float_tolerance 1 float_absolute_tolerance 1", "float_tolerance"],
    ["float_relative_tolerance 1 float_tolerance 1", "float_tolerance"],
  ])("refuses [%s] and names %s", (flags, named) => {
    const reading = readCompareFlags(split(flags));

    expect(reading).toMatchObject({ kind: "refused", flag: named, message: expect.stringContaining(named) });
  });
});

function split(flags: string): string[] {
  return flags === "" ? [] : flags.split(" ");
}

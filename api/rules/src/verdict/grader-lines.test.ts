import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readGraderOutput } from "./read-grader-output.ts";
import type { TestVerdictCode } from "./verdict.ts";
import { writeGraderInput } from "./write-grader-input.ts";

describe("a custom grader's lines", () => {
  it("carry the four verdicts a grader knows, the other two by the nearest", () => {
    const codes: TestVerdictCode[] = ["AC", "WA", "TLE", "RTE", "MLE", "OLE"];
    const text = writeGraderInput(codes.map((verdict, score) => ({ verdict, score })));

    expect(text).toBe("AC 0\nWA 1\nTLE 2\nRTE 3\nRTE 4\nWA 5\n");
  });

  it.each([
    ["AC 12", "AC", 12],
    ["AC 12.5\n", "AC", 12.5],
    ["  WA\t0 \r\n", "WA", 0],
    ["TLE -3e1\n", "TLE", -30],
  ])("are read: %j", (text, verdict, score) => {
    expect(readGraderOutput(text)).toEqual({ kind: "read", verdict, score });
  });

  it.each([
    "",
    "\n",
    "AC",
    "12",
    "JE 0",
    "CE 0",
    "ac 1",
    "AC inf",
    "AC nan",
    "AC 1e999",
    "AC 0x10",
    "AC 1 WA 2",
  ])("are a judging error when they say %j", (text) => {
    expect(readGraderOutput(text).kind).toBe("unreadable");
  });

  it("come back as they were written, for every score", () => {
    const score = fc.double({ min: -1e15, max: 1e15, noNaN: true });
    fc.assert(
      fc.property(score, (value) => {
        const reading = readGraderOutput(writeGraderInput([{ verdict: "AC", score: value }]));
        expect(reading).toMatchObject({ kind: "read", verdict: "AC" });
        if (reading.kind === "read") expect(reading.score).toBeCloseTo(value, 9);
      }),
    );
  });
});

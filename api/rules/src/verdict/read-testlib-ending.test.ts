import { describe, expect, it } from "vitest";
import { readTestlibEnding } from "./read-testlib-ending.ts";

const read = (exitCode: number, words = "", isScoring = true) =>
  readTestlibEnding({ exitCode, words, isScoring });

describe("a checker in testlib's manner", () => {
  it("accepts with 0", () => {
    expect(read(0, "ok 3 numbers")).toEqual({ kind: "accepted", score: null });
  });

  it.each([1, 2, 4, 8])("rejects with %i", (code) => {
    expect(read(code)).toEqual({ kind: "rejected" });
  });

  it("is broken, to the setter's cost, when it fails with 3 or leaves with a code nobody knows", () => {
    expect(read(3)).toMatchObject({ kind: "broken", why: expect.stringContaining("jury's own files") });
    expect(read(42)).toMatchObject({ kind: "broken", why: expect.stringContaining("42") });
  });

  it("gives the points it writes when it leaves with 7", () => {
    expect(read(7, "points 12.5 well done")).toEqual({
      kind: "accepted",
      score: { kind: "score", value: 12.5 },
    });
    expect(read(7, "well done")).toMatchObject({ kind: "broken" });
  });

  it("cannot give points where the problem has none", () => {
    expect(read(7, "points 3", false)).toMatchObject({
      kind: "broken",
      why: expect.stringContaining("in Polygon: Enable points"),
    });
  });

  it.each([30, 46, 80])("gives the part it writes, whatever base its exit code %i counts from", (code) => {
    expect(read(code, "partially correct (30) close")).toEqual({
      kind: "accepted",
      score: { kind: "multiplier", value: 0.3 },
    });
  });

  it("accepts nothing by a part of nothing, though the exit code is that of accepted", () => {
    expect(read(0, "partially correct (0) far off")).toEqual({ kind: "rejected" });
  });

  it("rejects what is right in part where the problem is not scored", () => {
    expect(read(66, "partially correct (50) half", false)).toEqual({ kind: "rejected" });
  });

  it("is broken when the part is more than the whole", () => {
    expect(read(150, "partially correct (150)")).toMatchObject({ kind: "broken" });
  });
});

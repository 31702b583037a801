import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judgingExtent } from "./judging-extent.ts";

const facts = { isScoring: false, isFeedbackFull: false, judgesEveryTest: false };

describe("how far a submission is judged", () => {
  it("is to the first rejected test, unless something asks for more", () => {
    expect(judgingExtent(facts)).toEqual({ stop: "first-failure", because: null });
  });

  it.each([
    ["points are made of every test", { isScoring: true }, "scoring"],
    ["the package shows every test", { isFeedbackFull: true }, "package"],
    ["its setter wants it", { judgesEveryTest: true }, "setter"],
  ] as const)("is to the last test where %s", (_, asked, because) => {
    expect(judgingExtent({ ...facts, ...asked })).toEqual({ stop: "all", because });
  });

  it("never becomes less by one thing more that asks for every test", () => {
    const bool = fc.boolean();
    fc.assert(
      fc.property(fc.record({ isScoring: bool, isFeedbackFull: bool, judgesEveryTest: bool }), (any) => {
        const isAsked = any.isScoring || any.isFeedbackFull || any.judgesEveryTest;
        expect(judgingExtent(any).stop).toBe(isAsked ? "all" : "first-failure");
      }),
    );
  });
});

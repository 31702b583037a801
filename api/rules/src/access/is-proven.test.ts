import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isProven, proofLastsMs, readStepUp } from "./is-proven.ts";

const at = 1_000_000;

describe("a session is proven", () => {
  it.each([
    [1, false, 0, true],
    [1, false, proofLastsMs - 1, true],
    [1, false, proofLastsMs, false],
    [1, true, 0, false],
    [2, true, 0, true],
    [2, true, proofLastsMs, false],
    [2, false, 0, true],
  ] as const)("at level %i, with a second factor %s, after %i ms: %s", (level, has, after, expected) => {
    const proof = { provenAtMs: at, factorLevel: level, hasSecondFactor: has };
    expect(isProven(proof, at + after)).toBe(expected);
  });

  it("never again as time goes by, until its owner proves themselves", () => {
    fc.assert(
      fc.property(fc.boolean(), fc.constantFrom(1, 2), fc.nat(), fc.nat(), (has, level, a, b) => {
        const proof = { provenAtMs: at, factorLevel: level === 1 ? 1 : 2, hasSecondFactor: has } as const;
        if (!isProven(proof, at + a)) expect(isProven(proof, at + a + b)).toBe(false);
      }),
    );
  });
});

describe("a session before an act that asks for a second factor", () => {
  it.each([
    [1, false, 0, "factor-needed"],
    [2, false, 0, "factor-needed"],
    [1, true, 0, "code-needed"],
    [2, true, 0, "done"],
    [2, true, proofLastsMs - 1, "done"],
    [2, true, proofLastsMs, "code-needed"],
  ] as const)("at level %i, with a second factor %s, after %i ms: %s", (level, has, after, expected) => {
    const proof = { provenAtMs: at, factorLevel: level, hasSecondFactor: has };
    expect(readStepUp(proof, at + after)).toBe(expected);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkPassword, passwordProfiles } from "./check-password.ts";
import { spelledPasswordBytes, spellPassword } from "./spell-password.ts";

const bytes = fc.array(fc.nat(255), { minLength: spelledPasswordBytes, maxLength: spelledPasswordBytes });

describe("a spelled password", () => {
  it("reads like words", () => {
    expect(spellPassword([4, 0, 11, 3, 8, 2, 5, 4, 10, 1, 9, 0, 2, 5, 0, 7])).toBe("Kavo-rimu-tesa-4729");
  });

  it("passes every profile's rule, whatever the bytes", () => {
    fc.assert(
      fc.property(bytes, fc.constantFrom(...passwordProfiles), (random, profile) => {
        const faults = checkPassword({ password: spellPassword(random), profile, ownNames: ["aziza"] });
        expect(faults).toEqual([]);
      }),
    );
  });

  it("is another one for other bytes, but for a handful", () => {
    const all = new Set(fc.sample(bytes, { numRuns: 500, seed: 1 }).map((random) => spellPassword(random)));
    expect(all.size).toBeGreaterThan(450);
  });
});

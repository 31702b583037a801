import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { carriesScope, scopes } from "./scopes.ts";

const carried = fc.subarray([...scopes]);

describe("a token", () => {
  it("opens what one of its scopes names, and nothing else", () => {
    fc.assert(
      fc.property(carried, fc.constantFrom(...scopes), (has, asked) => {
        expect(carriesScope(has, asked)).toBe(has.includes(asked));
      }),
    );
  });

  it("never opens a route that names no scope, whatever it carries", () => {
    fc.assert(
      fc.property(carried, (has) => {
        expect(carriesScope(has, undefined)).toBe(false);
      }),
    );
  });
});

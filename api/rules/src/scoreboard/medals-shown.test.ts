import { describe, expect, it } from "vitest";
import type { BoardPhase } from "./board.ts";
import { medalsShown } from "./medals-shown.ts";

const times = { startsAt: 0, endsAt: 300, freezesAt: 240, thawedAt: null, finalizedAt: null };
const seen = (audience: "public" | "jury", now: number, more: Partial<BoardPhase> = {}) =>
  medalsShown({ audience, phase: { ...times, ...more } }, now);

describe("medals on a board", () => {
  it.each([
    ["before the start", -1, {}, "none"],
    ["from the start", 0, {}, "standing"],
    ["up to the freeze", 239, {}, "standing"],
    ["from the freeze", 240, {}, "none"],
    ["after the end, frozen", 300, {}, "none"],
    ["thawed, not final", 310, { thawedAt: 305 }, "none"],
    ["final, but still frozen", 310, { finalizedAt: 305 }, "none"],
    ["final and thawed", 310, { thawedAt: 305, finalizedAt: 306 }, "final"],
    ["never frozen, to the last moment", 299, { freezesAt: null }, "standing"],
    ["never frozen, after the end", 300, { freezesAt: null }, "none"],
    ["never frozen, final", 310, { freezesAt: null, finalizedAt: 305 }, "final"],
    ["final at a moment that has not come", 310, { freezesAt: null, finalizedAt: 311 }, "none"],
  ] as const)("are for the public, %s, what may be said then", (_, now, more, shown) => {
    expect(seen("public", now, more)).toBe(shown);
  });

  it("stand as long as the clock does: an end that moves away has not come", () => {
    expect(seen("public", 500, { freezesAt: null, stoppedAt: 200 })).toBe("standing");
  });

  it("are always told to the jury", () => {
    expect([seen("jury", 250), seen("jury", 310), seen("jury", 310, { finalizedAt: 305 })]).toEqual([
      "standing",
      "standing",
      "final",
    ]);
  });
});

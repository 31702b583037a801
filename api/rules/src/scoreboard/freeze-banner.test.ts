import { describe, expect, it } from "vitest";
import { freezeBanner, isNotFinal } from "./freeze-banner.ts";

const minute = 60_000;
const startsAt = 1_700_000_000_000;
const phase = {
  startsAt,
  endsAt: startsAt + 300 * minute,
  freezesAt: startsAt + 240 * minute,
  thawedAt: startsAt + 330 * minute,
  finalizedAt: startsAt + 340 * minute,
};

describe("the freeze banner", () => {
  it("stands from the freeze until the thaw, also after the end", () => {
    expect(freezeBanner(phase, startsAt + 240 * minute - 1)).toEqual({ kind: "none" });
    expect(freezeBanner(phase, startsAt + 240 * minute)).toEqual({ kind: "frozen", minutes: 60 });
    expect(freezeBanner(phase, startsAt + 329 * minute)).toEqual({ kind: "frozen", minutes: 60 });
    expect(freezeBanner(phase, startsAt + 330 * minute)).toEqual({ kind: "none" });
  });

  it("stays while nobody has said when to thaw", () => {
    expect(freezeBanner({ ...phase, thawedAt: null }, startsAt + 9_999 * minute)).toEqual({
      kind: "frozen",
      minutes: 60,
    });
  });

  it("rounds a freeze inside a minute down", () => {
    const freezesAt = phase.endsAt - 42 * minute - 30_000;

    expect(freezeBanner({ ...phase, freezesAt }, freezesAt)).toEqual({ kind: "frozen", minutes: 42 });
  });

  it("is absent in a contest without a freeze", () => {
    expect(freezeBanner({ ...phase, freezesAt: null }, startsAt + 299 * minute)).toEqual({ kind: "none" });
  });
});

describe("a board", () => {
  it("says it is not final between the end and finalizing", () => {
    expect(isNotFinal(phase, phase.endsAt - 1)).toBe(false);
    expect(isNotFinal(phase, phase.endsAt)).toBe(true);
    expect(isNotFinal(phase, phase.finalizedAt)).toBe(false);
    expect(isNotFinal({ ...phase, finalizedAt: null }, startsAt + 9_999 * minute)).toBe(true);
  });
});

import { describe, expect, it } from "vitest";
import { contestMinutes, contestTimeMs } from "./contest-minutes.ts";

const minute = 60_000;
const startsAt = 1_700_000_000_000;

describe("contest minutes", () => {
  it("rounds the minute down, never up", () => {
    const clock = { startsAt, removed: [] };

    expect(contestMinutes(clock, startsAt)).toBe(0);
    expect(contestMinutes(clock, startsAt + minute - 1)).toBe(0);
    expect(contestMinutes(clock, startsAt + minute)).toBe(1);
    expect(contestMinutes(clock, startsAt + 59 * minute + 59_999)).toBe(59);
  });

  it("takes removed intervals out of the time", () => {
    const clock = {
      startsAt,
      removed: [{ fromMs: startsAt + 10 * minute, toMs: startsAt + 15 * minute }],
    };

    expect(contestMinutes(clock, startsAt + 9 * minute)).toBe(9);
    expect(contestMinutes(clock, startsAt + 12 * minute)).toBe(10);
    expect(contestMinutes(clock, startsAt + 20 * minute)).toBe(15);
  });

  it("counts only the part of a removed interval that lies after the start", () => {
    const clock = { startsAt, removed: [{ fromMs: startsAt - 5 * minute, toMs: startsAt + 2 * minute }] };

    expect(contestTimeMs(clock, startsAt + 3 * minute)).toBe(minute);
  });

  it("is negative before the start", () => {
    expect(contestMinutes({ startsAt, removed: [] }, startsAt - 1)).toBe(-1);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { movedPhase } from "../scoreboard/moved-phase.ts";
import { instantOf } from "./contest-clock.ts";
import {
  boardPhaseOf,
  endOfTime,
  planOfTimes,
  type StoredTimes,
  stoppedAt,
  timesOfPlan,
} from "./plan-of-times.ts";

const times: StoredTimes = {
  startsAt: 1_000,
  endsAt: 6_000,
  freezesAt: 5_000,
  countdownPausedMs: null,
  ownLengthMs: null,
  thawedAt: null,
  finalizedAt: null,
  removed: [],
};

describe("the plan of kept times", () => {
  it("has the contest's length and the freeze before its end", () => {
    expect(planOfTimes(times)).toMatchObject({
      startsAt: 1_000,
      lengthMs: 5_000,
      windowMs: null,
      freezeMs: 1_000,
    });
  });

  it("takes a closed interval out of the length and leaves out one that still lasts", () => {
    const removed = [
      { fromMs: 2_000, toMs: 2_500 },
      { fromMs: 4_000, toMs: null },
    ];

    expect(planOfTimes({ ...times, removed })).toMatchObject({ lengthMs: 4_500, removed });
    expect(stoppedAt({ removed })).toBe(4_000);
    expect(stoppedAt(times)).toBeNull();
  });

  it("has a window where each has a length of their own", () => {
    expect(planOfTimes({ ...times, ownLengthMs: 700 })).toMatchObject({ lengthMs: 700, windowMs: 5_000 });
  });
});

describe("a plan as it is kept", () => {
  it("moves end and freeze by an extension", () => {
    expect(timesOfPlan({ ...planOfTimes(times), extendedMs: 600 })).toMatchObject({
      endsAt: 6_600,
      freezesAt: 5_600,
    });
  });

  it("gives a window's participants the extension too", () => {
    const plan = { ...planOfTimes({ ...times, ownLengthMs: 700 }), extendedMs: 100 };

    expect(timesOfPlan(plan)).toMatchObject({ endsAt: 6_100, ownLengthMs: 800 });
  });

  it("keeps a start that nobody knows at the end of time, with the lengths it had", () => {
    const paused = { ...planOfTimes(times), startsAt: null, countdownPausedMs: 90 };

    const kept = timesOfPlan(paused);

    expect(kept).toMatchObject({
      startsAt: endOfTime,
      endsAt: endOfTime + 5_000,
      freezesAt: endOfTime + 4_000,
    });
    expect(planOfTimes(kept)).toEqual(paused);
  });

  it("is read back as the same plan, whatever was extended or removed", () => {
    const gap = fc.integer({ min: 0, max: 2_000 });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9_000 }),
        fc.option(fc.integer({ min: 0, max: 9_000 })),
        fc.option(fc.integer({ min: 1, max: 9_000 })),
        fc.array(fc.tuple(gap, gap), { maxLength: 4 }),
        (lengthMs, freeze, windowMs, gaps) => {
          let at = 1_000;
          const removed = gaps.map(([before, long]) => {
            const fromMs = at + before;
            at = fromMs + long;
            return { fromMs, toMs: at };
          });
          const common = windowMs ?? lengthMs;
          const plan = {
            ...planOfTimes(times),
            lengthMs,
            windowMs,
            freezeMs: freeze === null ? null : Math.min(freeze, common),
            removed,
          };

          const kept = timesOfPlan(plan);

          expect(planOfTimes(kept)).toEqual(plan);
          expect(kept.endsAt).toBe(instantOf({ startsAt: 1_000, removed }, common));
        },
      ),
    );
  });
});

describe("a board's phase while the clock stands still", () => {
  const phase = boardPhaseOf({ ...times, removed: [{ fromMs: 4_000, toMs: null }] });

  it("moves away what lies ahead, by each millisecond, and nothing that has passed", () => {
    expect(phase.stoppedAt).toBe(4_000);
    expect(movedPhase(phase, 4_000)).toMatchObject({ endsAt: 6_000, freezesAt: 5_000 });
    expect(movedPhase(phase, 9_001)).toMatchObject({ startsAt: 1_000, endsAt: 11_001, freezesAt: 10_001 });
    expect(movedPhase({ ...phase, freezesAt: 3_000 }, 9_000).freezesAt).toBe(3_000);
    expect(movedPhase({ ...phase, freezesAt: null }, 9_000).freezesAt).toBeNull();
  });

  it("stays as it is kept while the clock runs", () => {
    const running = boardPhaseOf(times);

    expect(running).not.toHaveProperty("stoppedAt");
    expect(movedPhase(running, 9_000)).toBe(running);
  });
});

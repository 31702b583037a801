import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contestTimeMs } from "../scoring/contest-minutes.ts";
import { clockState, countsAs, everyoneEndsAt, instantOf, participantClock } from "./contest-clock.ts";
import type { ContestPlan, ParticipantTime } from "./contest-plan.ts";

const plan: ContestPlan = {
  startsAt: 100_000,
  countdownPausedMs: null,
  lengthMs: 50_000,
  extendedMs: 0,
  windowMs: null,
  freezeMs: 10_000,
  thawedAt: null,
  finalizedAt: null,
  removed: [],
};
const nobody: ParticipantTime = { startedAt: null, extraMs: 0 };

interface Change {
  readonly plan?: Partial<ContestPlan>;
  readonly person?: Partial<ParticipantTime>;
  readonly mostExtraMs?: number;
}

const ask = ({ plan: changed, person, mostExtraMs = 0 }: Change, now: number) => ({
  plan: { ...plan, ...changed },
  participant: { ...nobody, ...person },
  mostExtraMs,
  now,
});

/** "running 5 left 45", "running 5 left 45 stopped", "ended", "ended over final", … */
function stateAt(change: Change, now: number): string {
  const state = clockState(ask(change, now));
  switch (state.kind) {
    case "unscheduled":
      return state.kind;
    case "countdown-paused":
    case "scheduled":
    case "may-begin":
      return `${state.kind} left ${state.leftMs}`;
    case "running":
      return `running ${state.contestMs} left ${state.leftMs}${state.isStopped ? " stopped" : ""}`;
    case "ended":
      return `ended${state.isOver ? " over" : ""}${state.isFinal ? " final" : ""}`;
  }
}

/** Each line: what happens at an instant, the state one millisecond before, at it, and one after. */
const boundaries: readonly (readonly [string, Change, number, string, string, string])[] = [
  ["the start", {}, 100_000, "scheduled left 1", "running 0 left 50000", "running 1 left 49999"],
  ["the end", {}, 150_000, "running 49999 left 1", "ended over", "ended over"],
  [
    "the end of an extended contest",
    { plan: { extendedMs: 5_000 } },
    155_000,
    "running 54999 left 1",
    "ended over",
    "ended over",
  ],
  [
    "the end of a shortened contest",
    { plan: { extendedMs: -5_000 } },
    145_000,
    "running 44999 left 1",
    "ended over",
    "ended over",
  ],
  [
    "the end for who has extra time",
    { person: { extraMs: 3_000 }, mostExtraMs: 3_000 },
    153_000,
    "running 52999 left 1",
    "ended over",
    "ended over",
  ],
  [
    "the end for who has none while another has",
    { mostExtraMs: 3_000 },
    150_000,
    "running 49999 left 1",
    "ended",
    "ended",
  ],
  ["the end for everyone", { mostExtraMs: 3_000 }, 153_000, "ended", "ended over", "ended over"],
  [
    "the beginning of a removed interval",
    { plan: { removed: [{ fromMs: 110_000, toMs: 120_000 }] } },
    110_000,
    "running 9999 left 40001",
    "running 10000 left 40000 stopped",
    "running 10000 left 40000 stopped",
  ],
  [
    "the end of a removed interval",
    { plan: { removed: [{ fromMs: 110_000, toMs: 120_000 }] } },
    120_000,
    "running 10000 left 40000 stopped",
    "running 10000 left 40000",
    "running 10001 left 39999",
  ],
  [
    "the end of a contest with two removed intervals",
    {
      plan: {
        removed: [
          { fromMs: 155_000, toMs: 160_000 },
          { fromMs: 110_000, toMs: 120_000 },
        ],
      },
    },
    165_000,
    "running 49999 left 1",
    "ended over",
    "ended over",
  ],
  [
    "the end that comes just when an interval is removed",
    { plan: { removed: [{ fromMs: 150_000, toMs: null }] } },
    150_000,
    "running 49999 left 1",
    "ended over",
    "ended over",
  ],
  [
    "an interval that still lasts, at the planned end",
    { plan: { removed: [{ fromMs: 149_999, toMs: null }] } },
    150_000,
    "running 49999 left 1 stopped",
    "running 49999 left 1 stopped",
    "running 49999 left 1 stopped",
  ],
  [
    "the opening of a window",
    { plan: { windowMs: 80_000 } },
    100_000,
    "scheduled left 1",
    "may-begin left 80000",
    "may-begin left 79999",
  ],
  [
    "the closing of a window for who never began",
    { plan: { windowMs: 80_000 } },
    180_000,
    "may-begin left 1",
    "ended over",
    "ended over",
  ],
  [
    "the own start in a window",
    { plan: { windowMs: 80_000 }, person: { startedAt: 120_000 } },
    120_000,
    "may-begin left 60001",
    "running 0 left 50000",
    "running 1 left 49999",
  ],
  [
    "the own end in a window",
    { plan: { windowMs: 80_000 }, person: { startedAt: 120_000 } },
    170_000,
    "running 49999 left 1",
    "ended",
    "ended",
  ],
  [
    "the closing of a window for who began late",
    { plan: { windowMs: 80_000 }, person: { startedAt: 160_000 } },
    180_000,
    "running 19999 left 1",
    "ended over",
    "ended over",
  ],
  [
    "the own end in a window with extra time and a removed interval before the own start",
    {
      plan: { windowMs: 80_000, removed: [{ fromMs: 105_000, toMs: 115_000 }] },
      person: { startedAt: 120_000, extraMs: 2_000 },
      mostExtraMs: 2_000,
    },
    172_000,
    "running 51999 left 1",
    "ended",
    "ended",
  ],
  [
    "finalizing",
    { plan: { finalizedAt: 160_000 } },
    160_000,
    "ended over",
    "ended over final",
    "ended over final",
  ],
];

describe("the contest's clock", () => {
  it.each(boundaries)("turns in the very millisecond of %s", (_, change, at, before, then, after) => {
    expect([at - 1, at, at + 1].map((now) => stateAt(change, now))).toEqual([before, then, after]);
  });

  it("has no state while no start is set, and stands still while the countdown is paused", () => {
    const paused = { plan: { startsAt: null, countdownPausedMs: 7_000 } };

    expect(stateAt({ plan: { startsAt: null } }, 100_000)).toBe("unscheduled");
    expect([1, 100_000, 200_000].map((now) => stateAt(paused, now))).toEqual(
      Array(3).fill("countdown-paused left 7000"),
    );
    expect(participantClock(ask(paused, 100_000))).toBeNull();
    expect(everyoneEndsAt({ ...plan, ...paused.plan }, 0)).toBe(Number.POSITIVE_INFINITY);
  });

  it("restores the time when a removed interval is put back", () => {
    const removed = { plan: { removed: [{ fromMs: 110_000, toMs: 120_000 }] } };

    expect(stateAt(removed, 130_000)).toBe("running 20000 left 30000");
    expect(stateAt({}, 130_000)).toBe("running 30000 left 20000");
  });

  it("freezes for all at one instant, moved by an extension and a removed interval, not by extra time", () => {
    const freezesAt = (change: Change) => participantClock(ask(change, 0))?.freezesAt;

    expect(freezesAt({})).toBe(140_000);
    expect(freezesAt({ person: { extraMs: 3_000 } })).toBe(140_000);
    expect(freezesAt({ plan: { extendedMs: 5_000 } })).toBe(145_000);
    expect(freezesAt({ plan: { removed: [{ fromMs: 110_000, toMs: 120_000 }] } })).toBe(150_000);
    expect(freezesAt({ plan: { windowMs: 80_000 }, person: { startedAt: 120_000 } })).toBe(170_000);
    expect(freezesAt({ plan: { freezeMs: null } })).toBeNull();
  });

  it("gives scoring the participant's own start and end", () => {
    const late = { plan: { windowMs: 80_000 }, person: { startedAt: 120_000 } };

    expect(participantClock(ask(late, 5))).toMatchObject({ startsAt: 120_000, endsAt: 170_000, now: 5 });
  });

  it.each([
    ["before the start", {}, 99_999, "refused"],
    ["in the first millisecond", {}, 100_000, "contest"],
    ["in the last millisecond", {}, 149_999, "contest"],
    ["one millisecond late", {}, 150_000, "upsolving"],
    ["after the own end while another still competes", { mostExtraMs: 3_000 }, 152_999, "refused"],
    ["after everyone has ended", { mostExtraMs: 3_000 }, 153_000, "upsolving"],
    ["in a window before the own start", { plan: { windowMs: 80_000 } }, 120_000, "refused"],
  ] as const)("counts code sent %s rightly", (_, change, at, counts) => {
    expect(countsAs(ask(change, at))).toBe(counts);
  });

  const gaps = fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 20 })), {
    maxLength: 4,
  });
  const removedAt = gaps.map((drawn) => {
    let at = -10;
    return drawn.map(([gap, length]) => {
      const fromMs = at + gap;
      at = fromMs + length;
      return { fromMs, toMs: at };
    });
  });

  it("finds the first instant at which a contest time is reached, whatever was removed", () => {
    fc.assert(
      fc.property(removedAt, fc.integer({ min: 1, max: 100 }), (removed, contestMs) => {
        const clock = { startsAt: 0, removed };
        const at = instantOf(clock, contestMs);

        expect(contestTimeMs(clock, at)).toBe(contestMs);
        expect(contestTimeMs(clock, at - 1)).toBe(contestMs - 1);
      }),
    );
  });

  it("never goes back as time goes on", () => {
    const order = ["scheduled", "may-begin", "running", "ended"];
    const change = fc.record({
      plan: fc.record({
        windowMs: fc.option(fc.integer({ min: 50_000, max: 90_000 })),
        extendedMs: fc.integer({ min: -20_000, max: 20_000 }),
        removed: removedAt.map((all) =>
          all.map(({ fromMs, toMs }) => ({ fromMs: 100_000 + fromMs * 1000, toMs: 100_000 + toMs * 1000 })),
        ),
      }),
      person: fc.record({
        startedAt: fc.integer({ min: 100_000, max: 180_000 }),
        extraMs: fc.integer({ min: 0, max: 9_000 }),
      }),
    });
    fc.assert(
      fc.property(change, (drawn) => {
        const seen = Array.from({ length: 150 }, (_, step) =>
          order.indexOf(clockState(ask({ ...drawn, mostExtraMs: 9_000 }, 90_000 + step * 1_000)).kind),
        );

        expect(seen).toEqual(seen.toSorted((a, b) => a - b));
      }),
    );
  });
});

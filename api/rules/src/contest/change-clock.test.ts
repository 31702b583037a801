import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ClockChange, changeClock } from "./change-clock.ts";
import { clockState } from "./contest-clock.ts";
import { endOfTime, planOfTimes, type StoredTimes } from "./plan-of-times.ts";

const times: StoredTimes = {
  startsAt: 100_000,
  endsAt: 150_000,
  freezesAt: 140_000,
  countdownPausedMs: null,
  ownLengthMs: null,
  thawedAt: null,
  finalizedAt: null,
  removed: [],
};

function make(change: ClockChange, now: number, over: Partial<StoredTimes> = {}, mostExtraMs = 0) {
  return changeClock({ times: { ...times, ...over }, change, now, mostExtraMs });
}

/** The times after several changes; a refused one is thrown, so that it shows. */
function after(...steps: readonly (readonly [now: number, change: ClockChange])[]): StoredTimes {
  return steps.reduce((before, [now, change]) => {
    const changed = changeClock({ times: before, change, now, mostExtraMs: 0 });
    if (changed.kind === "refused") throw new Error(changed.why);
    return changed.times;
  }, times);
}

describe("changes of a contest's clock", () => {
  it.each<[string, ClockChange, number, Partial<StoredTimes>, string]>([
    ["move the start once it began", { kind: "start-at", startsAt: 200_000 }, 100_000, {}, "started"],
    ["move the start into the past", { kind: "start-at", startsAt: 49_999 }, 50_000, {}, "time-passed"],
    ["pause a countdown that is over", { kind: "pause-countdown" }, 100_000, {}, "started"],
    ["pause a countdown twice", { kind: "pause-countdown" }, 50_000, { countdownPausedMs: 5 }, "paused"],
    ["resume what is not paused", { kind: "resume-countdown" }, 50_000, {}, "not-paused"],
    ["extend what is over", { kind: "extend", byMs: 5 }, 150_000, {}, "over"],
    ["shorten to what has passed", { kind: "extend", byMs: -10_000 }, 140_000, {}, "end-passed"],
    ["shorten to nothing", { kind: "extend", byMs: -50_000 }, 50_000, {}, "end-passed"],
    ["extend to more than a year", { kind: "extend", byMs: 4e10 }, 120_000, {}, "too-long"],
    ["stop before the start", { kind: "stop" }, 99_999, {}, "not-running"],
    ["stop after the end", { kind: "stop" }, 150_000, {}, "not-running"],
    [
      "stop what stands still",
      { kind: "stop" },
      120_000,
      { removed: [{ fromMs: 110_000, toMs: null }] },
      "stopped",
    ],
    ["go on while it runs", { kind: "go-on" }, 120_000, {}, "not-stopped"],
    ["remove what is ahead", { kind: "remove", fromMs: 110_000, toMs: 120_001 }, 120_000, {}, "outside"],
    [
      "remove what was before the start",
      { kind: "remove", fromMs: 99_999, toMs: 110_000 },
      120_000,
      {},
      "outside",
    ],
    ["remove nothing", { kind: "remove", fromMs: 110_000, toMs: 110_000 }, 120_000, {}, "outside"],
    [
      "remove what is removed",
      { kind: "remove", fromMs: 110_000, toMs: 115_000 },
      120_000,
      { removed: [{ fromMs: 114_999, toMs: 118_000 }] },
      "overlaps",
    ],
    ["restore what is not removed", { kind: "restore", fromMs: 7 }, 120_000, {}, "no-such-interval"],
    ["freeze before the start", { kind: "freeze" }, 99_999, {}, "not-running"],
    ["freeze what is frozen", { kind: "freeze" }, 140_000, {}, "frozen"],
    ["thaw what is not frozen", { kind: "thaw", at: null }, 139_999, {}, "not-frozen"],
    ["thaw at a moment that has passed", { kind: "thaw", at: 144_999 }, 145_000, {}, "time-passed"],
    ["withdraw results that are not final", { kind: "withdraw-results" }, 160_000, {}, "not-final"],
    ["extend final results", { kind: "extend", byMs: 5 }, 160_000, { finalizedAt: 155_000 }, "final"],
  ])("do not %s", (_, change, now, over, why) => {
    expect(make(change, now, over)).toEqual({ kind: "refused", why });
  });

  it("are no more than a hundred intervals", () => {
    const removed = Array.from({ length: 100 }, (_, i) => ({
      fromMs: 100_000 + i * 2,
      toMs: 100_001 + i * 2,
    }));

    expect(make({ kind: "stop" }, 149_000, { removed })).toEqual({ kind: "refused", why: "too-long" });
  });

  it("keep what is left of a paused countdown, to the millisecond", () => {
    const paused = after([99_999, { kind: "pause-countdown" }]);
    const resumed = after([99_999, { kind: "pause-countdown" }], [500_000, { kind: "resume-countdown" }]);

    expect(paused).toMatchObject({ startsAt: endOfTime, countdownPausedMs: 1 });
    expect(resumed).toMatchObject({
      startsAt: 500_001,
      endsAt: 550_001,
      freezesAt: 540_001,
      countdownPausedMs: null,
    });
  });

  it("move end and freeze with the start, and both by an extension", () => {
    expect(after([50_000, { kind: "start-at", startsAt: 60_000 }])).toMatchObject({
      startsAt: 60_000,
      endsAt: 110_000,
      freezesAt: 100_000,
    });
    expect(after([139_999, { kind: "extend", byMs: 5_000 }])).toMatchObject({
      endsAt: 155_000,
      freezesAt: 145_000,
    });
  });

  it("leave a freeze that has begun where it is", () => {
    expect(after([140_000, { kind: "extend", byMs: 5_000 }])).toMatchObject({
      endsAt: 155_000,
      freezesAt: 140_000,
    });
  });

  it("give back exactly the time that was stopped", () => {
    const stopped = after([120_000, { kind: "stop" }]);
    const wentOn = after([120_000, { kind: "stop" }], [123_000, { kind: "go-on" }]);
    const restored = after(
      [120_000, { kind: "stop" }],
      [123_000, { kind: "go-on" }],
      [124_000, { kind: "restore", fromMs: 120_000 }],
    );

    expect(stopped.endsAt).toBe(150_000);
    expect(wentOn).toMatchObject({ endsAt: 153_000, freezesAt: 143_000 });
    expect(restored).toEqual(times);
    const participant = { startedAt: null, extraMs: 0 };
    const at = (now: number) =>
      clockState({ plan: planOfTimes(wentOn), participant, now, mostExtraMs: 0 }).kind;
    expect([at(152_999), at(153_000)]).toEqual(["running", "ended"]);
  });

  it("take a stretch that has passed out of the time", () => {
    expect(after([130_000, { kind: "remove", fromMs: 110_000, toMs: 112_000 }])).toMatchObject({
      endsAt: 152_000,
      removed: [{ fromMs: 110_000, toMs: 112_000 }],
    });
  });

  it("freeze now, thaw now or later, and freeze again", () => {
    expect(after([120_000, { kind: "freeze" }]).freezesAt).toBe(120_000);
    expect(after([145_000, { kind: "thaw", at: null }]).thawedAt).toBe(145_000);
    expect(after([145_000, { kind: "thaw", at: 200_000 }]).thawedAt).toBe(200_000);
    expect(after([141_000, { kind: "thaw", at: null }], [142_000, { kind: "freeze" }])).toMatchObject({
      freezesAt: 142_000,
      thawedAt: null,
    });
  });

  it("let who has extra time go on after the common end", () => {
    expect(make({ kind: "extend", byMs: 5_000 }, 150_000, {}, 10_000).kind).toBe("changed");
  });

  it("withdraw final results, and thaw them", () => {
    const final = { finalizedAt: 160_000 };

    expect(make({ kind: "withdraw-results" }, 170_000, final)).toMatchObject({
      times: { finalizedAt: null },
    });
    expect(make({ kind: "thaw", at: null }, 170_000, final)).toMatchObject({ times: { thawedAt: 170_000 } });
  });

  it("never lose a millisecond of contest time, however often the clock is stopped", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(3_000), fc.nat(3_000)), { maxLength: 6 }), (pairs) => {
        let [now, kept, stoppedMs] = [100_000, times, 0];
        for (const [running, standing] of pairs) {
          now += running;
          const stopped = changeClock({ times: kept, change: { kind: "stop" }, now, mostExtraMs: 0 });
          now += standing;
          if (stopped.kind === "refused") continue;
          const wentOn = changeClock({
            times: stopped.times,
            change: { kind: "go-on" },
            now,
            mostExtraMs: 0,
          });
          if (wentOn.kind === "refused") throw new Error(wentOn.why);
          kept = wentOn.times;
          stoppedMs += standing;
        }
        expect(kept.endsAt).toBe(150_000 + stoppedMs);
      }),
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BalloonStand, type BalloonState, balloonActs, balloonJob, moveBalloon } from "./balloon.ts";

const states = ["waiting", "taken", "delivered"] as const;
const stands: readonly BalloonStand[] = states.flatMap((state) =>
  [true, false].map((isEarned) => ({ state, isEarned })),
);

describe("a balloon", () => {
  it("has one job at each point of its way", () => {
    expect(stands.map((stand) => `${stand.state} ${stand.isEarned}: ${balloonJob(stand)}`)).toEqual([
      "waiting true: bring",
      "waiting false: none",
      "taken true: underway",
      "taken false: turn-round",
      "delivered true: done",
      "delivered false: fetch",
    ]);
  });

  it("goes forward by one act and back by one, and by no other", () => {
    const table = stands.map((stand) =>
      [balloonJob(stand), ...balloonActs.map((act) => `${act} ${moveBalloon(stand, act) ?? "–"}`)].join(", "),
    );

    expect(table).toEqual([
      "bring, take taken, deliver –, undo –, bring-back –",
      "none, take –, deliver –, undo –, bring-back –",
      "underway, take –, deliver delivered, undo waiting, bring-back –",
      "turn-round, take –, deliver –, undo –, bring-back waiting",
      "done, take –, deliver –, undo taken, bring-back –",
      "fetch, take –, deliver –, undo –, bring-back waiting",
    ]);
  });

  it("that is not earned ends where nothing is to do, whatever was done before", () => {
    const anyAct = fc.constantFrom(...balloonActs);
    fc.assert(
      fc.property(fc.array(anyAct, { maxLength: 12 }), (acts) => {
        const last = acts.reduce<BalloonState>(
          (state, act) => moveBalloon({ state, isEarned: true }, act) ?? state,
          "waiting",
        );
        const lost = { state: last, isEarned: false };
        const back = moveBalloon(lost, "bring-back") ?? lost.state;

        expect(balloonJob({ state: back, isEarned: false })).toBe("none");
        expect(balloonJob({ state: back, isEarned: true })).toBe("bring");
      }),
    );
  });
});

import { describe, expect, it } from "vitest";
import { phaseAt, submissionWindow } from "./phase.ts";

const startsAt = 1_000_000;
const freezesAt = 4_000_000;
const endsAt = 5_000_000;
const times = { startsAt, endsAt, freezesAt, finalizedAt: 6_000_000 };

describe("the phase of a contest", () => {
  it.each([
    ["is scheduled one millisecond before the start", startsAt - 1, "scheduled"],
    ["runs from the millisecond of the start", startsAt, "running"],
    ["runs until one millisecond before the freeze", freezesAt - 1, "running"],
    ["is frozen from the millisecond of the freeze", freezesAt, "frozen"],
    ["is frozen until one millisecond before the end", endsAt - 1, "frozen"],
    ["is over in the millisecond of the end", endsAt, "ended"],
    ["is over one millisecond after the end", endsAt + 1, "ended"],
    ["is not final one millisecond before it is declared so", 5_999_999, "ended"],
    ["is final from the declaration on", 6_000_000, "final"],
  ])("%s", (_, now, phase) => {
    expect(phaseAt(times, now)).toBe(phase);
  });

  it("runs to the end where there is no freeze", () => {
    expect(phaseAt({ ...times, freezesAt: null }, endsAt - 1)).toBe("running");
  });

  it("stays ended while nobody has declared the results final", () => {
    expect(phaseAt({ ...times, finalizedAt: null }, endsAt + 1e12)).toBe("ended");
  });

  it("never goes back as time goes on", () => {
    const order = ["scheduled", "running", "frozen", "ended", "final"];
    const seen = Array.from({ length: 700 }, (_, i) => order.indexOf(phaseAt(times, i * 10_000)));

    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(new Set(seen).size).toBe(order.length);
  });
});

describe("the window for code", () => {
  it.each([
    ["scheduled", "not-started"],
    ["running", "open"],
    ["frozen", "open"],
    ["ended", "ended"],
    ["final", "ended"],
  ] as const)("while %s is %s", (phase, window) => {
    expect(submissionWindow(phase)).toBe(window);
  });
});

import { describe, expect, it } from "vitest";
import { type Flight, flightStages } from "./flight-stages.ts";

const flight: Flight = {
  receivedAt: 1_000,
  queuedAt: 1_001,
  attempt: 1,
  takenAt: 1_010,
  leasedAt: 1_020,
  compiledAt: 1_120,
  isCompileCached: false,
  testEndsMs: [110, 130],
  finishedAt: 1_150,
  keptAt: 1_160,
  shownAt: 1_180,
  hostName: "host-a",
  lane: 0,
  firstFinding: null,
};
const lengths = (one: Flight) => flightStages(one).map(({ name, fromMs, toMs }) => [name, toMs - fromMs]);

describe("the flight of a submission", () => {
  it("has every stage from its coming to the sender's page, without gaps", () => {
    expect(lengths(flight)).toEqual([
      ["queue", 10],
      ["lease", 10],
      ["compile", 100],
      ["tests", 30],
      ["keep", 10],
      ["show", 20],
    ]);
  });

  it("leaves out what has not come about", () => {
    const waiting = { ...flight, takenAt: null, leasedAt: null, compiledAt: null, finishedAt: null };
    expect(lengths({ ...waiting, keptAt: null, shownAt: null })).toEqual([]);
    expect(lengths({ ...flight, shownAt: null }).at(-1)).toEqual(["keep", 10]);
  });

  it("has no stage of negative length when the judge's clock is behind", () => {
    const stages = flightStages({ ...flight, takenAt: 900, leasedAt: 905 });
    expect(stages.every(({ fromMs, toMs }) => toMs >= fromMs)).toBe(true);
  });
});

import { describe, expect, it } from "vitest";
import { afterCalibration, judgeDrift, type Probes, probeNames } from "./judge-drift.ts";

const usual: Probes = { integer: 100, memory: 100, system: 100, compile: 100 };
const three = [usual, usual, usual];

describe("a host's measurement", () => {
  it("says nothing while there is nothing to hold it against", () => {
    expect(judgeDrift({ latest: usual, own: [usual, usual], pool: [usual] })).toEqual({ kind: "unknown" });
  });

  it.each([
    ["integer", 119, 121],
    ["memory", 149, 151],
    ["system", 149, 151],
    ["compile", 139, 141],
  ] as const)("is steady while %s takes %i ms for 100, and drifted at %i", (probe, steady, drifted) => {
    const at = (ms: number) => judgeDrift({ latest: { ...usual, [probe]: ms }, own: three, pool: [] }).kind;
    expect([at(steady), at(drifted)]).toEqual(["steady", "drifted"]);
  });

  it("drifts by growing faster too", () => {
    const latest = { ...usual, integer: 80 };
    expect(judgeDrift({ latest, own: three, pool: [] })).toMatchObject({ kind: "drifted", factor: 0.8 });
  });

  it("is held against the pool's median while the host has no past of its own", () => {
    const latest = { ...usual, integer: 130 };
    const pool = [usual, usual, { ...usual, integer: 900 }];
    expect(judgeDrift({ latest, own: [latest], pool })).toEqual({
      kind: "drifted",
      probe: "integer",
      factor: 1.3,
      usualMs: 100,
      against: "pool",
    });
  });

  it("is named by the probe that is farthest out", () => {
    const latest = { ...usual, integer: 130, compile: 190 };
    expect(judgeDrift({ latest, own: three, pool: [] })).toMatchObject({ probe: "compile" });
  });

  it("does not hang on the order of the past", () => {
    const own = [1, 2, 3, 4, 5].map((n) => ({ ...usual, integer: 60 + 10 * n }));
    const latest = { ...usual, integer: 109 };
    for (const probe of probeNames) expect(latest[probe]).toBeGreaterThan(0);
    expect(judgeDrift({ latest, own, pool: [] })).toEqual(
      judgeDrift({ latest, own: own.toReversed(), pool: [] }),
    );
  });
});

describe("after a measurement", () => {
  it.each([
    ["steady", "drifted", false, "measure-again"],
    [null, "drifted", false, "measure-again"],
    ["drifted", "drifted", false, "set-aside"],
    ["drifted", "steady", false, "nothing"],
    ["drifted", "drifted", true, "nothing"],
    ["drifted", "steady", true, "measure-again"],
    ["steady", "steady", true, "take-back"],
    ["drifted", "unknown", true, "measure-again"],
    ["steady", "steady", false, "nothing"],
  ] as const)("%s, then %s, aside for it: %s → %s", (before, now, isAsideForDrift, then) => {
    expect(afterCalibration({ before, now, isAsideForDrift })).toBe(then);
  });
});

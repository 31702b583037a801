import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { results } from "../verdict/test/build-judging-state.ts";
import { capOnTime, deriveTimeLimit, setsTimeLimit, type TimedRun } from "./derive-time-limit.ts";
import { folderExpectation, noExpectation } from "./folder-expectations.ts";
import type { Expectation, PackageLimits, TimeLimitRule } from "./manifest.ts";
import { modernPackage, read } from "./test/build-package.ts";

const legacy: TimeLimitRule = { kind: "legacy", timeMultiplier: 5, timeSafetyMargin: 2 };
const modern: TimeLimitRule = { kind: "2025-09", resolutionMs: 1000, acToTimeLimit: 2, timeLimitToTle: 1.5 };
const limits: PackageLimits = read(modernPackage()).limits;

function run(
  folder: string,
  text: string,
  dialect: "legacy" | "2025-09" = "2025-09",
  more: Expectation[] = [],
): TimedRun {
  const expectation = folderExpectation(folder, dialect);
  const expectations = [...(expectation === null ? [] : [expectation]), ...more];
  return {
    submission: { path: `submissions/${folder}/x.py`, directory: folder, expectations },
    results: results(text),
  };
}

function derive(rule: TimeLimitRule, runs: readonly TimedRun[], timeLimitMs: number | null = null) {
  return deriveTimeLimit({ manifest: { timeLimitRule: rule, limits: { ...limits, timeLimitMs } }, runs });
}

describe("the time limit of a legacy package", () => {
  it.each([
    ["secret/1 AC ms=1", 1000],
    ["secret/1 AC ms=200", 1000],
    ["secret/1 AC ms=201", 2000],
    ["secret/1 AC ms=100, secret/2 AC ms=650", 4000],
  ])("is the slowest accepted case times the multiplier in whole seconds: %s → %s", (text, limitMs) => {
    const slow = run("time_limit_exceeded", "secret/1 AC ms=9000", "legacy");
    expect(derive(legacy, [run("accepted", text, "legacy"), slow])).toMatchObject({
      timeLimitMs: limitMs,
      derivedMs: limitMs,
      faults: [],
    });
  });

  it("is the stated one where there is one, with a warning when it is tight", () => {
    const derivation = derive(legacy, [run("accepted", "secret/1 AC ms=500", "legacy")], 2000);

    expect(derivation).toMatchObject({ timeLimitMs: 2000, derivedMs: 3000, faults: [] });
    expect(derivation.warnings[0]).toContain("the stated limit of 2000 ms is less than 5 times");
  });

  it("cannot be derived without an accepted run, or from one that reached the cap", () => {
    expect(derive(legacy, []).faults[0]).toContain("no submission in submissions/accepted could be run");
    expect(derive(legacy, [run("accepted", "secret/1 TLE ms=300000", "legacy")])).toMatchObject({
      timeLimitMs: null,
      faults: [expect.stringContaining("reached the cap")],
    });
  });
});

describe("the time limit of a 2025-09 package", () => {
  it("leaves room above every submission that must not be too slow, right or wrong", () => {
    const runs = [
      run("accepted", "secret/1 AC ms=300"),
      run("wrong_answer", "secret/1 WA ms=700"),
      run("run_time_error", "secret/1 RTE ms=1100"),
      run("brute_force", "secret/1 TLE ms=9999"),
      run("rejected", "secret/1 WA ms=9999"),
    ];
    expect(derive(modern, runs)).toMatchObject({ timeLimitMs: 3000, slowest: { cpuMs: 1100 }, faults: [] });
  });

  it("stays below what has to be too slow; what reached the cap sets no bound", () => {
    const accepted = run("accepted", "secret/1 AC ms=900");

    expect(
      derive(modern, [accepted, run("time_limit_exceeded", "secret/1 AC ms=1, secret/2 AC ms=3000")]).faults,
    ).toEqual([]);
    expect(
      derive(modern, [accepted, run("time_limit_exceeded", "secret/1 TLE ms=3100")]).fastestTooSlow,
    ).toBeNull();
    expect(derive(modern, [accepted, run("time_limit_exceeded", "secret/1 AC ms=2999")]).faults).toEqual([
      "the slowest case of submissions/time_limit_exceeded/x.py (2999 ms) must be too slow, but is not 1.5 times the derived limit of 2000 ms",
    ]);
  });

  it("counts only the cases a rule covers, and what use_for_time_limit lets in", () => {
    const partly: Expectation = { ...noExpectation, cases: "secret/a", permitted: ["AC"] };
    const optOut: Expectation = { ...partly, useForTimeLimit: "none" };
    const optIn: Expectation = { ...noExpectation, useForTimeLimit: "lower" };
    const text = "secret/a/1 AC ms=400, secret/b/1 AC ms=5000";
    const base = run("accepted", "secret/1 AC ms=10");

    expect(derive(modern, [base, run("other", text, "2025-09", [partly])]).timeLimitMs).toBe(1000);
    expect(derive(modern, [base, run("other", text, "2025-09", [optOut])]).slowest?.cpuMs).toBe(10);
    expect(derive(modern, [base, run("other", text, "2025-09", [optIn])]).timeLimitMs).toBe(10_000);
  });

  it("takes a required set as an upper bound only if it is TLE alone", () => {
    const either: Expectation = { ...noExpectation, required: ["TLE", "RTE"] };
    const runs = [
      run("accepted", "secret/1 AC ms=900"),
      run("other", "secret/1 AC ms=100", "2025-09", [either]),
    ];
    expect(derive(modern, runs).faults).toEqual([]);
  });

  it("is refused as stated when it breaks a bound", () => {
    const runs = [run("accepted", "secret/1 AC ms=900"), run("time_limit_exceeded", "secret/1 AC ms=2900")];

    expect(derive(modern, runs, 1000).faults[0]).toContain(
      "the stated limit of 1000 ms is less than 2 times",
    );
    expect(derive(modern, runs, 2000).faults[0]).toContain("is not 1.5 times the stated limit of 2000 ms");
    expect(derive({ ...modern, timeLimitToTle: 1 }, runs, 2000).faults).toEqual([]);
  });

  it("is the smallest multiple of the resolution with the room the package asks for", () => {
    const times = fc.integer({ min: 1, max: 100_000 });
    const steps = fc.constantFrom(1, 10, 100, 250, 1000);
    const factors = fc.constantFrom(1, 1.1, 1.5, 2, 3.3);
    fc.assert(
      fc.property(times, steps, factors, (slowestMs, resolutionMs, acToTimeLimit) => {
        const rule = { ...modern, resolutionMs, acToTimeLimit };
        const limit = derive(rule, [run("accepted", `secret/1 AC ms=${slowestMs}`)]).timeLimitMs ?? 0;
        expect(limit % resolutionMs).toBe(0);
        expect(limit).toBeGreaterThanOrEqual(slowestMs * acToTimeLimit * (1 - 1e-9));
        expect(limit - resolutionMs).toBeLessThan(slowestMs * acToTimeLimit);
      }),
    );
  });
});

describe("measuring", () => {
  it("runs those that bound the limit from below first", () => {
    const isFirst = (rule: TimeLimitRule, folder: string, dialect: "legacy" | "2025-09") =>
      setsTimeLimit(rule, run(folder, "", dialect).submission);
    expect(
      ["accepted", "wrong_answer", "time_limit_exceeded"].map((each) => isFirst(legacy, each, "legacy")),
    ).toEqual([true, false, false]);
    expect(
      ["accepted", "wrong_answer", "time_limit_exceeded", "brute_force"].map((each) =>
        isFirst(modern, each, "2025-09"),
      ),
    ).toEqual([true, true, false, false]);
  });

  it("caps at 300 s while the limit is unknown, then where too slow is proved", () => {
    expect(capOnTime(legacy, null)).toBe(300_000);
    expect(capOnTime(legacy, 2000)).toBe(4000);
    expect(capOnTime(modern, 2000)).toBe(3150);
  });
});

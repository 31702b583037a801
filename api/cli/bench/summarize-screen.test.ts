import { expect, it } from "vitest";
import type { Sending } from "./measure-screen.ts";
import { missingScreen, summarizeScreen } from "./summarize-screen.ts";

function sent(kind: Sending["kind"], aboveOwnMs: number, more: Partial<Sending> = {}): Sending {
  return {
    kind,
    aboveOwnMs,
    isWarmUp: false,
    isCompileCached: kind === "cpp",
    ownMs: 30,
    pressToLaneMs: 40,
    compileMs: 20,
    testsMs: 50,
    judgedToScreenMs: 30,
    ...more,
  };
}

const firstCpp = sent("cpp", 1_900, { isWarmUp: true, isCompileCached: false });

it("counts what came after the warm-up, each language for itself", () => {
  const warmUp = sent("python", 9_000, { isWarmUp: true });
  const python = [120, 100, 180].map((ms) => sent("python", ms));
  const cpp = [90, 80].map((ms) => sent("cpp", ms));

  const screen = summarizeScreen([warmUp, firstCpp, ...python, ...cpp]);

  expect(screen).toMatchObject({ submitToScreenP50Ms: 120, submitToScreenP99Ms: 180, compileHitMs: 85 });
  expect(screen.screen).toMatchObject({ python: { samples: 3, ownP50Ms: 30 }, compileHit: { samples: 2 } });
});

it("tells what the one real compilation cost, apart from the hits", () => {
  const screen = summarizeScreen([firstCpp, sent("python", 100), sent("cpp", 80)]);
  expect(screen).toMatchObject({ compileMissMs: 1_900, compileHitMs: 80 });
});

it("refuses to call a hit what was compiled", () => {
  const compiled = sent("cpp", 1_500, { isCompileCached: false });
  expect(() => summarizeScreen([firstCpp, sent("python", 100), compiled])).toThrow(/compile cache/);
});

it("has no figure where there is no browser, and says why", () => {
  expect(missingScreen("no Chromium")).toMatchObject({
    submitToScreenP50Ms: null,
    compileHitMs: null,
    screen: null,
    screenMissing: "no Chromium",
  });
});

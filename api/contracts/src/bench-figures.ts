import { z } from "zod";
import { boxSelfTest } from "./judging-words.ts";

const ms = z.number().min(0).describe("milliseconds");
const perSecond = z.number().min(0);
const ratio = z.number().min(0);
const sampleCount = z.number().int().min(0);

/** What the machine was and how busy, since every figure hangs on it. */
export const benchMachine = z.object({
  cores: z.number().int().positive(),
  /** 1, 5 and 15 minutes, when it began and when it ended. */
  loadAverageBefore: z.array(z.number()).length(3),
  loadAverageAfter: z.array(z.number()).length(3),
});

/** Whole submissions, compiles and other sandboxes. A figure is null where what it needs is not here. */
export const workFigures = z.object({
  submissionsPerSecondPerCore: perSecond.describe("20 tests each, the program in the compile cache"),
  /** One C++ program that begins with bits/stdc++.h, without and with the header compiled ahead. */
  compileMs: ms.nullable(),
  compileHeaderMs: ms.nullable(),
  /** The same small program in bubblewrap with everything unshared, and by `docker run`. */
  bwrapP50Ms: ms.nullable(),
  bwrapToFloor: ratio.nullable(),
  dockerRunP50Ms: ms.nullable(),
  dockerRunToFloor: ratio.nullable(),
  othersMissing: z.array(z.string()).describe("why a figure of other sandboxes is null"),
  /** A package with so many bytes of tests, and what a worker grows by judging with it. */
  heavyPackageBytes: z.number().int().min(0),
  heavyPackageGrowthBytes: z.number().int().min(0),
  /** Submissions a second of two workers pinned to a core each ÷ of one alone. */
  scalingTwoWorkers: ratio.nullable(),
});
export type WorkFigures = z.infer<typeof workFigures>;

/** The sandbox alone: what `judge/src/cli.ts bench --json` prints. One static program that writes a word, in all of them. */
export const boxFigures = benchMachine.extend({
  ...workFigures.shape,
  mode: boxSelfTest.shape.mode,
  selfTest: boxSelfTest,
  lanes: z.number().int().positive(),
  /** vfork, exec and wait of the program, with no sandbox. */
  floorP50Ms: ms,
  floorP99Ms: ms,
  /** By the runner's clock: request in hand to reply. */
  laneP50Ms: ms,
  laneP99Ms: ms,
  laneToFloor: ratio,
  /** The same tests as the worker sees them: request written to report read. */
  roundTripP50Ms: ms,
  roundTripP99Ms: ms,
  roundTripToFloor: ratio,
  /** All lanes at once, their requests written ahead. */
  testsPerSecond: perSecond,
  /** The floor's rate in as many processes at once. */
  bareRunsPerSecond: perSecond,
  testsToBareRate: ratio,
  samples: z.object({
    floor: sampleCount,
    lane: sampleCount,
    rounds: sampleCount,
    testsARound: sampleCount,
    bareRunsARound: sampleCount,
  }),
});
export type BoxFigures = z.infer<typeof boxFigures>;

/** One language's way from the press of the button to the verdict on the screen, its own running time taken off. */
export const sendingFigures = z.object({
  p50Ms: ms,
  p99Ms: ms,
  samples: sampleCount,
  /** Processor time of the program over all its tests, as judged; already taken off above. */
  ownP50Ms: ms,
  /** Where the time goes, medians. `pressToLane`: page, API and queue. `compile`: finding it in the cache too. */
  steps: z.object({
    pressToLane: z.number(),
    compile: z.number(),
    tests: z.number(),
    judgedToScreen: z.number(),
  }),
});
export type SendingFigures = z.infer<typeof sendingFigures>;

/** The one object of `npm run bench:judge -- --json`. */
export const benchReport = boxFigures.extend({
  /** null: not measured, and `screenMissing` says why. */
  submitToScreenP50Ms: ms.nullable(),
  submitToScreenP99Ms: ms.nullable(),
  compileHitMs: ms.nullable().describe("median; C++ whose program is in the compile cache"),
  compileHitP99Ms: ms.nullable(),
  /** The first C++ submission, really compiled; one sample, for comparison. */
  compileMissMs: ms.nullable(),
  /** Resident memory of a judge worker that has started and has nothing to do; null: no platform was started. */
  idleWorkerBytes: z.number().int().min(0).nullable(),
  screen: z.object({ python: sendingFigures, compileHit: sendingFigures }).nullable(),
  screenMissing: z.string().nullable(),
});
export type BenchReport = z.infer<typeof benchReport>;

/** The one object of `npm run bench:scoreboard -- --json`. */
export const boardBenchReport = z.strictObject({
  /** Medians of the first and of the last tenth of 10 000 verdicts on a board of 1 000 teams × 13 problems. */
  microsecondsPerVerdictFirst: z.number().min(0).describe("judge's word in hand to committed board"),
  microsecondsPerVerdictLast: z.number().min(0),
  /** Messages heard a second by all sockets together; medians of rounds that take turns. */
  fanoutPerSecond: perSecond.describe("deltas to 2 000 sockets of one process, by Socket.IO"),
  wsPerSecond: perSecond.describe("the same bytes from the same process by bare ws"),
  fanoutRatio: ratio.describe("median of the rounds' own ratios"),
  fanoutP99Ms: ms.describe("commit of a delta to a socket, the wait in which deltas are merged included"),
  snapshotBytes: z.number().int().min(0).describe("130 teams × 12 problems as sent to a browser"),
  bytesPerSpectator: z.number().min(0).describe("resident memory of the API that an idle one adds"),
});
export type BoardBenchReport = z.infer<typeof boardBenchReport>;

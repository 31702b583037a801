import type { WorkFigures } from "@bilimdon/contracts/bench-figures";
import type { Box } from "../box/box.ts";
import { openRoom } from "../judge-room.ts";
import { measureCompile } from "./measure-compile.ts";
import { measureOthers } from "./measure-others.ts";
import { measureScaling } from "./measure-scaling.ts";
import { judgeOne, measureSubmissions } from "./measure-submissions.ts";
import { buildTrivialProgram } from "./trivial-program.ts";
import { stageLargePackage } from "./write-bench-package.ts";

export interface WorkOrder {
  readonly box: Box;
  readonly runnerPath: string;
  readonly isQuick: boolean;
  readonly signal: AbortSignal;
  /** This command with the words that count submissions on one lane. */
  readonly scalingCommand: readonly string[];
  say(line: string): void;
}

const gibibyte = 1024 ** 3;
const largeTests = 8;

/** Beyond single tests: whole submissions, compiles, a heavy package, a second worker, and other people's sandboxes. */
export async function measureWork(order: WorkOrder): Promise<WorkFigures> {
  const { box, isQuick, signal, say } = order;
  const room = await openRoom(box, { packageBytes: gibibyte, compileBytes: gibibyte });
  say("whole submissions …");
  const perSecond = await measureSubmissions(room, isQuick ? 500 : 5_000);
  signal.throwIfAborted();
  say("a heavy package …");
  const heavy = await measureHeavyPackage(room, isQuick);
  signal.throwIfAborted();
  say("compiles with the header made ahead and without …");
  const compiles = await measureCompile(room, isQuick ? 1 : 7);
  signal.throwIfAborted();
  say("other sandboxes …");
  const { path } = await buildTrivialProgram(box.storePath);
  const others = await measureOthers(order.runnerPath, path, isQuick);
  signal.throwIfAborted();
  say("one worker and two, each on a core of its own …");
  const scaling = isQuick ? null : await measureScaling(order.scalingCommand, signal);
  return {
    submissionsPerSecondPerCore: figure(perSecond / box.laneCount),
    compileMs: compiles === null ? null : figure(compiles.compileMs),
    compileHeaderMs: compiles === null ? null : figure(compiles.compileHeaderMs),
    ...others,
    othersMissing: [...others.othersMissing],
    bwrapP50Ms: orNull(others.bwrapP50Ms),
    bwrapToFloor: orNull(others.bwrapToFloor),
    dockerRunP50Ms: orNull(others.dockerRunP50Ms),
    dockerRunToFloor: orNull(others.dockerRunToFloor),
    heavyPackageBytes: heavy.packageBytes,
    heavyPackageGrowthBytes: heavy.growthBytes,
    scalingTwoWorkers: orNull(scaling),
  };
}

/** How much this process grows by judging a submission against a gigabyte of tests: the tests never pass through it. */
async function measureHeavyPackage(room: Awaited<ReturnType<typeof openRoom>>, isQuick: boolean) {
  const packageBytes = isQuick ? gibibyte / 64 : gibibyte;
  const before = process.memoryUsage.rss();
  const staged = await stageLargePackage(room.box.storePath, {
    tests: largeTests,
    bytesATest: packageBytes / largeTests,
  });
  try {
    await judgeOne(room, staged);
    return { packageBytes, growthBytes: Math.max(0, process.memoryUsage.rss() - before) };
  } finally {
    await staged.remove();
  }
}

function orNull(value: number | null): number | null {
  return value === null ? null : figure(value);
}

function figure(value: number): number {
  return Math.round(value * 1000) / 1000;
}

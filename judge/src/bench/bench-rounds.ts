/**
 * The sandbox beside its floor. A virtual machine drifts by half within minutes, so each figure is taken in every
 * round, next to the others, and a ratio compares what was measured within the same second.
 */
import { availableParallelism, loadavg } from "node:os";
import type { BoxFigures, WorkFigures } from "@bilimdon/contracts/bench-figures";
import { median, percentile } from "@bilimdon/rules/figures/percentile";
import type { Box } from "../box/box.ts";
import { measureBareRate, measureFloor } from "./measure-floor.ts";
import { measureOneByOne, measureRate } from "./measure-lanes.ts";
import { buildTrivialProgram } from "./trivial-program.ts";

export interface BenchOrder {
  readonly box: Box;
  readonly runnerPath: string;
  readonly isQuick: boolean;
  readonly signal: AbortSignal;
  onRound(done: number, rounds: number): void;
}

const oneByOne = 20;
const testsALane = 40;
const bareRuns = 60;
const warmUps = 2;
const wholeRounds = 40;
const quickRounds = 3;
/** On a very busy machine fewer rounds must do. */
const longestMs = 30_000;

/** Of single tests. */
export type RoundFigures = Omit<BoxFigures, keyof WorkFigures>;

/** @throws Error when a run was not sound, or the signal's reason when it is given */
export async function benchRounds(order: BenchOrder): Promise<RoundFigures> {
  const loadAverageBefore = loadavg();
  const program = await buildTrivialProgram(order.box.storePath);
  const rounds = order.isQuick ? quickRounds : wholeRounds;
  const all: Round[] = [];
  const endsAt = performance.now() + longestMs;
  for (let at = -warmUps; at < rounds && (at <= quickRounds || performance.now() < endsAt); at++) {
    order.signal.throwIfAborted();
    const round = await measureRound(order, program);
    if (at < 0) continue;
    all.push(round);
    order.onRound(all.length, rounds);
  }
  const { box } = order;
  return {
    mode: box.selfTest.mode,
    selfTest: box.selfTest,
    cores: availableParallelism(),
    lanes: box.laneCount,
    loadAverageBefore,
    loadAverageAfter: loadavg(),
    ...summarize(all),
    samples: {
      floor: all.length * oneByOne,
      lane: all.length * oneByOne,
      rounds: all.length,
      testsARound: box.laneCount * testsALane,
      bareRunsARound: box.laneCount * bareRuns,
    },
  };
}

interface Round {
  readonly floorMs: readonly number[];
  readonly laneMs: readonly number[];
  readonly roundTripMs: readonly number[];
  readonly testsPerSecond: number;
  readonly bareRunsPerSecond: number;
}

async function measureRound(
  { box, runnerPath }: BenchOrder,
  { path, request }: Awaited<ReturnType<typeof buildTrivialProgram>>,
): Promise<Round> {
  const floorMs = await measureFloor(runnerPath, [path], oneByOne);
  const times = await measureOneByOne(box, request, oneByOne);
  const bare = { processes: box.laneCount, count: bareRuns };
  const bareRunsPerSecond = await measureBareRate(runnerPath, path, bare);
  const testsPerSecond = await measureRate(box, request, testsALane);
  return { floorMs, ...times, testsPerSecond, bareRunsPerSecond };
}

function summarize(rounds: readonly Round[]) {
  const floor = rounds.flatMap((round) => round.floorMs);
  const lane = rounds.flatMap((round) => round.laneMs);
  const roundTrip = rounds.flatMap((round) => round.roundTripMs);
  const ratio = (of: (round: Round) => number) => figure(median(rounds.map(of)));
  const middle = (times: readonly number[]) => median(times) ?? 0;
  return {
    floorP50Ms: figure(median(floor)),
    floorP99Ms: figure(percentile(floor, 99)),
    laneP50Ms: figure(median(lane)),
    laneP99Ms: figure(percentile(lane, 99)),
    laneToFloor: ratio((round) => middle(round.laneMs) / middle(round.floorMs)),
    roundTripP50Ms: figure(median(roundTrip)),
    roundTripP99Ms: figure(percentile(roundTrip, 99)),
    roundTripToFloor: ratio((round) => middle(round.roundTripMs) / middle(round.floorMs)),
    testsPerSecond: Math.round(figure(median(rounds.map((round) => round.testsPerSecond)))),
    bareRunsPerSecond: Math.round(figure(median(rounds.map((round) => round.bareRunsPerSecond)))),
    testsToBareRate: ratio((round) => round.testsPerSecond / round.bareRunsPerSecond),
  };
}

/** Three decimals: below a microsecond nothing was measured. */
function figure(value: number | null): number {
  if (value === null) throw new Error("nothing was measured");
  return Math.round(value * 1000) / 1000;
}

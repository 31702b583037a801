import type { Box, Lane, RunRequest, TestFinished } from "../box/box.ts";

export interface LaneTimes {
  /** By the runner's clock. */
  readonly laneMs: number[];
  /** By ours. */
  readonly roundTripMs: number[];
}

/** Runs tests in one lane, each when the one before has answered. */
export async function measureOneByOne(box: Box, request: RunRequest, count: number): Promise<LaneTimes> {
  const times: LaneTimes = { laneMs: [], roundTripMs: [] };
  const lane = await box.lease();
  try {
    for (let done = 0; done < count; done++) {
      const startedAt = performance.now();
      const report = await runSoundly(lane, request);
      times.roundTripMs.push(performance.now() - startedAt);
      times.laneMs.push(report.laneMs);
    }
  } finally {
    lane.release();
  }
  return times;
}

/** Tests a second on all lanes, every lane's requests written at once. */
export async function measureRate(box: Box, request: RunRequest, testsALane: number): Promise<number> {
  const lanes = await Promise.all(Array.from({ length: box.laneCount }, () => box.lease()));
  try {
    const startedAt = performance.now();
    await Promise.all(
      lanes.flatMap((lane) => Array.from({ length: testsALane }, () => runSoundly(lane, request))),
    );
    return (1000 * lanes.length * testsALane) / (performance.now() - startedAt);
  } finally {
    for (const lane of lanes) lane.release();
  }
}

/** A test that did not do its work must not count as a fast one. */
async function runSoundly(lane: Lane, request: RunRequest): Promise<TestFinished> {
  const report = await lane.run(request);
  if (report.kind === "box-failed") throw new Error(`the box failed: ${report.detail}`);
  const { ending, stdoutBytes } = report;
  if (ending.kind !== "exited" || ending.code !== 0 || stdoutBytes !== 6)
    throw new Error(`the trivial program ended as ${JSON.stringify(ending)}, ${stdoutBytes} bytes said`);
  return report;
}

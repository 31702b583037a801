import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import type { RunRequest, TestReport } from "./box.ts";
import { type KeptLane, openKeptLane, type StartedLane } from "./docker-kept-lane.ts";
import type { Hello } from "./read-report.ts";

const places = { folder: "/w", scratch: "/w", shown: "/w" };
const hello: Hello = {
  ...{ kind: "hello", runner: "1", protocol: 1, isReduced: false, isRoot: true, cgroup: "v1" },
  ...{ isSeccompOn: true, isLandlockOn: false, namespaces: [], weaknesses: [], places: [places, places] },
  ...{ isMemoryApproximate: false, core: null },
};
const request: RunRequest = {
  ...{ argv: ["/bin/true"], env: {}, folder: null, shown: {}, placed: {}, stdin: null, stdoutTo: null },
  ...{ stderrTo: null, collect: [] },
  limits: {
    ...{ cpuMs: 1, wallMs: 1, memoryBytes: 1, outputBytes: 1, scratchBytes: 1, processes: 1, openFiles: 1 },
    stackBytes: 1,
  },
};

const finished: TestReport = {
  ...{ kind: "finished", ending: { kind: "exited", code: 0 }, cpuMs: 1, wallMs: 1, memoryBytes: 1 },
  ...{ isMemoryApproximate: false, stdoutBytes: 0, stderrBytes: 0, collected: {}, laneMs: 1 },
};

/** An engine of fake containers, numbered in the order of their start. */
function openEngine() {
  const engine = {
    started: 0,
    used: [] as number[],
    closed: [] as number[],
    isAway: false,
    broken: new Set<number>(),
    dead: new Set<number>(),
    told: [] as string[],
    start: async (): Promise<StartedLane> => {
      if (engine.isAway) throw new Error("no Docker engine answers");
      const number = ++engine.started;
      return {
        index: 0,
        hello,
        run: async () => {
          engine.used.push(number);
          return engine.broken.has(number) ? { kind: "box-failed", detail: "it broke" } : finished;
        },
        converse: () => Promise.reject(new Error("nobody converses here")),
        isDead: () => engine.dead.has(number),
        close: async () => {
          engine.closed.push(number);
        },
      };
    },
  };
  return engine;
}

const openLaneOn = (engine: ReturnType<typeof openEngine>) =>
  openKeptLane({
    index: 0,
    start: engine.start,
    tell: (sentence) => engine.told.push(sentence),
    recycleAfter: 3,
    firstWaitMs: 1,
  });

async function judge(lane: KeptLane): Promise<string> {
  await lane.prepare();
  const { kind } = await lane.run(request);
  await lane.settle();
  return kind;
}

it("uses a container for its submissions and no more, and makes the next one beside it", async () => {
  const engine = openEngine();
  const lane = await openLaneOn(engine);

  for (let n = 0; n < 7; n++) {
    await judge(lane);
    await sleep(1);
  }

  expect(engine.used).toEqual([1, 1, 1, 1, 2, 2, 2]);
  expect(engine.closed).toEqual([1]);
});

it("gives no further submission to a container that failed once", async () => {
  const engine = openEngine();
  const lane = await openLaneOn(engine);
  engine.broken.add(1);

  expect([await judge(lane), await judge(lane)]).toEqual(["box-failed", "finished"]);
  expect(engine.used).toEqual([1, 2]);
  expect(engine.closed).toEqual([1]);
});

it("gives no submission to a container that died while nobody used it", async () => {
  const engine = openEngine();
  const lane = await openLaneOn(engine);
  engine.dead.add(1);

  await judge(lane);

  expect(engine.used).toEqual([2]);
});

it("lets work wait while the engine is away, and says once that it is and once that it is back", async () => {
  const engine = openEngine();
  const lane = await openLaneOn(engine);
  engine.dead.add(1);
  engine.isAway = true;

  const waiting = judge(lane);
  const early = await Promise.race([waiting, sleep(60).then(() => "still waiting")]);
  engine.isAway = false;

  expect(early).toBe("still waiting");
  expect(await waiting).toBe("finished");
  expect(engine.told).toEqual([
    "lane 0 cannot be started, its work waits: no Docker engine answers",
    "lane 0 stands again; judging goes on",
  ]);
});

it("stops waiting for the engine when the box is closed", async () => {
  const engine = openEngine();
  const lane = await openLaneOn(engine);
  engine.dead.add(1);
  engine.isAway = true;
  const waiting = lane.prepare();

  await lane.close();

  await expect(waiting).rejects.toThrow("closed");
});

it("goes on with the old container when the engine cannot make the next one", async () => {
  const engine = openEngine();
  const lane = await openLaneOn(engine);
  for (let n = 0; n < 2; n++) await judge(lane);
  engine.isAway = true;
  for (let n = 0; n < 3; n++) await judge(lane);
  engine.isAway = false;
  for (let n = 0; n < 5; n++) {
    await judge(lane);
    await sleep(1);
  }

  expect(engine.used.slice(0, 5)).toEqual([1, 1, 1, 1, 1]);
  expect(engine.used.at(-1)).toBe(2);
});

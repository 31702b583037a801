import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import type { HostCheck } from "@bilimdon/contracts/judging-words";
import type { JudgeHostState, JudgeWelcome } from "@bilimdon/contracts/live/api-to-judge";
import type { JudgeHello } from "@bilimdon/contracts/live/judge-to-api";
import type { Logger } from "pino";
import { type ApiLink, openApiLink } from "./api-link.ts";
import { describeEngine } from "./box/docker-engine.ts";
import { openBox } from "./box/open-box.ts";
import type { JudgeConfig } from "./config.ts";
import { calibrateHost } from "./flows/calibrate-host.ts";
import { type OpenedRoom, openRoom, prepareStore } from "./judge-room.ts";
import { type CalibratorParts, keepCalibrated, usualPace } from "./keep-calibrated.ts";
import { keepWorkerId } from "./keep-worker-id.ts";
import { mayTakeJob } from "./may-take-job.ts";
import { thisMachine } from "./preflight/machine.ts";
import { preflight, summarize } from "./preflight/preflight.ts";
import { consumeQueue, type QueueConsumer } from "./queue-consumer.ts";
import { openQueueRoad } from "./reach-queue.ts";
import { downloadPackage } from "./steps/download-package.ts";
import { openShelf } from "./steps/open-package.ts";
import { openCustomRunRoom } from "./take-custom-run.ts";
import { takeJob } from "./take-job.ts";

export interface RunningWorker {
  /** Settles with a sentence for the operator when the API has welcomed the worker and it takes jobs. */
  readonly ready: Promise<string>;
  /** Settles when the worker can go on no more, with the reason; stays open otherwise. */
  readonly ended: Promise<string>;
  stop(): Promise<void>;
}

/**
 * Brings a worker up: box, languages, line to the API, and, once the API has said where it is, the queue.
 *
 * @throws Error in words for the operator when the box cannot be opened or its languages not be found
 */
export async function startWorker(config: JudgeConfig, log: Logger): Promise<RunningWorker> {
  const room = await openOwnRoom(config, log);
  const { box } = room;
  tellAbilities(room, log);
  const workerId = keepWorkerId(config.stateDir);
  const shelf = openShelf({
    storePath: box.storePath,
    shelf: room.packages,
    download: (hash, folder) =>
      downloadPackage({ apiUrl: config.apiUrl, token: config.judgeToken }, hash, folder),
  });
  const customRuns = openCustomRunRoom(box.laneCount);
  const { hostName } = config;
  const desk = { room: { ...room, shelf, clock: Date.now }, hostName, workerId, log, customRuns };

  const ready = openPromise<string>();
  const ended = openPromise<string>();
  const jobs = countJobs();
  const languageIds = room.toolbox.ready.map(({ language }) => language.id);
  const queue = keepConsumer((welcome) =>
    consumeQueue({
      name: `${config.hostName}/${workerId}`,
      queue: welcome.queue,
      concurrency: box.laneCount,
      mayTake: (data) =>
        mayTakeJob({ hostId: welcome.hostId, languageIds, restriction: queue.orders().restriction }, data) &&
        customRuns.mayTake(data),
      take: (job) => jobs.during(() => takeJob({ ...desk, link }, job)),
      onError: (error) => log.warn({ why: error.message }, "the queue complains"),
    }),
  );
  const road = openQueueRoad({
    apiUrl: config.apiUrl,
    token: config.judgeToken,
    onFault: (why) => log.warn({ why }, "the queue could not be reached through the API"),
  });
  const link: ApiLink = openApiLink({
    apiUrl: config.apiUrl,
    token: config.judgeToken,
    hello: { ...helloOf(config, room, workerId), checks: await tellPreflight(config, box.laneCount, log) },
    onWelcome: (welcome) => {
      void road.to(welcome.queue).then(({ queue: reached, isTunnel }) => {
        queue.open({ ...welcome, queue: reached });
        ready.settle(readyWords(room, isTunnel));
      });
    },
    onHostState: (orders) => queue.set(orders),
    onRefused: (why) => ended.settle(`the API at ${config.apiUrl} refuses this worker: ${why}`),
    onLine: (state, why) => log.info({ api: config.apiUrl, why }, `the line to the API is ${state}`),
  });
  const isAside = () => queue.orders().state === "drained";
  const calibrator = calibrate(room, { link, isIdle: jobs.isNone, isAside, log });
  return {
    ready: ready.promise,
    ended: ended.promise,
    stop: async () => {
      calibrator.stop();
      await queue.stop(config.stopGraceMs);
      link.close();
      await road.close();
      await box.close();
    },
  };
}

function countJobs() {
  let running = 0;
  return {
    isNone: () => running === 0,
    during: async (work: () => Promise<void>) => {
      running += 1;
      await work().finally(() => {
        running -= 1;
      });
    },
  };
}

interface CalibratedBy extends Pick<CalibratorParts, "isIdle" | "isAside"> {
  readonly link: ApiLink;
  readonly log: Logger;
}

function calibrate(room: OpenedRoom, { link, log, ...when }: CalibratedBy) {
  return keepCalibrated({
    ...when,
    measure: () => calibrateHost(room),
    tell: (probes) => link.tellCalibration({ probes }),
    pace: usualPace,
    onError: (error) => log.warn({ err: error }, "this host could not be measured"),
  });
}

/** The box this worker is set to, and what can be judged in it. */
async function openOwnRoom(config: JudgeConfig, log: Logger): Promise<OpenedRoom> {
  const storePath = join(config.stateDir, "store");
  await prepareStore(storePath);
  const box = await openBox({
    choice: config.box,
    statePath: config.stateDir,
    storePath,
    lanes: config.lanes,
    cores: config.cores,
    isProduction: config.isProduction,
    tell: (sentence) => log.info(sentence),
  });
  return await openRoom(box, {
    packageBytes: config.packageCacheBytes,
    compileBytes: config.compileCacheBytes,
    languages: config.languages,
  });
}

function readyWords({ box, toolbox }: OpenedRoom, isTunnel: boolean): string {
  const words = `${box.selfTest.mode} box, ${box.laneCount} lanes, ${toolbox.ready.length} languages`;
  return isTunnel ? `${words}, the queue through the API` : words;
}

/** The one consumer: opened by the first welcome, opened anew when a later one names another queue. */
function keepConsumer(consume: (welcome: JudgeWelcome) => QueueConsumer) {
  let open: { readonly key: string; readonly consumer: QueueConsumer } | null = null;
  let orders: JudgeHostState = { state: "enabled", restriction: null };
  return {
    open: (welcome: JudgeWelcome) => {
      const key = JSON.stringify(welcome.queue);
      if (open?.key === key) return;
      void open?.consumer.stop(0);
      open = { key, consumer: consume(welcome) };
      if (orders.state === "drained") void open.consumer.pause();
    },
    orders: () => orders,
    set: (wanted: JudgeHostState) => {
      orders = wanted;
      if (wanted.state === "drained") void open?.consumer.pause();
      else open?.consumer.resume();
    },
    stop: async (graceMs: number) => {
      await open?.consumer.stop(graceMs);
    },
  };
}

function helloOf(config: JudgeConfig, { box, toolbox }: OpenedRoom, workerId: string): JudgeHello {
  return {
    v: 1,
    name: config.hostName,
    workerId,
    cores: cpus().length,
    lanes: box.laneCount,
    memoryBytes: totalmem(),
    languages: toolbox.ready.map(({ language, version }) => ({ id: language.id, version })),
    missingLanguages: toolbox.missing.map(({ id, why }) => ({ id, why: why.slice(0, 300) })),
    box: box.selfTest,
  };
}

/** What is not as it should be on this host, for its log and for the operator's page. */
async function tellPreflight(config: JudgeConfig, lanes: number, log: Logger): Promise<HostCheck[]> {
  const engine = await describeEngine();
  const about = { cores: config.cores.length, lanes, statePath: config.stateDir, engine };
  const found = preflight(thisMachine(about));
  for (const { state, title, found: fact, remedy, why } of found)
    if (state !== "ok") log.warn({ why, remedy }, `${title}: ${fact}`);
  return summarize(found);
}

function tellAbilities({ box, toolbox }: OpenedRoom, log: Logger): void {
  const { selfTest } = box;
  log.info({ mode: selfTest.mode, lanes: box.laneCount, cgroup: selfTest.cgroup }, "ready to judge");
  log.info(toolbox.ready.map(({ language, version }) => `${language.id}: ${version}`).join(" · "));
  for (const { id, why } of toolbox.missing) log.info(`${id} is not here: ${why}`);
}

function openPromise<T>() {
  let settle: (value: T) => void = () => undefined;
  const promise = new Promise<T>((resolve) => {
    settle = resolve;
  });
  return { promise, settle: (value: T) => settle(value) };
}

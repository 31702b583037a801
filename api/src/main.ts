/** Reads the configuration, opens the doors, joins every port to its maker, listens. The only place that wires. */
import { createServer, type Server as HttpServer } from "node:http";
import { judgeLinkNamespace, judgeLinkPath } from "@bilimdon/contracts/live/judge-to-api";
import { getRequestListener } from "@hono/node-server";
import { Redis } from "ioredis";
import { type Logger, pino } from "pino";
import { allRoutes, createApp } from "./app.ts";
import { openBlobs } from "./blobs/open-blobs.ts";
import { type Config, readConfig } from "./config.ts";
import type { Ctx } from "./ctx.ts";
import { openDatabase } from "./db/client.ts";
import { isDatabaseThere } from "./db/is-database-there.ts";
import { migrateUp } from "./db/migrate.ts";
import { forgetOld } from "./db/retention.ts";
import { sessionIdIn } from "./features/accounts/bearer-token.ts";
import { forgetOldAccess } from "./features/accounts/forget-old-access.ts";
import { identifyListener } from "./features/accounts/identify-person.ts";
import { endExpiredGrants } from "./features/accounts/people/give-grant.ts";
import { keepPeopleStatistics } from "./features/accounts/people/refresh-people-statistics.ts";
import { keepSearchKeys } from "./features/accounts/people/search-key.ts";
import { keepAllBalloons } from "./features/balloons/keep-balloons.ts";
import { holdToExam } from "./features/contests/exam/hold-to-exam.ts";

import { scanFiles } from "./features/files/scan-files.ts";

import { markShown } from "./features/judgements/mark-shown.ts";
import { requeueLost } from "./features/judgements/requeue-lost.ts";
import { runPrinter } from "./features/printing/run-printer.ts";
import {
  recordVerification,
  recordVerificationProgress,
} from "./features/problems/verification/record-verification.ts";
import { requeueVerification } from "./features/problems/verification/requeue-verification.ts";
import { showMissedArrivals } from "./features/scoreboard/show-arrival.ts";
import { watchBoards } from "./features/scoreboard/watch-boards.ts";
import { recordCustomRun } from "./features/submissions/custom-runs/record-custom-run.ts";
import { sweepCustomRuns } from "./features/submissions/custom-runs/sweep-custom-runs.ts";
import type { Need } from "./http/health-routes.ts";
import { bearerOf, isJudgeToken } from "./http/judge-token.ts";
import { isOwn } from "./http/own-origin.ts";
import { forgetEndedCounts, PostgresRateCounter } from "./http/postgres-rate-counter.ts";
import type { RateCounter } from "./http/rate-limit.ts";
import { RedisRateCounter } from "./http/redis-rate-counter.ts";
import { openLog } from "./http/request-log.ts";
import { securityHeaders } from "./http/security-headers.ts";
import { judgeMessageBytes, openJudgeLink } from "./judge-link/judge-socket.ts";
import { packageDownloadRoutes } from "./judge-link/package-download.ts";
import { openQueueTunnel } from "./judge-link/queue-tunnel.ts";
import { openJudgeQueue } from "./judge-queue/open-judge-queue.ts";
import { keyringOf } from "./keyring.ts";
import { liveOn } from "./live/broadcast.ts";
import { openOutboxSender } from "./live/outbox-sender.ts";
import { outliveRedis } from "./live/outlive-redis.ts";
import { openSocketServer } from "./live/socket-server.ts";
import { serveBrowsers, type WebSocketParts, webMessageBytes, webSocketPath } from "./live/web-socket.ts";
import { mailSweeps } from "./mail/mail-sweeps.ts";
import { randomIds } from "./make-ids.ts";
import { metricsRoutes } from "./metrics/metrics-route.ts";
import { openMetrics } from "./metrics/open-metrics.ts";
import { openPrinter } from "./printer/command-printer.ts";
import { openEvents, type ReactionDoors } from "./reactions.ts";
import { runSweeps, type Sweep } from "./run-sweeps.ts";
import { openSms } from "./sms/open-sms.ts";
import { openClamdScanner } from "./virus-scan/clamd-scanner.ts";

interface RunningApi {
  readonly port: number;
  /** Finishes what is running, then closes every door, last opened first. */
  stop(): Promise<void>;
}

const stopWithinMs = 8_000;

async function main(): Promise<void> {
  const reading = readConfig(process.env);
  if (reading.kind === "refused") {
    for (const fault of reading.faults) process.stderr.write(`configuration: ${fault}\n`);
    process.exit(1);
  }
  const config = reading.value;
  // Standard output carries the ready line and nothing else.
  const log = openLog(config.LOG_LEVEL, pino.destination(2));
  const api = await startApi(config, log);
  process.stdout.write(`${JSON.stringify({ ready: true, port: api.port })}\n`);
  log.info({ port: api.port }, "listening");

  let isStopping = false;
  for (const signal of ["SIGTERM", "SIGINT"] as const)
    process.on(signal, () => {
      if (isStopping) return;
      isStopping = true;
      log.info({ signal }, "stopping");
      setTimeout(() => process.exit(1), stopWithinMs).unref();
      api.stop().then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ err: error }, "did not stop cleanly");
          process.exit(1);
        },
      );
    });
}

async function startApi(config: Config, log: Logger): Promise<RunningApi> {
  const closers: (() => unknown)[] = [];
  const migrations = await migrateUp(config.DATABASE_URL);
  if (migrations > 0) log.info({ migrations }, "database migrated");
  const database = openDatabase(config.DATABASE_URL, config.DATABASE_POOL);
  closers.push(() => database.close());
  const onError = (error: Error) =>
    log.warn({ err: error }, "the queue's connection failed; it is tried again");
  const queue = await openJudgeQueue(config, { onError });
  closers.push(() => queue.door.close());
  const redis = config.REDIS_URL === undefined ? null : openRedis(config.REDIS_URL, log);
  if (redis !== null) closers.push(() => redis.disconnect());

  // Before the socket servers, which put themselves in front of the listener that is there.
  const http = createServer(getRequestListener((request, bindings) => app.fetch(request, bindings)));
  const servers = openSocketServers(http, config, redis);
  const doors: ReactionDoors = {
    wakeOutbox: () => outbox.wake(),
    measureJudgement: (judgementId) => metrics.measureJudgement(judgementId),
    countHostFault: () => metrics.countHostFault(),
    tellHostOrders: (hostId, orders) => judgeLink.tellOrders(hostId, orders),
  };
  const ctx: Ctx = {
    config,
    db: database.db,
    log,
    clock: { now: () => Date.now() },
    ids: randomIds,
    keyring: keyringOf(config),
    blobs: await openBlobs(config),
    ...(config.CLAMAV_URL === undefined ? {} : { virusScanner: openClamdScanner(config.CLAMAV_URL) }),
    ...openSms(config, log),
    ...openPrinter(config),
    judgeQueue: queue.door,
    live: liveOn(servers.browsers, { event: "submission", onHeard: (news) => noteShown(ctx, news) }),
    events: openEvents(() => ({ ctx, doors })),
  };
  const metrics = openMetrics({ ctx, sockets: () => countSockets(servers) });
  metrics.watchHttp(http);
  const outbox = openOutboxSender(ctx);
  closers.push(() => outbox.stop());
  serveBrowsers(servers.browsers, browserDoor(ctx));
  const judgeLink = openJudgeLink(servers.judges.of(judgeLinkNamespace), {
    ctx,
    queue: queue.address,
    recordCustomRun,
    recordVerification,
    recordVerificationProgress,
  });
  const tunnel = openQueueTunnel(http, ctx);
  const app = createApp({
    ctx,
    rateCounter: rateCounterOn(ctx, redis),
    needs: needsOf(ctx, redis),
    routes: [...allRoutes, ...packageDownloadRoutes, ...metricsRoutes(() => metrics)],
  });

  const sweeps = runSweeps(sweepsOf(ctx, judgeLink), log);
  closers.push(() => sweeps.stop());
  const port = await listen(http, config);
  closers.push(() => closeHttp(http, servers));
  return {
    port,
    async stop() {
      judgeLink.stop();
      tunnel.close();
      for (const close of closers.toReversed()) await close();
    },
  };
}

function browserDoor(ctx: Ctx): WebSocketParts {
  return {
    ctx,
    identify: (headers) => identifyListener(ctx, headers),
    sessionIdOf: (headers) => sessionIdIn(ctx.config, headers),
    holdToExam,
  };
}

/** Counts for all processes together, on Redis where there is one. */
function rateCounterOn(ctx: Ctx, redis: Redis | null): RateCounter {
  return redis === null ? new PostgresRateCounter(ctx.db) : new RedisRateCounter(redis, "bilimdon:rate:");
}

/** What /readyz asks. */
function needsOf(ctx: Ctx, redis: Redis | null): Need[] {
  const database = { name: "database", answers: () => isDatabaseThere(ctx.db) };
  if (redis === null) return [database];
  return [database, { name: "redis", answers: async () => (await redis.ping()) === "PONG" }];
}

type SocketServers = ReturnType<typeof openSocketServers>;

function countSockets({ browsers, judges }: SocketServers) {
  return { browsers: browsers.engine.clientsCount, judges: judges.engine.clientsCount };
}

/** Lost with a lost connection: a flight without its end is no harm. */
function noteShown(ctx: Ctx, news: unknown): void {
  markShown(ctx, news).catch((error: unknown) => ctx.log.warn({ err: error }, "not marked as shown"));
}

/** Every sweep by name: what an event missed is found within one of these. */
function sweepsOf(ctx: Ctx, judgeLink: { markSeen(): Promise<void> }): Sweep[] {
  return [
    { name: "boards follow the clock", everyMs: 1_000, run: () => watchBoards(ctx) },
    { name: "lost judgements are queued anew", everyMs: 3_000, run: () => requeueLost(ctx) },
    { name: "lost verifications are queued anew", everyMs: 5_000, run: () => requeueVerification(ctx) },
    { name: "custom runs end and are forgotten", everyMs: 5_000, run: () => sweepCustomRuns(ctx) },
    { name: "old keys and sessions are forgotten", everyMs: 600_000, run: () => forgetOldAccess(ctx) },
    { name: "people can be found", everyMs: 5_000, run: () => keepSearchKeys(ctx) },
    { name: "people are counted", everyMs: 60_000, run: () => keepPeopleStatistics(ctx) },
    { name: "counts that are over are forgotten", everyMs: 60_000, run: () => forgetEndedCounts(ctx.db) },
    { name: "grants end in time", everyMs: 1_000, run: () => endExpiredGrants(ctx) },
    {
      name: "what is past its days is deleted",
      everyMs: 3_600_000,
      run: () => forgetOld(ctx),
    },
    { name: "files are looked over for viruses", everyMs: 1_000, run: () => scanFiles(ctx) },
    ...mailSweeps(ctx),
    { name: "judge hosts are seen", everyMs: 5_000, run: () => judgeLink.markSeen() },
    { name: "balloons follow the board", everyMs: 5_000, run: () => keepAllBalloons(ctx) },
    { name: "prints are printed", everyMs: 1_000, run: () => runPrinter(ctx) },
    { name: "missed arrivals are shown", everyMs: 10_000, run: () => showMissedArrivals(ctx) },
  ];
}

function openRedis(url: string, log: Logger): Redis {
  // One try a command: news to this process's own browsers must not wait for Redis to come back.
  const redis = new Redis(url, { maxRetriesPerRequest: 1 });
  outliveRedis(log);
  redis.on("error", (error: Error) => log.warn({ err: error }, "Redis failed; it is tried again"));
  return redis;
}

function openSocketServers(http: HttpServer, config: Config, redis: Redis | null) {
  const headers = securityHeaders(config);
  const browsers = openSocketServer(http, {
    path: webSocketPath,
    headers,
    messageBytes: webMessageBytes,
    redis,
    // A script has no Origin and no cookie of a victim; a browser always says where its page comes from.
    mayEnter({ headers: { origin, host } }) {
      const request = new Request(`http://${host ?? "localhost"}/`);
      return origin === undefined || isOwn(origin, request, config.PUBLIC_ORIGIN);
    },
  });
  const judges = openSocketServer(http, {
    path: judgeLinkPath,
    headers,
    messageBytes: judgeMessageBytes,
    redis,
    mayEnter: ({ headers }) => isJudgeToken(bearerOf(headers.authorization), config),
  });
  return { browsers, judges };
}

function listen(http: HttpServer, { HOST, PORT }: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once("error", reject);
    http.listen(PORT, HOST, () => {
      const address = http.address();
      resolve(typeof address === "object" && address !== null ? address.port : PORT);
    });
  });
}

/** Takes no new requests, lets the running ones end, and closes every line. */
async function closeHttp(http: HttpServer, servers: ReturnType<typeof openSocketServers>): Promise<void> {
  const closed = new Promise((resolve) => http.close(resolve));
  await Promise.all([servers.browsers.close(), servers.judges.close()]);
  http.closeIdleConnections();
  setTimeout(() => http.closeAllConnections(), stopWithinMs / 2).unref();
  await closed;
}

await main();

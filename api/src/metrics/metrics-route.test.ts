import { afterAll, beforeAll, expect, it } from "vitest";
import { build } from "../../test/kit/build.ts";
import { buildContest, buildVerdict } from "../../test/kit/build-contest.ts";
import { openTestApp, type TestApp } from "../../test/kit/open-test-app.ts";
import { recordVerdict } from "../features/judgements/record-verdict.ts";
import { metricsRoutes } from "./metrics-route.ts";
import { type Metrics, openMetrics } from "./open-metrics.ts";

const token = "metrics-token-of-the-tests-0123456789";
let guarded: TestApp;
let metrics: Metrics;
beforeAll(async () => {
  guarded = await openTestApp({ routes: metricsRoutes(() => metrics), env: { METRICS_TOKEN: token } });
  metrics = openMetrics({ ctx: guarded.ctx, sockets: () => ({ browsers: 3, judges: 1 }) });
});
afterAll(() => guarded.close());

const scrape = (headers: Record<string, string>) => guarded.send("GET", "/api/metrics", { headers });
const asPrometheus = { authorization: `Bearer ${token}` };

it("gives nothing without the token, with another, or to a person", async () => {
  const as = (await build.user(guarded.db, { role: "admin" })).id;
  expect((await scrape({})).status).toBe(403);
  expect((await scrape({ authorization: "Bearer another" })).status).toBe(403);
  expect((await guarded.send("GET", "/api/metrics", { as })).status).toBe(403);
});

it("gives nothing to a stranger or through a proxy where no token is set", async () => {
  const open = await openTestApp({ routes: metricsRoutes(() => metrics) });
  const loopback = { incoming: { socket: { remoteAddress: "127.0.0.1" } } };
  const stranger = { incoming: { socket: { remoteAddress: "192.0.2.7" } } };
  const ask = async (from: object, headers = {}) =>
    (await open.app.request("/api/metrics", { headers }, from)).status;

  expect(await ask(stranger)).toBe(403);
  expect(await ask(loopback, { "x-forwarded-for": "192.0.2.7" })).toBe(403);
  expect(await ask(loopback)).toBe(200);
  await open.close();
});

it("tells verdict times by language, what waits, hosts, sockets and the outbox", async () => {
  const contest = await buildContest(guarded.db, { labels: ["A"], names: ["lola"] });
  await build.judgeHost(guarded.db, { lastSeenAt: new Date(guarded.ctx.clock.now()) });
  const { judgementId } = await contest.send("lola", "A", 1);
  await contest.send("lola", "A", 2);
  await recordVerdict(guarded.ctx, { verdict: buildVerdict(judgementId, "AC"), judgeHostId: null });
  await metrics.measureJudgement(judgementId);
  metrics.countHostFault();

  const text = await (await scrape(asPrometheus)).text();

  expect(text).toMatch(/^bilimdon_judgements_total\{language="\w+",end="judged"\} 1$/m);
  expect(text).toMatch(/^bilimdon_verdict_seconds_count\{language="\w+"\} 1$/m);
  expect(text).toMatch(/^bilimdon_unjudged 1$/m);
  expect(text).toMatch(/^bilimdon_judge_hosts\{state="enabled",linked="yes"\} 1$/m);
  expect(text).toMatch(/^bilimdon_sockets\{of="browsers"\} 3$/m);
  expect(text).toMatch(/^bilimdon_outbox_rows [1-9]/m);
  expect(text).toMatch(/^bilimdon_judge_host_faults_total 1$/m);
  expect(text).toContain("nodejs_eventloop_lag_seconds");
});

it("leaves the queue's figures out while the queue is away, rather than tell zero", async () => {
  guarded.ctx.judgeQueue.isDown = true;
  const text = await (await scrape(asPrometheus)).text();
  guarded.ctx.judgeQueue.isDown = false;
  expect(text).not.toMatch(/^bilimdon_queue_jobs\{/m);
  expect(await (await scrape(asPrometheus)).text()).toMatch(/^bilimdon_queue_jobs\{state="waiting"\}/m);
});

import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { makeToken } from "../../src/features/accounts/make-token.ts";
import { build } from "../kit/build.ts";
import { countJudged, listEndings, listSolvedCells } from "../kit/journey.queries.ts";
import { startCommand } from "../kit/run-command.ts";
import { preparePlatform, type RunningPlatform, readJurySource } from "../kit/run-platform.ts";
import { findRedis } from "../kit/start-redis.ts";

const slug = "choyxona";
const plays = [
  { languageId: "cpp20", path: "accepted/boluv.cpp", verdict: "AC" },
  { languageId: "cpp20", path: "wrong_answer/int_toshishi.cpp", verdict: "WA" },
  { languageId: "python3", path: "accepted/boluv.py", verdict: "AC" },
  { languageId: "cpp20", path: "run_time_error/kichik_massiv.cpp", verdict: "RTE" },
  { languageId: "python3", path: "wrong_answer/haqiqiy_boluv.py", verdict: "WA" },
] as const;
const readReply = z.object({ data: z.object({ submissionId: z.string() }) });
const chaosReport = z.object({
  submissions: z.number(),
  lost: z.number(),
  duplicated: z.number(),
  wrong: z.number(),
  stuck: z.number(),
  slowestRequeueMs: z.number(),
});
const people = 40;
/** From the moment a fault is over to the last verdict of all that was sent before. */
const overWithinMs = 15_000;

interface Contestants {
  readonly contestSlug: string;
  readonly contestId: string;
  readonly tokens: readonly string[];
}

async function buildContestants(platform: RunningPlatform): Promise<Contestants> {
  const { db } = platform.database;
  const version = await platform.takePackage(slug);
  const contest = await build.contest(db);
  await build.contestProblem(db, { contestId: contest.id, label: "A", ...version });
  const tokens: string[] = [];
  for (let n = 0; n < people; n++) {
    const user = await build.user(db);
    await build.participant(db, { contestId: contest.id, userId: user.id, name: `Team ${n}` });
    const scopes = ["submissions.read", "submissions.send"] as const;
    const token = { userId: user.id, label: "journey", scopes, days: 1 };
    tokens.push((await makeToken(platform.ctx, token)).secret);
  }
  return { contestSlug: contest.slug, contestId: contest.id, tokens };
}

/** Sends one submission as a script would; where the API is away it is sent again, as the page does. */
async function send(
  platform: RunningPlatform,
  contestants: Contestants,
  nth: number,
): Promise<readonly [string, string]> {
  const play = plays[nth % plays.length] ?? plays[0];
  const token = contestants.tokens[Math.floor(nth / plays.length) % people] ?? "";
  const body = JSON.stringify({
    problemLabel: "A",
    languageId: play.languageId,
    source: readJurySource(slug, play.path),
  });
  for (let attempt = 0; attempt < 100; attempt++) {
    const reply = await fetch(`${platform.url}/api/contests/${contestants.contestSlug}/submissions`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body,
    }).catch(() => null);
    if (reply?.status === 201) return [readReply.parse(await reply.json()).data.submissionId, play.verdict];
    if (reply !== null && reply.status < 500)
      throw new Error(`refused: ${reply.status} ${await reply.text()}`);
    await sleep(200);
  }
  throw new Error("the API did not come back");
}

async function waitForJudged(platform: RunningPlatform, atLeast: number, withinMs: number): Promise<number> {
  const startedAt = Date.now();
  while ((await countJudged(platform.database.db)) < atLeast) {
    if (Date.now() - startedAt > withinMs) return Number.POSITIVE_INFINITY;
    await sleep(50);
  }
  return Date.now() - startedAt;
}

/** Every submission ended once, with the verdict its code deserves, and the board agrees. */
async function expectTruth(
  platform: RunningPlatform,
  contestants: Contestants,
  sent: ReadonlyMap<string, string>,
): Promise<void> {
  const endings = await listEndings(platform.database.db);
  expect(endings.length, "judgements").toBe(sent.size);
  expect(new Map(endings.map((ending) => [ending.submissionId, ending.verdict]))).toEqual(sent);
  expect(endings.filter((ending) => ending.state !== "judged")).toEqual([]);
  const solved = await listSolvedCells(platform.database.db, contestants.contestId);
  expect(solved.length, "solved cells of the true board").toBe(
    Math.min(people, Math.ceil(sent.size / plays.length)),
  );
}

const roundSize = 25;

describe.skipIf(findRedis() === null)("200 submissions on Redis (needs redis-server)", () => {
  it("are judged once and rightly while worker, API, Redis and Postgres are killed, each held again in 15 s", async () => {
    const { code, output, told } = await startCommand([
      "chaos",
      "--json",
      "--submissions",
      "200",
      "--seed",
      "5",
    ]).ended;

    expect(code, told).toBe(0);
    for (const kind of ["worker", "api", "redis", "postgres"]) expect(told).toContain(`${kind} killed`);
    const { slowestRequeueMs, ...counts } = chaosReport.parse(JSON.parse(output));
    expect(counts).toEqual({ submissions: 200, lost: 0, duplicated: 0, wrong: 0, stuck: 0 });
    expect(slowestRequeueMs).toBeLessThan(overWithinMs);
  });
});

describe("50 submissions on the embedded queue", () => {
  let platform: RunningPlatform;
  beforeAll(async () => {
    platform = await preparePlatform({});
  });
  afterAll(() => platform.close());

  it("are all judged within 15 s, once each, when the worker and then the API are killed", async () => {
    const contestants = await buildContestants(platform);
    const api = await platform.startApi();
    const judge = await platform.startJudge();
    const sent = new Map<string, string>();
    const sendRound = async (from: number) => {
      for (let nth = from; nth < from + roundSize; nth++)
        sent.set(...(await send(platform, contestants, nth)));
      await waitForJudged(platform, from + 3, 60_000);
    };

    await sendRound(0);
    await platform.kill(judge);
    await platform.startJudge();
    expect(await waitForJudged(platform, roundSize, 60_000)).toBeLessThan(overWithinMs);

    await sendRound(roundSize);
    await platform.kill(api);
    await platform.startApi();
    expect(await waitForJudged(platform, 2 * roundSize, 60_000)).toBeLessThan(overWithinMs);

    await sleep(1_000);
    await expectTruth(platform, contestants, sent);
  });
});

/**
 * The demo's own process: seeds accounts, problems and a running contest, says that it is ready, then plays the
 * recorded teams until the contest ends. It goes through the same verbs as everybody else.
 */
import { pino } from "pino";
import { openBlobs } from "../../src/blobs/open-blobs.ts";
import { readConfig } from "../../src/config.ts";
import type { Ctx } from "../../src/ctx.ts";
import { openDatabase } from "../../src/db/client.ts";
import { migrateUp } from "../../src/db/migrate.ts";
import { openJudgeQueue } from "../../src/judge-queue/open-judge-queue.ts";
import { keyringOf } from "../../src/keyring.ts";
import { randomIds } from "../../src/make-ids.ts";
import { openEvents } from "../../src/reactions.ts";
import { demoAccounts } from "./demo-accounts.ts";
import { type PlayedContest, playContest } from "./play-contest.ts";
import { seedAccounts } from "./seed-accounts.ts";
import { seedContest } from "./seed-contest.ts";
import { seedOtherContests } from "./seed-other-contests.ts";
import { seedProblems } from "./seed-problems.ts";
import { provideSetterToken } from "./setter-token.ts";

const nextContestAfterMs = 60_000;

async function main(): Promise<void> {
  const { DEMO_PASSWORD: password, SETTER_TOKEN_FILE: tokenFile } = process.env;
  if (password === undefined || tokenFile === undefined)
    throw new Error("DEMO_PASSWORD and SETTER_TOKEN_FILE are missing.");
  const ctx = await openCtx();

  await seedAccounts(ctx, password);
  const problems = await seedProblems(ctx);
  const contest = await seedContest(ctx);
  await seedOtherContests(ctx);
  const setterToken = await provideSetterToken(ctx, tokenFile);
  for (const refusal of problems.refused) ctx.log.warn(refusal);
  const words = `${problems.taken.length} problems${refusedWords(problems.refused.length)}, a contest that runs until ${clockTime(contest.endsAt)} (Tashkent)`;
  const accounts = demoAccounts.map((account) => ({ login: account.login, words: account.words }));
  console.log(JSON.stringify({ ready: true, words, contestSlug: contest.slug, setterToken, accounts }));

  const leaving = new AbortController();
  process.once("SIGTERM", () => {
    leaving.abort();
    setTimeout(() => process.exit(0), 500).unref();
  });
  if (process.env.DEMO_TEAMS === "rest") await untilAborted(leaving.signal);
  else await playForEver(ctx, contest, leaving.signal);
  process.exit(0);
}

/** One demo contest after the other, for as long as the platform runs. */
async function playForEver(ctx: Ctx, first: PlayedContest, signal: AbortSignal): Promise<void> {
  for (let contest = first; !signal.aborted; contest = await seedContest(ctx)) {
    await playContest(ctx, contest, signal);
    const leftMs = contest.endsAt.getTime() - ctx.clock.now() + nextContestAfterMs;
    if (!signal.aborted) await pause(Math.max(leftMs, 1_000), signal);
  }
}

/** A timer keeps the process alive; a waiting promise alone does not. */
async function untilAborted(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) await pause(60_000, signal);
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

async function openCtx(): Promise<Ctx> {
  const reading = readConfig(process.env);
  if (reading.kind === "refused") throw new Error(reading.faults.join("\n"));
  const config = reading.value;
  const log = pino({ level: config.LOG_LEVEL }, pino.destination(2));
  await migrateUp(config.DATABASE_URL);
  const queue = await openJudgeQueue(config, {
    onError: (error) => log.warn({ err: error }, "the queue failed"),
  });
  const ctx: Ctx = {
    config,
    db: openDatabase(config.DATABASE_URL, 3).db,
    log,
    clock: { now: () => Date.now() },
    ids: randomIds,
    keyring: keyringOf(config),
    blobs: await openBlobs(config),
    judgeQueue: queue.door,
    // News reaches browsers through the outbox, which the API's process empties.
    live: { send: () => {}, close: () => {} },
    events: openEvents(() => ({
      ctx,
      doors: {
        wakeOutbox: () => {},
        tellHostOrders: () => {},
        measureJudgement: async () => {},
        countHostFault: () => {},
      },
    })),
  };
  return ctx;
}

function refusedWords(count: number): string {
  return count === 0 ? "" : ` (${count} refused, see the demo's log)`;
}

function clockTime(at: Date): string {
  return at.toLocaleTimeString("en-GB", { timeZone: "Asia/Tashkent", hour: "2-digit", minute: "2-digit" });
}

await main();

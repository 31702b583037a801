import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { migrateUp } from "../../src/db/migrate.ts";
import { makeToken } from "../../src/features/accounts/make-token.ts";
import { importPackage } from "../../src/features/problems/import/import-package.ts";
import { build } from "../../test/kit/build.ts";
import { projectRoot } from "../services/project-root.ts";
import { countQueued, listEnded, listSolvers } from "./chaos.queries.ts";
import type { ChaosWish } from "./chaos-order.ts";
import { chaosSlug, openPlays } from "./chaos-plays.ts";
import { type ChaosStand, openChaosStand } from "./chaos-stand.ts";
import { type ChaosCount, countChaos } from "./count-chaos.ts";
import { type PlannedFault, planFaults } from "./plan-faults.ts";
import { type Sender, type Sent, sendCode } from "./send-code.ts";
import { watchQueue } from "./watch-queue.ts";

export interface ChaosOrder extends ChaosWish {
  readonly signal: AbortSignal;
  say(line: string): void;
}

export interface ChaosReport extends ChaosCount {
  /** From the end of a fault until all that was queued was in good hands; null: once it was not within a minute. */
  readonly slowestRequeueMs: number | null;
}

/** So many wait at most, so that faults meet judging and not a mountain of waiting. */
const waitingAtMost = 40;
/** Fewer than the API takes from one person in a minute. */
const sentByOne = 5;
/** From the last submission to the last verdict. */
const lastVerdictWithinMs = 180_000;

const requeueWithinMs = 15_000;

/** Nothing lost, double, wrong or stuck, and everything back in good hands in time. */
export function isGood({ lost, duplicated, wrong, stuck, slowestRequeueMs }: ChaosReport): boolean {
  const isInTime = slowestRequeueMs !== null && slowestRequeueMs <= requeueWithinMs;
  return lost + duplicated + wrong + stuck === 0 && isInTime;
}

/** Judges so many submissions while everything is killed in turn, and counts what became of them. */
export async function runChaos(order: ChaosOrder): Promise<ChaosReport> {
  const stand = await openChaosStand(migrateUp);
  try {
    const report = await playOut(stand, order);
    if (!isGood(report)) order.say(`The logs of this run are kept in ${stand.keepLogs()}`);
    return report;
  } catch (error) {
    if (!order.signal.aborted) order.say(`The logs of this run are kept in ${stand.keepLogs()}`);
    throw error;
  } finally {
    await stand.close();
  }
}

async function playOut(stand: ChaosStand, order: ChaosOrder): Promise<ChaosReport> {
  const { db } = stand.door.ctx;
  const scene = await seed(stand, order.submissions);
  await stand.start();
  const sent: Sent[] = [];
  const sending = sendAll(stand, order, { ...scene, sent });
  const breaking = breakAll(stand, order, sent);
  const [slowestRequeueMs] = await Promise.all([breaking, sending]);
  await waitForEnd(stand, order.signal);
  const [ended, solvers] = [await listEnded(db), await listSolvers(db)];
  return { ...countChaos(sent, ended, solvers), slowestRequeueMs };
}

interface Scene {
  readonly contestSlug: string;
  readonly senders: readonly Sender[];
}

async function seed({ door: { ctx } }: ChaosStand, submissions: number): Promise<Scene> {
  const { db } = ctx;
  const owner = await build.user(db, { role: "setter" });
  const { problemId, problemVersionId } = await importPackage(ctx, {
    source: { kind: "folder", path: join(projectRoot, "problems", chaosSlug) },
    pusher: { userId: owner.id, role: "setter" },
    trust: { kind: "published", timeLimitMs: 1_000 },
  });
  const contest = await build.contest(db, { endsAt: new Date(Date.now() + 24 * 3_600_000) });
  await build.contestProblem(db, { contestId: contest.id, label: "A", problemId, problemVersionId });
  const senders: Sender[] = [];
  for (let n = 0; n < Math.ceil(submissions / sentByOne); n += 1) {
    const user = await build.user(db);
    const { id } = await build.participant(db, { contestId: contest.id, userId: user.id, name: `Team ${n}` });
    const { secret } = await makeToken(ctx, {
      userId: user.id,
      label: "chaos",
      scopes: ["submissions.send"],
      days: 2,
    });
    senders.push({ participantId: id, token: secret });
  }
  return { contestSlug: contest.slug, senders };
}

async function sendAll(
  stand: ChaosStand,
  { submissions, signal }: ChaosOrder,
  { contestSlug, senders, sent }: Scene & { readonly sent: Sent[] },
): Promise<void> {
  const play = openPlays();
  for (let nth = 0; nth < submissions; nth += 1) {
    signal.throwIfAborted();
    const sender = senders[nth % senders.length];
    if (sender === undefined) throw new Error("there is nobody to send");
    const sendKey = `chaos-${String(nth).padStart(8, "0")}`;
    sent.push(await sendCode({ url: stand.url, contestSlug }, { sender, play: play(nth), sendKey }));
    while (!signal.aborted && (await readQueued(stand)) >= waitingAtMost) await sleep(100);
  }
}

/** While Postgres is away nothing is known: then the queue counts as full. */
async function readQueued({ door }: ChaosStand): Promise<number> {
  return countQueued(door.ctx.db).catch(() => Number.POSITIVE_INFINITY);
}

async function breakAll(
  stand: ChaosStand,
  { submissions, seed: from, say, signal }: ChaosOrder,
  sent: readonly Sent[],
): Promise<number | null> {
  const watch = watchQueue({ ...stand, db: stand.door.ctx.db });
  let slowest: number | null = 0;
  try {
    for (const fault of planFaults(submissions, from)) {
      while (sent.length < fault.afterSent) {
        signal.throwIfAborted();
        await sleep(50);
      }
      const requeuedMs = await strike(stand, fault, () => watch.untilAllHeld());
      slowest = slowest === null || requeuedMs === null ? null : Math.max(slowest, requeuedMs);
      say(`${sent.length} of ${submissions} sent · ${fault.kind} killed · all held ${wordsOf(requeuedMs)}`);
    }
  } finally {
    await watch.close();
  }
  return slowest;
}

async function strike(stand: ChaosStand, fault: PlannedFault, untilAllHeld: () => Promise<number | null>) {
  await sleep(fault.delayMs);
  const startAgain = await stand.kill(fault.kind);
  await sleep(fault.awayMs);
  await startAgain();
  return untilAllHeld();
}

function wordsOf(requeuedMs: number | null): string {
  return requeuedMs === null ? "NOT within a minute of its return" : `${requeuedMs} ms after its return`;
}

async function waitForEnd(stand: ChaosStand, signal: AbortSignal): Promise<void> {
  const until = Date.now() + lastVerdictWithinMs;
  while (!signal.aborted && Date.now() < until) {
    if ((await readQueued(stand)) === 0) return;
    await sleep(200);
  }
}

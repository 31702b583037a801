/**
 * The sweep behind the queue: every queued judgement whose job the queue has forgotten gets a new one.
 *
 * Redis may have lost everything, a process may have died between its commit and the queue, BullMQ may have given a
 * job up after its worker died again and again. The new attempt number fences the lost one out: should its worker
 * still be alive and send a verdict, that is stale. A judgement is left alone for the first seconds, in which its job
 * may simply be on its way.
 */
import type { Ctx } from "../../ctx.ts";
import { inTransaction } from "../../db/transaction.ts";
import { enqueueJudgement } from "./enqueue-judgement.ts";
import { mostAttempts } from "./judge-again.ts";
import {
  keepFailure,
  type QueuedJudgement,
  raiseAttempt,
  readQueued,
  writeJudgingError,
} from "./judgements.queries.ts";

const graceMs = 4_000;
const pageSize = 500;
const pagesAtMost = 40;

/**
 * Looks through all queued judgements, oldest first.
 *
 * @returns how many were handed out anew
 * @throws when the queue cannot be asked: then nothing is known to be lost
 */
export async function requeueLost(ctx: Ctx): Promise<number> {
  const before = new Date(ctx.clock.now() - graceMs);
  let after: QueuedJudgement | null = null;
  let requeued = 0;
  for (let page = 0; page < pagesAtMost; page += 1) {
    const queued: QueuedJudgement[] = await readQueued(ctx.db, { before, after, limit: pageSize });
    const known = await ctx.judgeQueue.known(queued.map(jobId));
    for (const judgement of queued)
      if (!known.has(jobId(judgement)) && (await handOutAnew(ctx, judgement))) requeued += 1;
    after = queued.at(-1) ?? null;
    if (queued.length < pageSize) break;
  }
  return requeued;
}

const jobId = ({ judgementId, attempt }: QueuedJudgement) => `${judgementId}.${attempt}`;

async function handOutAnew(ctx: Ctx, { judgementId, attempt }: QueuedJudgement): Promise<boolean> {
  const now = new Date(ctx.clock.now());
  if (attempt >= mostAttempts) {
    await giveUp(ctx, judgementId, attempt);
    return false;
  }
  // Does nothing when a verdict or another process came first.
  if (!(await raiseAttempt(ctx.db, { judgementId, attempt, queuedAt: now }))) return false;
  ctx.log.warn({ judgementId, attempt }, "the queue had lost a job; it was handed out anew");
  try {
    return await enqueueJudgement(ctx, judgementId);
  } catch (error) {
    // One judgement that cannot be handed out must not stop the others; the next round finds it again.
    ctx.log.error({ judgementId, err: error }, "a lost judgement could not be queued");
    return false;
  }
}

async function giveUp(ctx: Ctx, judgementId: string, attempt: number): Promise<void> {
  const detail = `The job was lost ${attempt} times. It may kill the worker that takes it; look into the workers' logs.`;
  const happenedAt = new Date(ctx.clock.now());
  ctx.log.error({ judgementId, attempt }, detail);
  await inTransaction(ctx.db, async (tx) => {
    await writeJudgingError(tx, {
      judgementId,
      attempt,
      owner: "platform",
      step: "queue",
      detail,
      judgeHostId: null,
      happenedAt,
    });
    await keepFailure(
      tx,
      {
        judgementId,
        outcome: { kind: "failed", fault: "platform", step: "queue", detail },
        flight: null,
        judgeHostId: null,
        finishedAt: happenedAt,
      },
      { owner: "platform", platformFaults: attempt },
    );
  });
}

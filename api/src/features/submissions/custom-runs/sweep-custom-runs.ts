/**
 * The sweep behind custom runs. A job that the queue has forgotten is handed out anew, twice; then, or when a run has
 * waited for ten minutes behind what counts, it ends with a platform fault, so that nobody is kept from trying again.
 * What is paused ends as paused. An hour after its start a run is deleted with its source, input and output.
 */
import type { Ctx } from "../../../ctx.ts";
import {
  deleteOldCustomRuns,
  type QueuedCustomRun,
  raiseCustomRunAttempt,
  readQueuedCustomRuns,
} from "./custom-runs.queries.ts";
import { endPausedCustomRuns } from "./end-paused-custom-runs.ts";
import { enqueueCustomRun } from "./enqueue-custom-run.ts";
import { tellEnd } from "./tell-end.ts";

const graceMs = 4_000;
const longestMs = 10 * 60_000;
const keptForMs = 60 * 60_000;
const mostAttempts = 3;

/** @throws when the queue cannot be asked: then nothing is known to be lost */
export async function sweepCustomRuns(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now();
  await deleteOldCustomRuns(ctx.db, new Date(now - keptForMs));
  await endPausedCustomRuns(ctx);
  const queued = await readQueuedCustomRuns(ctx.db, new Date(now - graceMs));
  const known = await ctx.judgeQueue.known(queued.map(jobId));
  for (const run of queued) {
    const isLate = now - run.startedAt.getTime() > longestMs;
    if (isLate) await ctx.judgeQueue.remove([jobId(run)]);
    if (isLate || (!known.has(jobId(run)) && run.attempt >= mostAttempts)) await giveUp(ctx, run, isLate);
    else if (!known.has(jobId(run))) await handOutAnew(ctx, run);
  }
}

const jobId = ({ customRunId, attempt }: QueuedCustomRun) => `${customRunId}.${attempt}`;

async function handOutAnew(ctx: Ctx, { customRunId, attempt }: QueuedCustomRun): Promise<void> {
  // Does nothing when the result or another process came first.
  if (!(await raiseCustomRunAttempt(ctx.db, { customRunId, attempt, queuedAt: new Date(ctx.clock.now()) })))
    return;
  ctx.log.warn({ customRunId, attempt }, "the queue had lost a custom run; it was handed out anew");
  await enqueueCustomRun(ctx, customRunId);
}

async function giveUp(ctx: Ctx, { customRunId, attempt }: QueuedCustomRun, isLate: boolean): Promise<void> {
  const detail = isLate
    ? "No judge had time for it within ten minutes."
    : `The job was lost ${attempt} times; look into the workers' logs.`;
  ctx.log.error({ customRunId, attempt }, detail);
  const outcome = { kind: "failed", fault: "platform", step: "queue", detail } as const;
  await tellEnd(ctx, { customRunId, attempt, outcome });
}

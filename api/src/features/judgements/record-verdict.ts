/**
 * Keeps what a worker found, once.
 *
 * What could go wrong: the same verdict arrives twice (the worker did not hear our answer), or late (the job was handed
 * to another worker meanwhile), or the process dies between the verdict and its consequences. So: the judgement's row
 * is locked first, only a queued judgement of this very attempt takes the verdict, and cell, news and verdict are one
 * transaction. A fault of the platform is not a verdict: the judgement goes back into the queue under a new attempt.
 */
import type { JudgementVerdict, VerdictAnswer } from "@bilimdon/contracts/live/judge-to-api";
import { rooms } from "@bilimdon/contracts/live/rooms";
import type { Ctx } from "../../ctx.ts";
import { addToOutbox } from "../../db/add-to-outbox.ts";
import type { Executor } from "../../db/client.ts";
import { readUsersOfParticipant } from "../../db/participants-of-user.queries.ts";
import { readSubmissionSummary } from "../../db/submission-summary.queries.ts";
import { inOftenTransaction } from "../../db/transaction.ts";
import type { AppEvent } from "../../events.ts";
import { confirmLate, countHeld } from "./confirm-late.ts";
import { readHeldAttempt } from "./held-verdicts.queries.ts";
import { afterPlatformFault } from "./judge-again.ts";
import {
  hasJudgingError,
  type Judged,
  keepFailure,
  keepJudged,
  type LockedJudgement,
  lockJudgement,
  raiseAttempt,
  writeJudgingError,
} from "./judgements.queries.ts";

export interface ArrivedVerdict {
  readonly verdict: JudgementVerdict;
  /** The host of the link that brought it. */
  readonly judgeHostId: string | null;
}

type Answer = VerdictAnswer["answer"];

/**
 * Keeps a verdict once per (judgement, attempt).
 *
 * @returns kept also for a repeat; stale when a newer attempt exists; unknown when there is no such judgement
 */
export async function recordVerdict(ctx: Ctx, arrived: ArrivedVerdict): Promise<Answer> {
  const { verdict } = arrived;
  const after: AppEvent[] = [];
  const answer = await inOftenTransaction(ctx.db, async (tx): Promise<Answer> => {
    const judgement = await lockJudgement(tx, verdict.judgementId);
    if (judgement === null || verdict.attempt > judgement.attempt) return "unknown";
    if (verdict.attempt < judgement.attempt) return (await wasTaken(tx, verdict)) ? "kept" : "stale";
    if (judgement.state !== "queued") return "kept";

    after.push(...(await keep(ctx, tx, { judgement, ...arrived })), ...blame(arrived));
    return "kept";
  });
  for (const event of after) await ctx.events.tell(event);
  return answer;
}

/** Did this older attempt bring a judging error or a finding that was held? */
async function wasTaken(tx: Executor, { judgementId, attempt }: JudgementVerdict): Promise<boolean> {
  return (
    (await hasJudgingError(tx, judgementId, attempt)) || (await readHeldAttempt(tx, judgementId)) === attempt
  );
}

/** A fault of the platform is told to whoever watches the hosts. */
function blame({ verdict, judgeHostId }: ArrivedVerdict): AppEvent[] {
  const { outcome } = verdict;
  if (outcome.kind !== "failed" || outcome.fault !== "platform" || judgeHostId === null) return [];
  return [{ kind: "judge-host-failed", hostId: judgeHostId, fault: `${outcome.step}: ${outcome.detail}` }];
}

interface Keeping extends ArrivedVerdict {
  readonly judgement: LockedJudgement;
}

async function keep(ctx: Ctx, tx: Executor, keeping: Keeping): Promise<AppEvent[]> {
  const { judgement, verdict } = keeping;
  const { judgementId, submissionId } = judgement;
  const { outcome } = verdict;
  const more: AppEvent[] = [];
  if (outcome.kind === "judged") {
    const confirmed = await confirmLate(ctx, tx, { ...keeping, outcome });
    if (confirmed.kind === "held") return [{ kind: "judgement-queued", judgementId }];
    await keepFinding(ctx, tx, confirmed.finding, confirmed.finding.outcome);
    more.push(...confirmed.events);
  } else if ((await keepFault(ctx, tx, keeping, outcome)) === "judge-again")
    return [{ kind: "judgement-queued", judgementId }];

  const { contestId, participantId, problemId } = judgement;
  if (judgement.isCurrent === 1) {
    await ctx.events.tellWithin(tx, { kind: "cell-touched", contestId, participantId, problemId });
    await tellOwners(tx, { ...judgement, now: ctx.clock.now() });
  }
  return [{ kind: "judgement-kept", submissionId, judgementId }, ...more];
}

async function keepFinding(ctx: Ctx, tx: Executor, keeping: Keeping, outcome: Judged): Promise<void> {
  const failedAt = outcome.tests.findIndex((test) => test.verdict !== "AC");
  const isRejected = outcome.verdict !== "AC" && failedAt >= 0;
  await keepJudged(tx, { ...closing(ctx, keeping), outcome }, isRejected ? failedAt + 1 : null);
}

type Failed = Extract<JudgementVerdict["outcome"], { kind: "failed" }>;

async function keepFault(ctx: Ctx, tx: Executor, keeping: Keeping, outcome: Failed) {
  const { judgement, judgeHostId } = keeping;
  const { judgementId, attempt } = judgement;
  const now = new Date(ctx.clock.now());
  const { fault: owner, step, detail } = outcome;
  await writeJudgingError(tx, { judgementId, attempt, owner, step, detail, judgeHostId, happenedAt: now });

  const platformFaults = judgement.platformFaults + (owner === "platform" ? 1 : 0);
  if (owner === "platform" && afterPlatformFault(platformFaults).kind === "judge-again") {
    await raiseAttempt(tx, { judgementId, attempt, queuedAt: now, platformFaults });
    return "judge-again" as const;
  }
  const held = owner === "platform" ? await countHeld(tx, keeping) : null;
  if (held !== null) {
    await keepFinding(ctx, tx, held, held.outcome);
    return "kept" as const;
  }
  ctx.log.error(
    { judgementId, submissionId: judgement.submissionId, owner, step, detail },
    "judging error kept",
  );
  await keepFailure(tx, closing(ctx, keeping), { owner, platformFaults });
  return "given-up" as const;
}

function closing(ctx: Ctx, { judgement, verdict, judgeHostId }: Keeping) {
  return {
    judgementId: judgement.judgementId,
    outcome: verdict.outcome,
    flight: verdict.flight,
    judgeHostId,
    finishedAt: new Date(ctx.clock.now()),
  };
}

/** The whole summary as it now is, to the pages of whoever sent it, and of their team. */
async function tellOwners(
  tx: Executor,
  { submissionId, participantId, now }: LockedJudgement & { readonly now: number },
): Promise<void> {
  const userIds = await readUsersOfParticipant(tx, participantId);
  const payload =
    userIds.length === 0 ? null : await readSubmissionSummary(tx, submissionId, { viewer: "owner", now });
  if (payload === null) return;
  await addToOutbox(
    tx,
    userIds.map((userId) => ({ room: rooms.user(userId), event: "submission", payload })),
  );
}

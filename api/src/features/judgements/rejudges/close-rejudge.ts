/**
 * Applying, dropping and undoing a set: each one transaction under the set's own lock.
 *
 * Applied, every judgement of the set that has a verdict counts in place of the one that counted when the set was made,
 * and the board is computed anew in the same transaction, so that nobody ever sees half of it. Where somebody decided
 * otherwise meanwhile (a verdict by hand, another set) that decision stands. Undoing goes the same way back. Pressed
 * twice, each is done once.
 */

import type { RejudgeView } from "@bilimdon/contracts/http/rejudges";
import { rooms } from "@bilimdon/contracts/live/rooms";
import type { Person, RequestCtx } from "../../../ctx.ts";
import { addAudit } from "../../../db/add-audit.ts";
import { addToOutbox } from "../../../db/add-to-outbox.ts";
import type { Executor } from "../../../db/client.ts";
import { readSubmissionOwners, readSummaries } from "../../../db/submission-summary.queries.ts";
import { inTransaction } from "../../../db/transaction.ts";
import { refuse } from "../../../errors.ts";
import { requireNotFinal } from "../../../http/require-not-final.ts";
import { openRejudge, requireForRejudge } from "./read-rejudges.ts";
import {
  closeRejudge,
  giveUpShadows,
  type LockedItem,
  lockItems,
  lockRejudge,
  swapCurrent,
  writeApplied,
} from "./rejudges.queries.ts";

type PersonCtx = RequestCtx & { readonly person: Person };
type Closing = "applied" | "dropped" | "undone";

/**
 * Makes the set's judgements count.
 *
 * @throws rejudge.not_finished while some are judged; rejudge.closed when it was dropped or undone;
 *   contest.results_final
 */
export function applyRejudge(ctx: PersonCtx, input: { readonly rejudgeId: string }): Promise<RejudgeView> {
  return close(ctx, input.rejudgeId, "applied", async (tx, items) => {
    const waiting = items.filter(({ shadowState }) => shadowState === "queued").length;
    if (waiting > 0)
      throw refuse("rejudge.not_finished", `${waiting} submissions of the set are still judged.`, {
        waiting,
      });
    const moved = items.filter((item) => item.shadowState === "judged" && item.isBaseCurrent === 1);
    await swapCurrent(
      tx,
      moved.map((item) => ({ from: item.baseJudgementId, to: item.shadowJudgementId })),
    );
    await writeApplied(tx, input.rejudgeId, idsOf(moved), 1);
    return moved;
  });
}

/** Lets what counted before the set count again. @throws rejudge.closed when it is not applied; contest.results_final */
export function undoRejudge(ctx: PersonCtx, input: { readonly rejudgeId: string }): Promise<RejudgeView> {
  return close(ctx, input.rejudgeId, "undone", async (tx, items) => {
    const moved = items.filter((item) => item.isApplied === 1 && item.isShadowCurrent === 1);
    await swapCurrent(
      tx,
      moved.map((item) => ({ from: item.shadowJudgementId, to: item.baseJudgementId })),
    );
    await writeApplied(tx, input.rejudgeId, idsOf(moved), 0);
    return moved;
  });
}

/** Forgets the set: nothing of it ever counts. @throws rejudge.closed when it was applied */
export async function dropRejudge(
  ctx: PersonCtx,
  input: { readonly rejudgeId: string },
): Promise<RejudgeView> {
  let jobIds: string[] = [];
  const view = await close(ctx, input.rejudgeId, "dropped", async (tx, items) => {
    const waiting = items.filter(({ shadowState }) => shadowState === "queued");
    jobIds = waiting.map((item) => `${item.shadowJudgementId}.${item.shadowAttempt}`);
    const ids = waiting.map(({ shadowJudgementId }) => shadowJudgementId);
    await giveUpShadows(tx, ids, new Date(ctx.clock.now()));
    return [];
  });
  // A job that a worker already has, or that could not be taken out, brings a verdict nobody keeps.
  await ctx.judgeQueue
    .remove(jobIds)
    .catch((error: unknown) => ctx.log.warn({ err: error }, "jobs left behind"));
  return view;
}

const mayFollow: Readonly<Record<Closing, string>> = { applied: "open", dropped: "open", undone: "applied" };

/** @param act  answers the items whose counting judgement it has changed */
async function close(
  ctx: PersonCtx,
  rejudgeId: string,
  state: Closing,
  act: (tx: Executor, items: readonly LockedItem[]) => Promise<readonly LockedItem[]>,
): Promise<RejudgeView> {
  await requireForRejudge(ctx, rejudgeId);
  const contestId = await inTransaction(ctx.db, async (tx) => {
    const set = await lockRejudge(tx, rejudgeId);
    if (set === null) throw refuse("thing.not_found", "There is no such set.");
    if (set.state === state) return set.contestId;
    if (set.state !== mayFollow[state])
      throw refuse("rejudge.closed", `This set is ${set.state} already.`, { state: set.state });
    if (state !== "dropped") await requireNotFinal(tx, set.contestId);
    const moved = await act(tx, await lockItems(tx, rejudgeId));
    const closedAt = new Date(ctx.clock.now());
    await closeRejudge(tx, rejudgeId, { state, closedBy: ctx.person.userId, closedAt });
    if (moved.length > 0) {
      await ctx.events.tellWithin(tx, { kind: "board-touched", contestId: set.contestId });
      await tellSenders(tx, idsOf(moved.filter(({ isSame }) => !isSame)), ctx.clock.now());
    }
    await addAudit(tx, ctx, {
      act: "submission.rejudge",
      thing: { kind: "rejudge", id: rejudgeId },
      before: { state: set.state },
      after: { state, submissions: moved.length },
    });
    return set.contestId;
  });
  ctx.log.info({ rejudgeId, state, by: ctx.person.userId }, "a rejudge was closed");
  await ctx.events.tell({ kind: "rejudge-changed", contestId, rejudgeId });
  return openRejudge(ctx, rejudgeId);
}

const idsOf = (items: readonly LockedItem[]) => items.map(({ submissionId }) => submissionId);

/** The whole summaries as they now are, to the pages of whoever sent them. */
async function tellSenders(tx: Executor, submissionIds: readonly string[], now: number): Promise<void> {
  if (submissionIds.length === 0) return;
  const owners = await readSubmissionOwners(tx, submissionIds);
  const found = await readSummaries(tx, submissionIds, { viewer: "owner", now });
  const summaries = new Map(found.map((one) => [one.submissionId, one]));
  await addToOutbox(
    tx,
    owners.flatMap(({ submissionId, userId }) => {
      const payload = summaries.get(submissionId);
      return payload === undefined ? [] : [{ room: rooms.user(userId), event: "submission", payload }];
    }),
  );
}

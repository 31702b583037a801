/**
 * Judges submissions again into a shadow.
 *
 * Each gets a queued judgement that does not count, at the lowest priority that anybody waits for, by the package the
 * contest now uses. Nothing of it is seen outside the jury until the set is applied: boards, lists and the sender's
 * page go by the judgement that counts. A submission without a verdict yet is left out; it is being judged anyway.
 */
import { type RejudgePick, type RejudgeView, rejudgeLimits } from "@bilimdon/contracts/http/rejudges";
import type { Person, RequestCtx } from "../../../ctx.ts";
import { addAudit } from "../../../db/add-audit.ts";
import { inTransaction } from "../../../db/transaction.ts";
import { refuse } from "../../../errors.ts";
import { requireInContest } from "../../../http/require-in-contest.ts";
import { enqueueJudgement } from "../enqueue-judgement.ts";
import { openRejudge } from "./read-rejudges.ts";
import { insertRejudge, readPicked, readQueuedShadows } from "./rejudges.queries.ts";

type PersonCtx = RequestCtx & { readonly person: Person };

/** @throws access.refused, thing.not_found, rejudge.empty, rejudge.too_large, rejudge.overlaps */
export async function startRejudge(
  ctx: PersonCtx,
  input: { readonly slug: string; readonly pick: RejudgePick; readonly reason: string },
): Promise<RejudgeView> {
  const contestId = await requireInContest(ctx, "submission.rejudge", input.slug);
  const { pick, reason } = input;
  const rejudgeId = ctx.ids.make("rejudge");
  const createdAt = new Date(ctx.clock.now());
  await inTransaction(ctx.db, async (tx) => {
    const most = rejudgeLimits.submissionsAtMost;
    const picked = await readPicked(tx, { contestId, pick, limit: most + 1 });
    if (picked.length === 0)
      throw refuse("rejudge.empty", "No judged submission is meant by this; widen the filter.");
    if (picked.length > most)
      throw refuse("rejudge.too_large", `A set holds ${most} submissions; narrow the filter.`, { most });
    const shadows = picked.map(({ submissionId, baseJudgementId, problemVersionId }) => ({
      id: ctx.ids.make("judgement"),
      submissionId,
      baseJudgementId,
      problemVersionId,
      isCurrent: 0,
      origin: "rejudge" as const,
      state: "queued" as const,
      queuedAt: createdAt,
    }));
    const set = { id: rejudgeId, contestId, reason, pick, createdBy: ctx.person.userId, createdAt };
    if (!(await insertRejudge(tx, set, shadows)))
      throw refuse(
        "rejudge.overlaps",
        "Some of these submissions are in another open set; close that first.",
      );
    const after = { contestId, reason, submissions: picked.length };
    await addAudit(tx, ctx, { act: "submission.rejudge", thing: { kind: "rejudge", id: rejudgeId }, after });
  });
  ctx.log.info({ rejudgeId, contestId, reason, by: ctx.person.userId }, "a rejudge was started");
  await handOut(ctx, rejudgeId);
  await ctx.events.tell({ kind: "rejudge-changed", contestId, rejudgeId });
  return openRejudge(ctx, rejudgeId);
}

const pageSize = 500;

/** What is not handed out here because the queue is away, the sweep of judgements hands out. */
async function handOut(ctx: PersonCtx, rejudgeId: string): Promise<void> {
  let after = "";
  for (let page = 0; page * pageSize <= rejudgeLimits.submissionsAtMost; page += 1) {
    const some = await readQueuedShadows(ctx.db, { rejudgeId, after, limit: pageSize });
    try {
      for (const judgementId of some) await enqueueJudgement(ctx, judgementId);
    } catch (error) {
      ctx.log.warn({ rejudgeId, err: error }, "a rejudge could not be queued whole; the sweep does the rest");
      return;
    }
    after = some.at(-1) ?? "";
    if (some.length < pageSize) return;
  }
}

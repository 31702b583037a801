/**
 * What the jury decides about one submission by hand: another verdict, or that it counts for nothing; and the way back.
 *
 * A verdict by hand is a judgement like any other that stands in place of the one that counted and remembers it. So the
 * history shows both, whatever counted comes back when the decision is taken back, and a set that was made before leaves
 * the decision alone. The cell is computed anew in the same transaction, by the same rules, for every board.
 */
import { rooms } from "@bilimdon/contracts/live/rooms";
import type { VerdictCode } from "@bilimdon/rules/verdict/verdict";
import type { Person, RequestCtx } from "../../../ctx.ts";
import { addAudit } from "../../../db/add-audit.ts";
import { addToOutbox } from "../../../db/add-to-outbox.ts";
import type { Executor } from "../../../db/client.ts";
import type { AuditFacts } from "../../../db/schema/audit.ts";
import { readSubmissionSummary } from "../../../db/submission-summary.queries.ts";
import { lockFinalizedAt } from "../../../db/timed-contest.queries.ts";
import { inTransaction } from "../../../db/transaction.ts";
import { refuse } from "../../../errors.ts";
import { requireOnSubmission } from "../../../http/require-in-contest.ts";
import { refuseFinal } from "../../../http/require-not-final.ts";
import {
  type CurrentJudgement,
  deleteIgnored,
  insertDecided,
  insertIgnored,
  lockCurrent,
  setCurrent,
} from "./decisions.queries.ts";

type PersonCtx = RequestCtx & { readonly person: Person };
type Decided = { readonly submissionId: string };

export interface Override extends Decided {
  readonly verdict: VerdictCode;
  /** null: as the verdict has it. */
  readonly score: number | null;
  readonly reason: string;
}

/** Lets another verdict count. @throws access.refused, contest.results_final, thing.not_found */
export function overrideVerdict(ctx: PersonCtx, input: Override): Promise<Decided> {
  const { submissionId, verdict, score, reason } = input;
  return decide(ctx, submissionId, { what: "override", reason }, async (tx, current) => {
    await setCurrent(tx, current.judgementId, 0);
    const now = new Date(ctx.clock.now());
    await insertDecided(tx, {
      id: ctx.ids.make("judgement"),
      submissionId,
      isCurrent: 1,
      origin: "override",
      reason,
      decidedBy: ctx.person.userId,
      replacesId: current.judgementId,
      state: "judged",
      queuedAt: now,
      finishedAt: now,
      verdict,
      score,
      maxScore: current.maxScore,
    });
  });
}

/** Lets what the last decision by hand replaced count again. @throws decision.none when no such decision counts */
export function withdrawOverride(ctx: PersonCtx, { submissionId }: Decided): Promise<Decided> {
  return decide(ctx, submissionId, { what: "override withdrawn" }, async (tx, current) => {
    if (current.origin !== "override" || current.replacesId === null)
      throw refuse("decision.none", "The verdict that counts is not one by hand.");
    await setCurrent(tx, current.judgementId, 0);
    await setCurrent(tx, current.replacesId, 1);
  });
}

/** Lets the submission count for nothing; again is nothing new. @throws access.refused, contest.results_final, thing.not_found */
export function ignoreSubmission(
  ctx: PersonCtx,
  { submissionId, reason }: Decided & { readonly reason: string },
): Promise<Decided> {
  return decide(ctx, submissionId, { what: "ignore", reason }, async (tx) => {
    const ignoredAt = new Date(ctx.clock.now());
    await insertIgnored(tx, { submissionId, reason, ignoredBy: ctx.person.userId, ignoredAt });
  });
}

/** Lets an ignored submission count again. @throws decision.none when it is not ignored */
export function restoreSubmission(ctx: PersonCtx, { submissionId }: Decided): Promise<Decided> {
  return decide(ctx, submissionId, { what: "restore" }, async (tx) => {
    if (!(await deleteIgnored(tx, submissionId)))
      throw refuse("decision.none", "This submission is not ignored.");
  });
}

/** What was sent for the archive counts in no results. */
function counts({ part, submittedAt }: CurrentJudgement, finalizedAt: Date): boolean {
  return part === "contestant" && submittedAt < finalizedAt;
}

async function decide(
  ctx: PersonCtx,
  submissionId: string,
  facts: AuditFacts,
  act: (tx: Executor, current: CurrentJudgement) => Promise<void>,
): Promise<Decided> {
  const inContest = await requireOnSubmission(ctx, "submission.decide", submissionId);
  await inTransaction(ctx.db, async (tx) => {
    const finalizedAt = await lockFinalizedAt(tx, inContest);
    const current = await lockCurrent(tx, submissionId);
    if (current === null) throw refuse("thing.not_found", "There is no such submission.");
    if (finalizedAt !== null && counts(current, finalizedAt)) throw refuseFinal();
    await act(tx, current);
    const { contestId, participantId, problemId, userId } = current;
    await ctx.events.tellWithin(tx, { kind: "cell-touched", contestId, participantId, problemId });
    const viewing = { viewer: "owner", now: ctx.clock.now() } as const;
    const payload = await readSubmissionSummary(tx, submissionId, viewing);
    if (userId !== null && payload !== null)
      await addToOutbox(tx, [{ room: rooms.user(userId), event: "submission", payload }]);
    // Not from what the sender may see: an olympiad may keep that back until its end.
    const decided = await lockCurrent(tx, submissionId);
    await addAudit(tx, ctx, {
      act: "submission.decide",
      thing: { kind: "submission", id: submissionId },
      before: { verdict: current.verdict, score: current.score },
      after: { ...facts, verdict: decided?.verdict ?? null, score: decided?.score ?? null },
    });
  });
  ctx.log.warn({ submissionId, ...facts, by: ctx.person.userId }, "the jury decided by hand");
  await ctx.events.tell({ kind: "submission-decided", submissionId });
  return { submissionId };
}

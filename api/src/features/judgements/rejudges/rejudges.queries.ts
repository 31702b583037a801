import type { RejudgePick } from "@bilimdon/contracts/http/rejudges";
import { and, asc, desc, eq, gte, inArray, lt, ne, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Executor } from "../../../db/client.ts";
import { users } from "../../../db/schema/accounts.ts";
import { contestProblems, participants } from "../../../db/schema/contests.ts";
import { rejudgeItems, rejudges } from "../../../db/schema/rejudges.ts";
import { judgements, submissions } from "../../../db/schema/submissions.ts";

/** The contest a set belongs to; null: there is no such set. */
export async function findRejudgeContest(db: Executor, rejudgeId: string): Promise<string | null> {
  const [found] = await db
    .select({ contestId: rejudges.contestId })
    .from(rejudges)
    .where(eq(rejudges.id, rejudgeId));
  return found?.contestId ?? null;
}

/** Submissions a pick means, with the judgement that counts; those without a verdict yet are left out. */
export function readPicked(
  tx: Executor,
  { contestId, pick, limit }: { contestId: string; pick: RejudgePick; limit: number },
) {
  return tx
    .select({
      submissionId: submissions.id,
      baseJudgementId: judgements.id,
      problemVersionId: contestProblems.problemVersionId,
    })
    .from(submissions)
    .innerJoin(judgements, and(eq(judgements.submissionId, submissions.id), eq(judgements.isCurrent, 1)))
    .innerJoin(participants, eq(participants.id, submissions.participantId))
    .innerJoin(
      contestProblems,
      and(
        eq(contestProblems.contestId, submissions.contestId),
        eq(contestProblems.problemId, submissions.problemId),
      ),
    )
    .where(and(eq(submissions.contestId, contestId), ne(judgements.state, "queued"), isPicked(pick)))
    .orderBy(asc(submissions.submittedAt), asc(submissions.id))
    .limit(limit);
}

function isPicked(pick: RejudgePick): SQL | undefined {
  if (pick.kind === "ids") return inArray(submissions.id, [...pick.submissionIds]);
  const { problemLabel, languageId, participantId, team, judgeHostId, verdict, from, before } = pick;
  return and(
    problemLabel === undefined ? undefined : eq(contestProblems.label, problemLabel),
    languageId === undefined ? undefined : eq(submissions.languageId, languageId),
    participantId === undefined ? undefined : eq(submissions.participantId, participantId),
    team === undefined ? undefined : sql`strpos(lower(${participants.name}), lower(${team})) > 0`,
    judgeHostId === undefined ? undefined : eq(judgements.judgeHostId, judgeHostId),
    verdict === undefined ? undefined : hasVerdict(verdict),
    from === undefined ? undefined : gte(submissions.submittedAt, new Date(from)),
    before === undefined ? undefined : lt(submissions.submittedAt, new Date(before)),
  );
}

type PickedVerdict = NonNullable<Extract<RejudgePick, { kind: "filter" }>["verdict"]>;

function hasVerdict(verdict: PickedVerdict): SQL | undefined {
  if (verdict === "failed") return eq(judgements.state, "failed");
  return and(eq(judgements.state, "judged"), eq(judgements.verdict, verdict));
}

const rowsAtOnce = 1_000;

/** The set, its items and a queued judgement for each. @returns false when a submission is in another open set */
export async function insertRejudge(
  tx: Executor,
  rejudge: typeof rejudges.$inferInsert,
  shadows: readonly (typeof judgements.$inferInsert & { baseJudgementId: string })[],
): Promise<boolean> {
  await tx.insert(rejudges).values(rejudge);
  for (let from = 0; from < shadows.length; from += rowsAtOnce) {
    const some = shadows.slice(from, from + rowsAtOnce);
    await tx.insert(judgements).values(some.map(({ baseJudgementId: _, ...judgement }) => judgement));
    const items = some.map(({ id, submissionId, baseJudgementId }) => ({
      rejudgeId: rejudge.id,
      submissionId,
      baseJudgementId,
      shadowJudgementId: id,
    }));
    const made = await tx
      .insert(rejudgeItems)
      .values(items)
      .onConflictDoNothing()
      .returning({ submissionId: rejudgeItems.submissionId });
    if (made.length < items.length) return false;
  }
  return true;
}

/** The set's row, locked until the transaction ends; null: there is none. */
export async function lockRejudge(tx: Executor, rejudgeId: string) {
  const [found] = await tx
    .select({ contestId: rejudges.contestId, state: rejudges.state })
    .from(rejudges)
    .where(eq(rejudges.id, rejudgeId))
    .for("update");
  return found ?? null;
}

const base = alias(judgements, "base");
const shadow = alias(judgements, "shadow");

/** Items with both judgements, which stay as they are until the transaction ends. */
export function lockItems(tx: Executor, rejudgeId: string) {
  return tx
    .select({
      submissionId: rejudgeItems.submissionId,
      baseJudgementId: rejudgeItems.baseJudgementId,
      shadowJudgementId: rejudgeItems.shadowJudgementId,
      isApplied: rejudgeItems.isApplied,
      isBaseCurrent: base.isCurrent,
      isShadowCurrent: shadow.isCurrent,
      shadowState: shadow.state,
      shadowAttempt: shadow.attempt,
      isSame: sql<boolean>`${base.verdict} is not distinct from ${shadow.verdict}
        and ${base.score} is not distinct from ${shadow.score}`,
    })
    .from(rejudgeItems)
    .innerJoin(base, eq(base.id, rejudgeItems.baseJudgementId))
    .innerJoin(shadow, eq(shadow.id, rejudgeItems.shadowJudgementId))
    .where(eq(rejudgeItems.rejudgeId, rejudgeId))
    .orderBy(asc(rejudgeItems.submissionId))
    .for("update", { of: [base, shadow] });
}
export type LockedItem = Awaited<ReturnType<typeof lockItems>>[number];

/** Makes one judgement of each pair count in place of the other. */
export async function swapCurrent(
  tx: Executor,
  pairs: readonly { readonly from: string; readonly to: string }[],
): Promise<void> {
  for (let at = 0; at < pairs.length; at += rowsAtOnce) {
    const some = pairs.slice(at, at + rowsAtOnce);
    // First none counts, then the other: of one submission two never do, not for a moment.
    await tx
      .update(judgements)
      .set({ isCurrent: 0 })
      .where(
        inArray(
          judgements.id,
          some.map(({ from }) => from),
        ),
      );
    await tx
      .update(judgements)
      .set({ isCurrent: 1 })
      .where(
        inArray(
          judgements.id,
          some.map(({ to }) => to),
        ),
      );
  }
}

export async function writeApplied(
  tx: Executor,
  rejudgeId: string,
  submissionIds: readonly string[],
  isApplied: 0 | 1,
): Promise<void> {
  for (let at = 0; at < submissionIds.length; at += rowsAtOnce)
    await tx
      .update(rejudgeItems)
      .set({ isApplied })
      .where(
        and(
          eq(rejudgeItems.rejudgeId, rejudgeId),
          inArray(rejudgeItems.submissionId, submissionIds.slice(at, at + rowsAtOnce)),
        ),
      );
}

/** Moves a locked set on; its submissions may be in another set from now on. */
export async function closeRejudge(
  tx: Executor,
  rejudgeId: string,
  closing: { state: "applied" | "dropped" | "undone"; closedBy: string; closedAt: Date },
): Promise<void> {
  await tx.update(rejudges).set(closing).where(eq(rejudges.id, rejudgeId));
  await tx.update(rejudgeItems).set({ isOpen: 0 }).where(eq(rejudgeItems.rejudgeId, rejudgeId));
}

/** Ends judging that nobody waits for any more. */
export async function giveUpShadows(tx: Executor, ids: readonly string[], finishedAt: Date): Promise<void> {
  const detail = "The rejudge was dropped before this was judged.";
  const outcome = { kind: "failed" as const, fault: "platform" as const, step: "rejudge", detail };
  for (let at = 0; at < ids.length; at += rowsAtOnce)
    await tx
      .update(judgements)
      .set({ state: "failed", outcome, finishedAt })
      .where(and(inArray(judgements.id, ids.slice(at, at + rowsAtOnce)), eq(judgements.state, "queued")));
}

const creator = alias(users, "creator");
const closer = alias(users, "closer");

function selectViews(db: Executor) {
  const ofSet = sql`from ${rejudgeItems} i join ${judgements} s on s.id = i.shadow_judgement_id
    join ${judgements} b on b.id = i.base_judgement_id where i.rejudge_id = "rejudges"."id"`;
  return db
    .select({
      rejudgeId: rejudges.id,
      contestId: rejudges.contestId,
      reason: rejudges.reason,
      pick: rejudges.pick,
      state: rejudges.state,
      createdBy: creator.displayName,
      createdAt: rejudges.createdAt,
      closedBy: closer.displayName,
      closedAt: rejudges.closedAt,
      total: sql<number>`(select count(*)::int ${ofSet})`,
      judged: sql<number>`(select count(*)::int ${ofSet} and s.state = 'judged')`,
      failed: sql<number>`(select count(*)::int ${ofSet} and s.state = 'failed')`,
      changedMeanwhile: sql<number>`(select count(*)::int ${ofSet}
        and case when "rejudges"."state" = 'open' then b.is_current = 0
          when "rejudges"."state" = 'applied' then i.is_applied = 0 and s.state = 'judged' else false end)`,
    })
    .from(rejudges)
    .innerJoin(creator, eq(creator.id, rejudges.createdBy))
    .leftJoin(closer, eq(closer.id, rejudges.closedBy));
}

const listedAtMost = 100;

/** Newest first. */
export function readRejudges(db: Executor, contestId: string) {
  return selectViews(db)
    .where(eq(rejudges.contestId, contestId))
    .orderBy(desc(rejudges.createdAt), desc(rejudges.id))
    .limit(listedAtMost);
}

export async function readRejudgeView(db: Executor, rejudgeId: string) {
  const [found] = await selectViews(db).where(eq(rejudges.id, rejudgeId));
  return found ?? null;
}
export type RejudgeRow = NonNullable<Awaited<ReturnType<typeof readRejudgeView>>>;

/** The set a judgement was made for; null: none. */
export async function readRejudgeOf(db: Executor, judgementId: string) {
  const [found] = await db
    .select({ rejudgeId: rejudges.id, contestId: rejudges.contestId })
    .from(rejudgeItems)
    .innerJoin(rejudges, eq(rejudges.id, rejudgeItems.rejudgeId))
    .where(eq(rejudgeItems.shadowJudgementId, judgementId));
  return found ?? null;
}

/** A set's queued judgements, a page at a time, by id. */
export async function readQueuedShadows(
  db: Executor,
  at: { rejudgeId: string; after: string; limit: number },
): Promise<string[]> {
  const rows = await db
    .select({ judgementId: judgements.id })
    .from(rejudgeItems)
    .innerJoin(judgements, eq(judgements.id, rejudgeItems.shadowJudgementId))
    .where(
      and(
        eq(rejudgeItems.rejudgeId, at.rejudgeId),
        eq(judgements.state, "queued"),
        sql`${judgements.id} > ${at.after}`,
      ),
    )
    .orderBy(asc(judgements.id))
    .limit(at.limit);
  return rows.map(({ judgementId }) => judgementId);
}

import { and, eq } from "drizzle-orm";
import type { Executor } from "../../../db/client.ts";
import { participants } from "../../../db/schema/contests.ts";
import { ignoredSubmissions, judgements, submissions } from "../../../db/schema/submissions.ts";

/** The judgement that counts, locked until the transaction ends, and where its submission belongs; null: none. */
export async function lockCurrent(tx: Executor, submissionId: string) {
  const [found] = await tx
    .select({
      judgementId: judgements.id,
      origin: judgements.origin,
      replacesId: judgements.replacesId,
      verdict: judgements.verdict,
      score: judgements.score,
      maxScore: judgements.maxScore,
      contestId: submissions.contestId,
      participantId: submissions.participantId,
      problemId: submissions.problemId,
      submittedAt: submissions.submittedAt,
      part: participants.part,
      userId: participants.userId,
    })
    .from(judgements)
    .innerJoin(submissions, eq(submissions.id, judgements.submissionId))
    .innerJoin(participants, eq(participants.id, submissions.participantId))
    .where(and(eq(judgements.submissionId, submissionId), eq(judgements.isCurrent, 1)))
    .for("update", { of: judgements });
  return found ?? null;
}
export type CurrentJudgement = NonNullable<Awaited<ReturnType<typeof lockCurrent>>>;

export async function setCurrent(tx: Executor, judgementId: string, isCurrent: 0 | 1): Promise<void> {
  await tx.update(judgements).set({ isCurrent }).where(eq(judgements.id, judgementId));
}

export async function insertDecided(tx: Executor, row: typeof judgements.$inferInsert): Promise<void> {
  await tx.insert(judgements).values(row);
}

/** @returns false when it is ignored already */
export async function insertIgnored(
  tx: Executor,
  row: typeof ignoredSubmissions.$inferInsert,
): Promise<boolean> {
  const made = await tx.insert(ignoredSubmissions).values(row).onConflictDoNothing().returning();
  return made.length === 1;
}

/** @returns false when it is not ignored */
export async function deleteIgnored(tx: Executor, submissionId: string): Promise<boolean> {
  const gone = await tx
    .delete(ignoredSubmissions)
    .where(eq(ignoredSubmissions.submissionId, submissionId))
    .returning();
  return gone.length === 1;
}

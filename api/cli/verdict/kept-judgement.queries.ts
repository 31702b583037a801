import { and, eq, or } from "drizzle-orm";
import type { Executor } from "../../src/db/client.ts";
import { problemVersions } from "../../src/db/schema/problems.ts";
import { judgements, submissions } from "../../src/db/schema/submissions.ts";

/** A judgement by its own id, or the one that counts for a submission; null: there is none. */
export async function readKeptJudgement(db: Executor, id: string) {
  const isIt = or(eq(judgements.id, id), and(eq(judgements.submissionId, id), eq(judgements.isCurrent, 1)));
  const [found] = await db
    .select({
      judgementId: judgements.id,
      attempt: judgements.attempt,
      outcome: judgements.outcome,
      flight: judgements.flight,
      submissionId: submissions.id,
      languageId: submissions.languageId,
      fileName: submissions.fileName,
      source: submissions.source,
      packageHash: problemVersions.packageHash,
      timeLimitMs: problemVersions.timeLimitMs,
      manifest: problemVersions.manifest,
    })
    .from(judgements)
    .innerJoin(submissions, eq(submissions.id, judgements.submissionId))
    .innerJoin(problemVersions, eq(problemVersions.id, submissions.problemVersionId))
    .where(isIt);
  return found ?? null;
}

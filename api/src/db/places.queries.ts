/** Where things lie, for whoever has a grant there (rules/access/permit): asked before anything of the thing is told. */
import { and, eq, isNull } from "drizzle-orm";
import type { Executor } from "./client.ts";
import { contests } from "./schema/contests.ts";
import { submissions } from "./schema/submissions.ts";

/** The contest of that slug, whatever its state; null: there is none. */
export async function findContestId(db: Executor, slug: string): Promise<string | null> {
  const [found] = await db
    .select({ contestId: contests.id })
    .from(contests)
    .where(and(eq(contests.slug, slug), isNull(contests.deletedAt)))
    .limit(1);
  return found?.contestId ?? null;
}

/** The contest a submission was sent in; null: there is no such submission. */
export async function findSubmissionContest(db: Executor, submissionId: string): Promise<string | null> {
  const [found] = await db
    .select({ contestId: submissions.contestId })
    .from(submissions)
    .where(eq(submissions.id, submissionId))
    .limit(1);
  return found?.contestId ?? null;
}

import { and, count, desc, eq, inArray, isNull } from "drizzle-orm";
import type { Database } from "../../src/db/client.ts";
import { apiTokens, users } from "../../src/db/schema/accounts.ts";
import { contestProblems, contests, participants } from "../../src/db/schema/contests.ts";
import { problems } from "../../src/db/schema/problems.ts";
import { judgements, submissions } from "../../src/db/schema/submissions.ts";

/** The newest demo contest, over or not; null before the first start. */
export async function findNewestDemo(db: Database) {
  const found = await db
    .select({
      contestId: contests.id,
      slug: contests.slug,
      startsAt: contests.startsAt,
      endsAt: contests.endsAt,
    })
    .from(contests)
    .where(and(eq(contests.isDemo, 1), isNull(contests.deletedAt)))
    .orderBy(desc(contests.startsAt))
    .limit(1);
  return found[0] ?? null;
}

/** Which of these contests are there. */
export async function listContestSlugs(db: Database, slugs: readonly string[]): Promise<string[]> {
  const found = await db
    .select({ slug: contests.slug })
    .from(contests)
    .where(inArray(contests.slug, [...slugs]));
  return found.map(({ slug }) => slug);
}

/** The account with this login, or null. */
export async function findUserId(db: Database, login: string): Promise<string | null> {
  const found = await db.select({ id: users.id }).from(users).where(eq(users.login, login)).limit(1);
  return found[0]?.id ?? null;
}

/** Slugs of the contest's problems with their labels, in order. */
export function listDemoProblems(db: Database, contestId: string) {
  return db
    .select({ slug: problems.slug, label: contestProblems.label })
    .from(contestProblems)
    .innerJoin(problems, eq(problems.id, contestProblems.problemId))
    .where(eq(contestProblems.contestId, contestId))
    .orderBy(contestProblems.ordinal);
}

/** The lines of the board by name. */
export function listDemoParticipants(db: Database, contestId: string) {
  return db
    .select({ participantId: participants.id, name: participants.name })
    .from(participants)
    .where(eq(participants.contestId, contestId));
}

/** Who sent something at which moment: what has been played already. */
export function listPlayed(db: Database, contestId: string) {
  return db
    .select({ participantId: submissions.participantId, submittedAt: submissions.submittedAt })
    .from(submissions)
    .where(eq(submissions.contestId, contestId));
}

/** Submissions of the contest that wait for a verdict. */
export async function countWaitingSubmissions(db: Database, contestId: string): Promise<number> {
  const found = await db
    .select({ count: count() })
    .from(judgements)
    .innerJoin(submissions, eq(submissions.id, judgements.submissionId))
    .where(
      and(eq(submissions.contestId, contestId), eq(judgements.state, "queued"), eq(judgements.isCurrent, 1)),
    );
  return found[0]?.count ?? 0;
}

/** Is there an unrevoked token with this hash? */
export async function isTokenKnown(db: Database, secretHash: string): Promise<boolean> {
  const found = await db
    .select({ id: apiTokens.id })
    .from(apiTokens)
    .where(and(eq(apiTokens.secretHash, secretHash), isNull(apiTokens.revokedAt)))
    .limit(1);
  return found.length > 0;
}

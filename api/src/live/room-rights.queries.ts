import { and, eq, isNull } from "drizzle-orm";
import type { Executor } from "../db/client.ts";
import { competesAs } from "../db/participants-of-user.queries.ts";
import { contests, participants } from "../db/schema/contests.ts";
import { problems, problemVersions } from "../db/schema/problems.ts";

export async function isContestThere(db: Executor, contestId: string): Promise<boolean> {
  const found = await db
    .select({ id: contests.id })
    .from(contests)
    .where(and(eq(contests.id, contestId), isNull(contests.deletedAt)));
  return found.length === 1;
}

/** Who owns the problem of a pushed package; null: there is no such package. */
export async function readPackageOwner(db: Executor, problemVersionId: string): Promise<string | null> {
  const [found] = await db
    .select({ ownerId: problems.ownerId })
    .from(problemVersions)
    .innerJoin(problems, eq(problems.id, problemVersions.problemId))
    .where(eq(problemVersions.id, problemVersionId));
  return found?.ownerId ?? null;
}

/** Is this line of a board this person's? Never a guest's. */
export async function isOwnLine(
  db: Executor,
  participantId: string,
  userId: string | null,
): Promise<boolean> {
  if (userId === null) return false;
  const found = await db
    .select({ id: participants.id })
    .from(participants)
    .where(and(eq(participants.id, participantId), competesAs(userId)));
  return found.length === 1;
}

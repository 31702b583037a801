import { and, eq, isNull } from "drizzle-orm";
import type { Executor } from "../db/client.ts";
import { competesAs } from "../db/participants-of-user.queries.ts";
import { contests, participants } from "../db/schema/contests.ts";
import { problems, problemVersions } from "../db/schema/problems.ts";

/** null: there is no such contest. */
export async function readContestState(db: Executor, contestId: string) {
  const [found] = await db
    .select({ state: contests.state })
    .from(contests)
    .where(and(eq(contests.id, contestId), isNull(contests.deletedAt)));
  return found?.state ?? null;
}

/** The problem of a pushed package and who owns it; null: there is no such package. */
export async function readPackageProblem(db: Executor, problemVersionId: string) {
  const [found] = await db
    .select({ problemId: problems.id, ownerId: problems.ownerId })
    .from(problemVersions)
    .innerJoin(problems, eq(problems.id, problemVersions.problemId))
    .where(eq(problemVersions.id, problemVersionId));
  return found ?? null;
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

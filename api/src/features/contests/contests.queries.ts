import type { ContestDetail } from "@bilimdon/contracts/http/contests";
import { isAmong, type PermittedPlaces } from "@bilimdon/rules/access/permit";
import { and, asc, desc, eq, inArray, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import type { Database, Executor } from "../../db/client.ts";
import { isJudgingPaused } from "../../db/judging-paused.queries.ts";
import { prepareOnce } from "../../db/prepare-once.ts";
import { contestProblems, contests, participants } from "../../db/schema/contests.ts";
import { problems, problemVersions } from "../../db/schema/problems.ts";
import { boardCells } from "../../db/schema/scoreboard.ts";
import { isKnown, mostExtraMs, timeColumns } from "../../db/timed-contest.queries.ts";

const mostContests = 200;

export type ContestRow = Awaited<ReturnType<typeof selectContests>>[number];

// Named in full: inside a subquery drizzle leaves the table's name out, and "id" would be the subquery's own.
const outerId = sql`"contests"."id"`;

function selectContests(db: Executor) {
  return db
    .select({
      contestId: contests.id,
      slug: contests.slug,
      title: contests.title,
      state: contests.state,
      format: contests.format,
      ...timeColumns,
      isExam: contests.isExam,
      isUpsolvable: contests.isUpsolvable,
      hasBalloons: contests.hasBalloons,
      printPages: contests.printPages,
      mostExtraMs,
      registration: contests.registration,
      registrationEndsAt: contests.registrationEndsAt,
      takes: contests.takes,
      capacity: contests.capacity,
      level: contests.level,
      // Named in full for the same reason.
      qualification: sql<NonNullable<ContestDetail["joining"]>["qualification"]>`(
        select json_build_object('slug', f.slug, 'title', f.title, 'by', "contests"."qualifies_by",
          'least', "contests"."qualifies_least",
          'counts', case when f.format->>'kind' in ('icpc', 'practice') then 'solved' else 'points' end)
        from contests f where f.id = "contests"."qualifies_from_id")`,
      placesTaken: sql<number>`(select count(*)::int from ${participants} where ${participants.contestId} = ${outerId}
        and ${participants.part} = 'contestant' and ${participants.withdrawnAt} is null)`,
      penaltyMinutes: contests.penaltyMinutes,
      participantCount: sql<number>`(select count(*)::int from ${participants} where ${participants.contestId} = ${outerId}
        and ${participants.part} = 'contestant' and ${participants.withdrawnAt} is null and ${participants.isHidden} = 0)`,
      problemCount: sql<number>`(select count(*)::int from ${contestProblems} where ${contestProblems.contestId} = ${outerId})`,
    })
    .from(contests);
}

/** The latest start first; drafts and templates only where whoever asks may know of them. */
export function readContests(
  db: Executor,
  { drafts }: { readonly drafts: PermittedPlaces },
): Promise<ContestRow[]> {
  return selectContests(db)
    .where(and(isNull(contests.deletedAt), isKnown(drafts)))
    .orderBy(desc(contests.startsAt), asc(contests.id))
    .limit(mostContests);
}

const contestBySlug = prepareOnce((db) =>
  selectContests(db)
    .where(and(eq(contests.slug, sql.placeholder("slug")), isNull(contests.deletedAt)))
    .limit(1)
    .prepare("contest_by_slug"),
);

/** null: there is none, or it is a draft and not one of those that may be known of. */
export async function findContest(
  db: Database,
  { slug, drafts }: { readonly slug: string; readonly drafts: PermittedPlaces },
): Promise<ContestRow | null> {
  const [contest] = await contestBySlug(db).execute({ slug });
  if (contest === undefined) return null;
  const isDraft = contest.state === "draft" || contest.state === "template";
  return isDraft && !isAmong(drafts, contest.contestId) ? null : contest;
}

const problemsOfContest = prepareOnce((db) =>
  db
    .select({
      problemId: contestProblems.problemId,
      label: contestProblems.label,
      name: problemVersions.names,
      timeLimitMs: problemVersions.timeLimitMs,
      memoryBytes: problemVersions.memoryBytes,
      isScoring: sql<boolean>`coalesce((${problemVersions.manifest}->'kind'->>'isScoring')::boolean, false)`,
      isJudgingPaused: isJudgingPaused(contestProblems),
      solvedCount: sql<number>`(select count(*)::int from ${boardCells}
        where ${boardCells.contestId} = ${contestProblems.contestId} and ${boardCells.audience} = 'public'
          and ${boardCells.problemId} = ${contestProblems.problemId} and (${boardCells.cell}->>'kind' = 'solved' or ${boardCells.cell}->'isFull' = 'true'::jsonb))`,
    })
    .from(contestProblems)
    .innerJoin(problemVersions, eq(problemVersions.id, contestProblems.problemVersionId))
    .where(eq(contestProblems.contestId, sql.placeholder("contestId")))
    .orderBy(asc(contestProblems.ordinal))
    .prepare("problems_of_contest"),
);

/** In the order of the contest, with how many have solved each by the public board. */
export function readContestProblems(db: Database, contestId: string) {
  return problemsOfContest(db).execute({ contestId });
}

/** @returns false when the slug is taken */
export async function insertContest(db: Executor, contest: typeof contests.$inferInsert): Promise<boolean> {
  const made = await db.insert(contests).values(contest).onConflictDoNothing().returning({ id: contests.id });
  return made.length === 1;
}

export async function insertContestProblems(
  db: Executor,
  rows: readonly (typeof contestProblems.$inferInsert)[],
): Promise<void> {
  if (rows.length > 0) await db.insert(contestProblems).values([...rows]);
}

/** The problems somebody may put into a contest: all of them, or those of an owner and those with these ids. */
export type ProblemChoice = "all" | { readonly ownerId: string; readonly grantedIds: readonly string[] };

export function isOfChoice(choice: ProblemChoice): SQL | undefined {
  if (choice === "all") return undefined;
  const { ownerId, grantedIds } = choice;
  return or(eq(problems.ownerId, ownerId), inArray(problems.id, [...grantedIds]));
}

/** The published version of each problem, by slug; else its newest verified one; else, where asked for, its newest. */
export function readUsableVersions(
  db: Executor,
  {
    slugs,
    choice = "all",
    mayBeUnverified = false,
  }: {
    readonly slugs: readonly string[];
    readonly choice?: ProblemChoice;
    readonly mayBeUnverified?: boolean;
  },
) {
  const isPublished = isNotNull(problemVersions.publishedAt);
  const isVerified = eq(problemVersions.state, "verified");
  return db
    .selectDistinctOn([problems.slug], {
      slug: problems.slug,
      problemId: problems.id,
      problemVersionId: problemVersions.id,
      timeLimitMs: problemVersions.timeLimitMs,
    })
    .from(problems)
    .innerJoin(problemVersions, eq(problemVersions.problemId, problems.id))
    .where(
      and(
        inArray(problems.slug, [...slugs]),
        isOfChoice(choice),
        isNull(problems.deletedAt),
        mayBeUnverified ? undefined : or(isPublished, isVerified),
      ),
    )
    .orderBy(problems.slug, desc(isPublished), desc(isVerified), desc(problemVersions.number));
}

/** A person who is in already keeps the line and gets the new names. @returns in the order given */
export function upsertParticipants(db: Executor, rows: readonly (typeof participants.$inferInsert)[]) {
  return db
    .insert(participants)
    .values([...rows])
    .onConflictDoUpdate({
      target: [participants.contestId, participants.userId],
      set: { name: sql`excluded.name`, organisation: sql`excluded.organisation` },
    })
    .returning({ participantId: participants.id, userId: participants.userId, name: participants.name });
}

import type { ContestSettings } from "@bilimdon/rules/contest/check-settings";
import { planOfTimes, timesOfPlan } from "@bilimdon/rules/contest/plan-of-times";
import { and, asc, desc, eq, isNotNull, isNull, or } from "drizzle-orm";
import type { Executor } from "../../../db/client.ts";
import { contestProblems, contests } from "../../../db/schema/contests.ts";
import { problems, problemVersions } from "../../../db/schema/problems.ts";
import { submissions } from "../../../db/schema/submissions.ts";
import { timesOf } from "../../../db/timed-contest.queries.ts";
import { isOfChoice, type ProblemChoice } from "../contests.queries.ts";

export type ContestState = (typeof contests.$inferSelect)["state"];

export interface KeptContest {
  readonly contestId: string;
  readonly state: ContestState;
  readonly settings: ContestSettings;
  readonly row: typeof contests.$inferSelect;
}

/** A contest as its editors see it, whatever its state; locked until the transaction ends when asked. */
export async function findKeptContest(
  db: Executor,
  { contestId, isLocked = false }: { readonly contestId: string; readonly isLocked?: boolean },
): Promise<KeptContest | null> {
  const asked = db
    .select()
    .from(contests)
    .where(and(eq(contests.id, contestId), isNull(contests.deletedAt)));
  const [row] = isLocked ? await asked.for("update") : await asked;
  if (row === undefined) return null;
  const rows = await readProblemSettings(db, row.id);
  const set = rows.map(({ name: _, problemId: __, ...problem }) => problem);
  const qualification = await readQualification(db, row);
  const settings = { ...settingsOf(row, set), qualification };
  return { contestId: row.id, state: row.state, settings, row };
}

async function readQualification(
  db: Executor,
  { qualifiesFromId, qualifiesBy: by, qualifiesLeast: least }: typeof contests.$inferSelect,
): Promise<ContestSettings["qualification"]> {
  if (qualifiesFromId === null || by === null || least === null) return null;
  const [from] = await db
    .select({ slug: contests.slug })
    .from(contests)
    .where(eq(contests.id, qualifiesFromId));
  return from === undefined ? null : { slug: from.slug, by, least };
}

/** A contest that another may take its people from; null: there is none. */
export async function findLevel(db: Executor, slug: string) {
  const [found] = await db
    .select({ contestId: contests.id, level: contests.level })
    .from(contests)
    .where(and(eq(contests.slug, slug), isNull(contests.deletedAt)));
  return found ?? null;
}

function settingsOf(
  row: typeof contests.$inferSelect,
  set: ContestSettings["problems"],
): Omit<ContestSettings, "qualification"> {
  const plan = planOfTimes(timesOf({ ...row, removed: row.removedIntervals }));
  return {
    slug: row.slug,
    title: row.title,
    startsAt: row.startsAt.getTime(),
    lengthMs: row.format.kind === "practice" ? 0 : plan.lengthMs,
    windowMs: plan.windowMs,
    freezeMs: plan.freezeMs,
    format: row.format,
    penaltyMinutes: row.penaltyMinutes,
    awards: row.awards,
    confirmsLate: row.confirmsLate === 1,
    hasBalloons: row.hasBalloons === 1,
    printPages: row.printPages,
    isUpsolvable: row.isUpsolvable === 1,
    registration: row.registration,
    invitationCode: row.invitationCode,
    registrationEndsAt: row.registrationEndsAt?.getTime() ?? null,
    takes: row.takes,
    capacity: row.capacity,
    level: row.level,
    isExam: row.isExam === 1,
    examRanges: row.examRanges,
    problems: set,
  };
}

/** The problems of a contest in order, as they are set, with their names. */
export function readProblemSettings(db: Executor, contestId: string) {
  return db
    .select({
      problemId: contestProblems.problemId,
      slug: problems.slug,
      label: contestProblems.label,
      points: contestProblems.points,
      rgb: contestProblems.rgb,
      name: problemVersions.names,
    })
    .from(contestProblems)
    .innerJoin(problems, eq(problems.id, contestProblems.problemId))
    .innerJoin(problemVersions, eq(problemVersions.id, contestProblems.problemVersionId))
    .where(eq(contestProblems.contestId, contestId))
    .orderBy(asc(contestProblems.ordinal));
}

interface Kept {
  readonly removed: (typeof contests.$inferSelect)["removedIntervals"];
  /** The contest that the qualification names; null: none. */
  readonly qualifiesFromId: string | null;
}

/** Settings as columns; the times as plan-of-times keeps them. */
export function columnsOf(settings: ContestSettings, { removed, qualifiesFromId }: Kept) {
  const { lengthMs, windowMs, freezeMs, format } = settings;
  const isPractice = format.kind === "practice";
  const times = timesOfPlan({
    startsAt: settings.startsAt,
    countdownPausedMs: null,
    // Practice has no end: a hundred years are further than any clock of ours looks.
    lengthMs: isPractice ? practiceMs : lengthMs,
    extendedMs: 0,
    windowMs: isPractice ? null : windowMs,
    freezeMs: isPractice ? null : freezeMs,
    thawedAt: null,
    finalizedAt: null,
    removed,
  });
  return {
    slug: settings.slug,
    title: { ...settings.title },
    startsAt: new Date(times.startsAt),
    endsAt: new Date(times.endsAt),
    freezesAt: times.freezesAt === null ? null : new Date(times.freezesAt),
    ownLengthMs: times.ownLengthMs,
    format,
    penaltyMinutes: settings.penaltyMinutes,
    awards: settings.awards,
    confirmsLate: settings.confirmsLate ? 1 : 0,
    hasBalloons: settings.hasBalloons ? 1 : 0,
    printPages: settings.printPages,
    isUpsolvable: settings.isUpsolvable ? 1 : 0,
    registration: settings.registration,
    invitationCode: settings.invitationCode?.trim() ?? null,
    registrationEndsAt: settings.registrationEndsAt === null ? null : new Date(settings.registrationEndsAt),
    takes: settings.takes,
    capacity: settings.capacity,
    level: settings.level,
    qualifiesFromId,
    qualifiesBy: qualifiesFromId === null ? null : (settings.qualification?.by ?? null),
    qualifiesLeast: qualifiesFromId === null ? null : (settings.qualification?.least ?? null),
    isExam: settings.isExam ? 1 : 0,
    examRanges: settings.examRanges,
  };
}

const practiceMs = 100 * 366 * 24 * 3_600_000;

/** @returns false when the slug is taken */
export async function insertKept(tx: Executor, contest: typeof contests.$inferInsert): Promise<boolean> {
  const made = await tx.insert(contests).values(contest).onConflictDoNothing().returning({ id: contests.id });
  return made.length === 1;
}

/** @returns false when the slug is taken by another */
export async function updateKept(
  tx: Executor,
  contestId: string,
  set: Partial<typeof contests.$inferInsert>,
): Promise<boolean> {
  const { slug } = set;
  if (slug !== undefined) {
    const [taken] = await tx.select({ id: contests.id }).from(contests).where(eq(contests.slug, slug));
    if (taken !== undefined && taken.id !== contestId) return false;
  }
  await tx.update(contests).set(set).where(eq(contests.id, contestId));
  return true;
}

/** The problems of a contest become these; labels may change places, so all are written anew. */
export async function replaceProblems(
  tx: Executor,
  contestId: string,
  rows: readonly (typeof contestProblems.$inferInsert)[],
): Promise<void> {
  await tx.delete(contestProblems).where(eq(contestProblems.contestId, contestId));
  if (rows.length > 0) await tx.insert(contestProblems).values([...rows]);
}

/** Which problems of a contest somebody has sent code for. */
export async function readUsedProblems(db: Executor, contestId: string): Promise<Set<string>> {
  const rows = await db
    .selectDistinct({ problemId: submissions.problemId })
    .from(submissions)
    .where(eq(submissions.contestId, contestId));
  return new Set(rows.map(({ problemId }) => problemId));
}

/** The versions a contest has of its problems now. */
export function readKeptVersions(db: Executor, contestId: string) {
  return db
    .select({
      slug: problems.slug,
      problemId: contestProblems.problemId,
      problemVersionId: contestProblems.problemVersionId,
    })
    .from(contestProblems)
    .innerJoin(problems, eq(problems.id, contestProblems.problemId))
    .where(eq(contestProblems.contestId, contestId));
}

/** Of these, the problems that a contest may take: published, or verified, with a time limit; by slug. */
export function readUsableProblems(db: Executor, choice: ProblemChoice) {
  const isPublished = isNotNull(problemVersions.publishedAt);
  const isVerified = eq(problemVersions.state, "verified");
  return db
    .selectDistinctOn([problems.slug], { slug: problems.slug, name: problemVersions.names })
    .from(problems)
    .innerJoin(problemVersions, eq(problemVersions.problemId, problems.id))
    .where(
      and(
        isNull(problems.deletedAt),
        isOfChoice(choice),
        or(isPublished, isVerified),
        isNotNull(problemVersions.timeLimitMs),
      ),
    )
    .orderBy(problems.slug, desc(isPublished), desc(problemVersions.number))
    .limit(2_000);
}

import type { PermittedPlaces } from "@bilimdon/rules/access/permit";
import type { ContestPlan, ParticipantTime } from "@bilimdon/rules/contest/contest-plan";
import { planOfTimes, type StoredTimes } from "@bilimdon/rules/contest/plan-of-times";
import type { ContestFormat } from "@bilimdon/rules/scoreboard/contest-format";
import { and, eq, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import type { Executor } from "./client.ts";
import { competesAs } from "./participants-of-user.queries.ts";
import { contests, participants } from "./schema/contests.ts";

/** All that decides about a contest's time; whoever decides reads these columns and no others. */
export const timeColumns = {
  startsAt: contests.startsAt,
  endsAt: contests.endsAt,
  freezesAt: contests.freezesAt,
  countdownPausedMs: contests.countdownPausedMs,
  ownLengthMs: contests.ownLengthMs,
  removed: contests.removedIntervals,
  thawedAt: contests.thawedAt,
  finalizedAt: contests.finalizedAt,
} as const;

export interface TimeRow {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly freezesAt: Date | null;
  readonly countdownPausedMs: number | null;
  readonly ownLengthMs: number | null;
  readonly removed: StoredTimes["removed"];
  readonly thawedAt: Date | null;
  readonly finalizedAt: Date | null;
}

/** The columns in milliseconds. */
export function timesOf(row: TimeRow): StoredTimes {
  const { countdownPausedMs, ownLengthMs, removed } = row;
  return {
    startsAt: row.startsAt.getTime(),
    endsAt: row.endsAt.getTime(),
    freezesAt: row.freezesAt?.getTime() ?? null,
    countdownPausedMs,
    ownLengthMs,
    removed: removed.map(({ fromMs, toMs }) => ({ fromMs, toMs })),
    thawedAt: row.thawedAt?.getTime() ?? null,
    finalizedAt: row.finalizedAt?.getTime() ?? null,
  };
}

/** The most extra time that a line of the contest has. */
export const mostExtraMs = sql<number>`coalesce((select max(x.extra_ms) from participants x
  where x.contest_id = "contests"."id" and x.withdrawn_at is null), 0)::float8`;

/** A contest as far as it decides what is taken and shown. */
export interface TimedContest {
  readonly contestId: string;
  readonly slug: string;
  readonly format: ContestFormat;
  readonly plan: ContestPlan;
  readonly mostExtraMs: number;
  readonly isExam: boolean;
  readonly isUpsolvable: boolean;
  readonly isArchived: boolean;
}

/**
 * A contest by its slug; null: there is none, or it is a draft that may not be known of.
 *
 * @param drafts  those drafts and templates that whoever asks may know of
 */
export async function findTimedContest(
  db: Executor,
  { slug, drafts }: { readonly slug: string; readonly drafts: PermittedPlaces },
): Promise<TimedContest | null> {
  const [row] = await selectTimed(db, and(eq(contests.slug, slug), isKnown(drafts)));
  return row === undefined ? null : timedContest(row);
}

/** Contests that are shown to all, and those drafts and templates that somebody may know of. */
export function isKnown(drafts: PermittedPlaces): SQL | undefined {
  if (drafts === "all") return undefined;
  return or(inArray(contests.state, ["published", "archived"]), inArray(contests.id, [...drafts]));
}

/** The same by id, whatever its state. */
export async function readTimedContest(db: Executor, contestId: string): Promise<TimedContest | null> {
  const [row] = await selectTimed(db, eq(contests.id, contestId));
  return row === undefined ? null : timedContest(row);
}

function selectTimed(db: Executor, where: SQL | undefined) {
  return db
    .select({
      contestId: contests.id,
      slug: contests.slug,
      state: contests.state,
      format: contests.format,
      ...timeColumns,
      mostExtraMs,
      isExam: contests.isExam,
      isUpsolvable: contests.isUpsolvable,
    })
    .from(contests)
    .where(and(isNull(contests.deletedAt), where))
    .limit(1);
}

function timedContest(row: Awaited<ReturnType<typeof selectTimed>>[number]): TimedContest {
  return {
    contestId: row.contestId,
    slug: row.slug,
    format: row.format,
    plan: planOfTimes(timesOf(row)),
    mostExtraMs: row.mostExtraMs,
    isExam: row.isExam === 1,
    isUpsolvable: row.isUpsolvable === 1,
    isArchived: row.state === "archived",
  };
}

/** A person's line of a contest with what its clock has of its own. */
export interface OwnLine extends ParticipantTime {
  readonly participantId: string;
  readonly part: "contestant" | "upsolver";
  readonly name: string;
}

/** The line a person competes as: their own, or their team's. Whoever withdrew has none. */
export function findOwnLine(
  db: Executor,
  { contestId, userId }: { readonly contestId: string; readonly userId: string },
): Promise<OwnLine | null> {
  return findLine(db, and(eq(participants.contestId, contestId), competesAs(userId)));
}

/** The same line by its own id. */
export function readLine(
  db: Executor,
  { contestId, participantId }: { readonly contestId: string; readonly participantId: string },
): Promise<OwnLine | null> {
  return findLine(db, and(eq(participants.contestId, contestId), eq(participants.id, participantId)));
}

async function findLine(db: Executor, where: SQL | undefined): Promise<OwnLine | null> {
  const [row] = await db
    .select({
      participantId: participants.id,
      part: participants.part,
      name: participants.name,
      startedAt: participants.startedAt,
      extraMs: participants.extraMs,
    })
    .from(participants)
    .where(and(isNull(participants.withdrawnAt), where))
    .limit(1);
  return row === undefined ? null : { ...row, startedAt: row.startedAt?.getTime() ?? null };
}

/**
 * When a contest's results were declared final; null: they are not. Held until the transaction ends against whoever would
 * declare or withdraw them; submissions go on, which name the contest and change nothing of it.
 */
export async function lockFinalizedAt(tx: Executor, contestId: string): Promise<Date | null> {
  const [found] = await tx
    .select({ finalizedAt: contests.finalizedAt })
    .from(contests)
    .where(eq(contests.id, contestId))
    .for("no key update");
  return found?.finalizedAt ?? null;
}

import type { DeskFilter, DeskSubmission } from "@bilimdon/contracts/http/jury-desk";
import { and, desc, eq, gte, isNotNull, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import type { Executor } from "../../db/client.ts";
import { contestProblems, contests, participants } from "../../db/schema/contests.ts";
import { judgeHosts } from "../../db/schema/judge-hosts.ts";
import { ignoredSubmissions, judgements, submissions } from "../../db/schema/submissions.ts";
import { readSummaries } from "../../db/submission-summary.queries.ts";

export async function findDeskContest(db: Executor, slug: string) {
  const [found] = await db
    .select({ contestId: contests.id, startsAt: contests.startsAt })
    .from(contests)
    .where(and(eq(contests.slug, slug), isNull(contests.deletedAt)))
    .limit(1);
  return found ?? null;
}

export interface DeskPlace {
  readonly submittedAt: Date;
  readonly submissionId: string;
}

export interface DeskQuestion {
  readonly contestId: string;
  readonly startsAt: Date;
  readonly filter: DeskFilter;
  readonly after: DeskPlace | null;
  readonly limit: number;
}

/** Newest first, beginning after the given one. */
export async function readDeskPage(
  db: Executor,
  { contestId, startsAt, filter, after, limit }: DeskQuestion,
): Promise<(DeskSubmission & { readonly place: DeskPlace })[]> {
  const rows = await selectDesk(db)
    .where(
      and(
        eq(submissions.contestId, contestId),
        isWanted(filter, startsAt),
        after === null
          ? undefined
          : or(
              lt(submissions.submittedAt, after.submittedAt),
              and(eq(submissions.submittedAt, after.submittedAt), lt(submissions.id, after.submissionId)),
            ),
      ),
    )
    .orderBy(desc(submissions.submittedAt), desc(submissions.id))
    .limit(limit);
  return addSummaries(db, rows);
}

/** One of them; null: there is none. */
export async function readDeskSubmission(db: Executor, submissionId: string): Promise<DeskSubmission | null> {
  const [found] = await addSummaries(db, await selectDesk(db).where(eq(submissions.id, submissionId)));
  if (found === undefined) return null;
  const { place: _, ...shown } = found;
  return shown;
}

function selectDesk(db: Executor) {
  return db
    .select({
      submissionId: submissions.id,
      submittedAt: submissions.submittedAt,
      judgeHostId: judgements.judgeHostId,
      hostName: judgeHosts.name,
      origin: judgements.origin,
      isIgnored: sql<boolean>`exists (select 1 from ${ignoredSubmissions}
        where ${ignoredSubmissions.submissionId} = "submissions"."id")`,
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
    .leftJoin(judgeHosts, eq(judgeHosts.id, judgements.judgeHostId));
}
type DeskRow = Awaited<ReturnType<typeof selectDesk>>[number];

async function addSummaries(db: Executor, rows: readonly DeskRow[]) {
  if (rows.length === 0) return [];
  const ids = rows.map(({ submissionId }) => submissionId);
  const summaries = new Map(
    (await readSummaries(db, ids, { viewer: "jury", now: 0 })).map((one) => [one.submissionId, one]),
  );
  return rows.flatMap(({ submissionId, submittedAt, ...rest }) => {
    const summary = summaries.get(submissionId);
    return summary === undefined ? [] : [{ ...summary, ...rest, place: { submissionId, submittedAt } }];
  });
}

const minuteMs = 60_000;

function isWanted(filter: DeskFilter, startsAt: Date): SQL | undefined {
  const { problem, team, language, verdict, host, from, to } = filter;
  const at = (minute: number) => new Date(startsAt.getTime() + minute * minuteMs);
  return and(
    problem === undefined ? undefined : eq(contestProblems.label, problem),
    team === undefined ? undefined : sql`strpos(lower(${participants.name}), lower(${team})) > 0`,
    language === undefined ? undefined : eq(submissions.languageId, language),
    verdict === undefined ? undefined : hasVerdict(verdict),
    host === undefined ? undefined : eq(judgements.judgeHostId, host),
    from === undefined ? undefined : gte(submissions.submittedAt, at(from)),
    to === undefined ? undefined : lt(submissions.submittedAt, at(to)),
  );
}

function hasVerdict(verdict: NonNullable<DeskFilter["verdict"]>): SQL | undefined {
  if (verdict === "waiting") return eq(judgements.state, "queued");
  if (verdict === "failed") return eq(judgements.state, "failed");
  return and(eq(judgements.state, "judged"), eq(judgements.verdict, verdict));
}

const hostsAtMost = 200;

/** Hosts whose judgements count in the contest, by name. */
export async function readDeskHosts(db: Executor, contestId: string) {
  return db
    .selectDistinct({ judgeHostId: judgeHosts.id, name: judgeHosts.name })
    .from(submissions)
    .innerJoin(judgements, and(eq(judgements.submissionId, submissions.id), eq(judgements.isCurrent, 1)))
    .innerJoin(judgeHosts, eq(judgeHosts.id, judgements.judgeHostId))
    .where(and(eq(submissions.contestId, contestId), isNotNull(judgements.judgeHostId)))
    .orderBy(judgeHosts.name)
    .limit(hostsAtMost);
}

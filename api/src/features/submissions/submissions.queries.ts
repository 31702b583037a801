import type { TestTree } from "@bilimdon/rules/problem/manifest";
import { listCases } from "@bilimdon/rules/verdict/list-cases";
import { and, count, desc, eq, gte, lt, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Executor } from "../../db/client.ts";
import { competesAs } from "../../db/participants-of-user.queries.ts";
import { contestProblems, participants } from "../../db/schema/contests.ts";
import { judgeHosts } from "../../db/schema/judge-hosts.ts";
import { problemVersions } from "../../db/schema/problems.ts";
import { heldVerdicts, judgements, submissions } from "../../db/schema/submissions.ts";
import { selectSummaries } from "../../db/submission-summary.queries.ts";

/** The problem under a label, in the version the contest uses. */
export async function findProblemByLabel(db: Executor, contestId: string, label: string) {
  const [found] = await db
    .select({
      problemId: contestProblems.problemId,
      problemVersionId: contestProblems.problemVersionId,
      timeLimitMs: problemVersions.timeLimitMs,
      languages: sql<"all" | string[]>`${problemVersions.manifest}->'languages'`,
      codeBytes: sql<number>`(${problemVersions.manifest}->'limits'->>'codeBytes')::int`,
      outputBytes: sql<number>`(${problemVersions.manifest}->'limits'->>'outputBytes')::bigint`.mapWith(
        Number,
      ),
      isSubmitAnswer: sql<boolean>`coalesce((${problemVersions.manifest}->'kind'->>'isSubmitAnswer')::boolean, false)`,
    })
    .from(contestProblems)
    .innerJoin(problemVersions, eq(problemVersions.id, contestProblems.problemVersionId))
    .where(and(eq(contestProblems.contestId, contestId), eq(contestProblems.label, label)))
    .limit(1);
  return found ?? null;
}

/** Names of the tests that answers are sent for. */
export async function readCaseNames(db: Executor, problemVersionId: string): Promise<string[]> {
  const [found] = await db
    .select({ tests: sql<TestTree>`${problemVersions.manifest}->'tests'` })
    .from(problemVersions)
    .where(eq(problemVersions.id, problemVersionId));
  return found === undefined ? [] : listCases(found.tests).map((test) => test.name);
}

/** Has any connected host that takes jobs this language? */
export async function isLanguageAvailable(
  db: Executor,
  languageId: string,
  seenSince: Date,
): Promise<boolean> {
  const wanted = JSON.stringify([{ id: languageId }]);
  const found = await db
    .select({ id: judgeHosts.id })
    .from(judgeHosts)
    .where(
      and(
        or(eq(judgeHosts.isConnected, 1), gte(judgeHosts.lastSeenAt, seenSince)),
        eq(judgeHosts.state, "enabled"),
        sql`${judgeHosts.hello}->'languages' @> ${wanted}::jsonb`,
      ),
    )
    .limit(1);
  return found.length > 0;
}

/** Submissions of one participant that wait for their verdict. */
export async function countWaiting(db: Executor, participantId: string): Promise<number> {
  const [row] = await db
    .select({ waiting: count() })
    .from(submissions)
    .innerJoin(judgements, and(eq(judgements.submissionId, submissions.id), eq(judgements.isCurrent, 1)))
    .where(and(eq(submissions.participantId, participantId), eq(judgements.state, "queued")));
  return row?.waiting ?? 0;
}

/**
 * The submission with its first judgement, which belongs to features/judgements from then on.
 *
 * @returns false when the participant has sent one under this key already; nothing is written then
 */
export async function insertSubmission(
  tx: Executor,
  submission: typeof submissions.$inferInsert,
  judgementId: string,
): Promise<boolean> {
  const made = await tx
    .insert(submissions)
    .values(submission)
    .onConflictDoNothing({
      target: [submissions.participantId, submissions.sendKey],
      where: sql`${submissions.sendKey} is not null`,
    })
    .returning({ id: submissions.id });
  if (made.length === 0) return false;
  await tx.insert(judgements).values({
    id: judgementId,
    submissionId: submission.id,
    attempt: 1,
    state: "queued",
    queuedAt: submission.submittedAt,
  });
  return true;
}

/** The submission this participant sent under this key, or null. */
export async function findBySendKey(
  db: Executor,
  participantId: string,
  sendKey: string,
): Promise<string | null> {
  const found = await db
    .select({ submissionId: submissions.id })
    .from(submissions)
    .where(and(eq(submissions.participantId, participantId), eq(submissions.sendKey, sendKey)))
    .limit(1);
  return found[0]?.submissionId ?? null;
}

export interface ListFilter {
  readonly contestId: string;
  /** null: of everybody. */
  readonly participantId: string | null;
  readonly problemLabel: string | null;
  readonly after: { readonly submittedAt: Date; readonly submissionId: string } | null;
  readonly limit: number;
}

/** Newest first, beginning after the given one. */
export function readSummaryPage(db: Executor, filter: ListFilter) {
  const { after } = filter;
  return selectSummaries(db)
    .where(
      and(
        eq(submissions.contestId, filter.contestId),
        filter.participantId === null ? undefined : eq(submissions.participantId, filter.participantId),
        filter.problemLabel === null ? undefined : eq(contestProblems.label, filter.problemLabel),
        after === null
          ? undefined
          : or(
              lt(submissions.submittedAt, after.submittedAt),
              and(eq(submissions.submittedAt, after.submittedAt), lt(submissions.id, after.submissionId)),
            ),
      ),
    )
    .orderBy(desc(submissions.submittedAt), desc(submissions.id))
    .limit(filter.limit);
}

/**
 * What the detail page adds to the summary.
 *
 * @param viewerId  who asks: any contestant of a team owns what the team sent
 */
export async function findSubmissionBody(
  db: Executor,
  { submissionId, viewerId }: { readonly submissionId: string; readonly viewerId: string },
) {
  const [found] = await db
    .select({
      ownerId: sql<
        string | null
      >`case when ${competesAs(viewerId)} then ${viewerId} else ${participants.userId} end`,
      contestId: submissions.contestId,
      source: submissions.source,
      outcome: judgements.outcome,
      flight: judgements.flight,
      held: {
        hostName: firstHosts.name,
        secondHostName: secondHosts.name,
        maxCpuMs: sql<number | null>`(${heldVerdicts.outcome}->>'maxCpuMs')::float8`,
        heldAt: heldVerdicts.heldAt,
        finding: heldVerdicts.finding,
        counted: heldVerdicts.counted,
      },
      attempt: judgements.attempt,
      submittedAt: submissions.submittedAt,
      queuedAt: judgements.queuedAt,
      keptAt: judgements.finishedAt,
      shownAt: judgements.shownAt,
      isGroupScoreShown: sql<boolean>`coalesce((${problemVersions.manifest}->>'isGroupScoreShown')::boolean, false)`,
    })
    .from(submissions)
    .innerJoin(participants, eq(participants.id, submissions.participantId))
    .innerJoin(problemVersions, eq(problemVersions.id, submissions.problemVersionId))
    .innerJoin(judgements, and(eq(judgements.submissionId, submissions.id), eq(judgements.isCurrent, 1)))
    .leftJoin(heldVerdicts, eq(heldVerdicts.judgementId, judgements.id))
    .leftJoin(firstHosts, eq(firstHosts.id, heldVerdicts.judgeHostId))
    .leftJoin(secondHosts, eq(secondHosts.id, heldVerdicts.secondHostId))
    .where(eq(submissions.id, submissionId))
    .limit(1);
  return found ?? null;
}

const firstHosts = alias(judgeHosts, "first_hosts");
const secondHosts = alias(judgeHosts, "second_hosts");

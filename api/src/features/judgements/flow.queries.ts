import { and, count, eq, gte, not, sql } from "drizzle-orm";
import type { Executor } from "../../db/client.ts";
import { participants } from "../../db/schema/contests.ts";
import { judgements, submissions } from "../../db/schema/submissions.ts";
import { isPaused } from "./pauses.queries.ts";

/** What waits for its verdict and is not paused, by language, with the moment of the oldest that a person waits for. */
export function countWaitingByLanguage(db: Executor) {
  return db
    .select({
      languageId: submissions.languageId,
      waiting: count(),
      // Recorded code of lines that nobody signs in as waits behind everybody's, and nobody waits for it.
      oldest:
        sql<Date | null>`min(${judgements.queuedAt}) filter (where ${participants.userId} is not null or ${participants.kind} = 'team')`.mapWith(
          judgements.queuedAt,
        ),
    })
    .from(judgements)
    .innerJoin(submissions, eq(submissions.id, judgements.submissionId))
    .innerJoin(participants, eq(participants.id, submissions.participantId))
    .where(and(eq(judgements.state, "queued"), not(isPaused)))
    .groupBy(submissions.languageId);
}

/** How many were judged since three moments, by language. */
export function countJudgedByLanguage(
  db: Executor,
  since: { readonly one: Date; readonly five: Date; readonly fifteen: Date },
) {
  const after = (moment: Date) =>
    sql<number>`(count(*) filter (where ${gte(judgements.finishedAt, moment)}))::int`;
  return db
    .select({
      languageId: submissions.languageId,
      one: after(since.one),
      five: after(since.five),
      fifteen: count(),
    })
    .from(judgements)
    .innerJoin(submissions, eq(submissions.id, judgements.submissionId))
    .where(and(eq(judgements.state, "judged"), gte(judgements.finishedAt, since.fifteen)))
    .groupBy(submissions.languageId);
}

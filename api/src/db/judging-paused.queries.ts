import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { judgingPauses } from "./schema/submissions.ts";

/** A condition on a table that names a problem and a contest: judging there is paused, of one of the two or of both. */
export function isJudgingPaused(of: {
  readonly problemId: SQLWrapper;
  readonly contestId: SQLWrapper;
}): SQL<boolean> {
  return sql<boolean>`exists (select 1 from ${judgingPauses}
    where (${judgingPauses.problemId} is null or ${judgingPauses.problemId} = ${of.problemId})
      and (${judgingPauses.contestId} is null or ${judgingPauses.contestId} = ${of.contestId}))`;
}

import type { ExtentFacts } from "@bilimdon/rules/judging/judging-extent";
import { type SQL, sql } from "drizzle-orm";
import { problems, problemVersions } from "./schema/problems.ts";

/** What rules/judging/judging-extent asks of a version and its problem; both tables have to be in the query. */
export const extentColumns = {
  isScoring: sql<boolean>`coalesce((${problemVersions.manifest}->'kind'->>'isScoring')::boolean, false)`,
  isFeedbackFull: sql<boolean>`jsonb_path_exists(${problemVersions.manifest}->'tests'->'secret',
    '$.**.isFeedbackFull ? (@ == true)')`,
  judgesEveryTest: sql<boolean>`${problems.judgesEveryTest} = 1`,
} satisfies Record<keyof ExtentFacts, SQL<boolean>>;

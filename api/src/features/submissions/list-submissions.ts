import type { SubmissionSummary } from "@bilimdon/contracts/http/submissions";
import type { Person, RequestCtx } from "../../ctx.ts";
import { summarizeRow } from "../../db/submission-summary.queries.ts";
import { refuse } from "../../errors.ts";
import { requirePermit } from "../../http/require-permit.ts";
import { readCursor, writeCursor } from "./submission-cursor.ts";
import { findContestTimes, findParticipantOfUser, readSummaryPage } from "./submissions.queries.ts";

export interface ListInput {
  readonly slug: string;
  readonly scope: "own" | "all";
  readonly problem?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/**
 * A page of a contest's submissions, newest first: one's own, or everybody's for officials.
 *
 * @throws access.refused, thing.not_found, request.malformed for a cursor that is not ours
 */
export async function listSubmissions(
  ctx: RequestCtx & { readonly person: Person },
  input: ListInput,
): Promise<{ submissions: SubmissionSummary[]; nextCursor: string | null }> {
  requirePermit(ctx, input.scope === "all" ? "submission.list-all" : "submission.list-own");
  const contest = await findContestTimes(ctx.db, input.slug);
  if (contest === null) throw refuse("thing.not_found", `There is no contest "${input.slug}".`);
  const { contestId } = contest;
  const participantId =
    input.scope === "all" ? null : await findParticipantOfUser(ctx.db, contestId, ctx.person.userId);
  if (input.scope === "own" && participantId === null) return { submissions: [], nextCursor: null };

  // One more than asked tells whether there is a next page.
  const rows = await readSummaryPage(ctx.db, {
    contestId,
    participantId,
    problemLabel: input.problem ?? null,
    after: input.cursor === undefined ? null : readCursor(input.cursor),
    limit: input.limit + 1,
  });
  const page = rows.slice(0, input.limit);
  const last = page.at(-1);
  return {
    submissions: page.map(summarizeRow),
    nextCursor: rows.length > input.limit && last !== undefined ? writeCursor(last) : null,
  };
}

import type { SubmissionSummary } from "@bilimdon/contracts/http/submissions";
import { permittedPlaces } from "@bilimdon/rules/access/permit";
import type { Person, RequestCtx } from "../../ctx.ts";
import { summarizeRow } from "../../db/submission-summary.queries.ts";
import { findOwnLine, findTimedContest } from "../../db/timed-contest.queries.ts";
import { refuse } from "../../errors.ts";
import { placedIn, requirePermit } from "../../http/require-permit.ts";
import { readCursor, writeCursor } from "./submission-cursor.ts";
import { readSummaryPage } from "./submissions.queries.ts";

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
  const drafts = permittedPlaces(ctx.person, "contest.read-drafts", "contest");
  const contest = await findTimedContest(ctx.db, { slug: input.slug, drafts });
  const act = input.scope === "all" ? "submission.list-all" : "submission.list-own";
  requirePermit(ctx, act, placedIn({ contest: contest?.contestId }));
  if (contest === null) throw refuse("thing.not_found", `There is no contest "${input.slug}".`);
  const { contestId } = contest;
  const line =
    input.scope === "all" ? null : await findOwnLine(ctx.db, { contestId, userId: ctx.person.userId });
  if (input.scope === "own" && line === null) return { submissions: [], nextCursor: null };

  // One more than asked tells whether there is a next page.
  const rows = await readSummaryPage(ctx.db, {
    contestId,
    participantId: line?.participantId ?? null,
    problemLabel: input.problem ?? null,
    after: input.cursor === undefined ? null : readCursor(input.cursor),
    limit: input.limit + 1,
  });
  const page = rows.slice(0, input.limit);
  const viewing = {
    viewer: input.scope === "all" ? ("jury" as const) : ("owner" as const),
    now: ctx.clock.now(),
  };
  const last = page.at(-1);
  return {
    submissions: page.map((row) => summarizeRow(row, viewing)),
    nextCursor: rows.length > input.limit && last !== undefined ? writeCursor(last) : null,
  };
}

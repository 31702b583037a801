import type { RejudgeView } from "@bilimdon/contracts/http/rejudges";
import type { RequestCtx } from "../../../ctx.ts";
import { refuse } from "../../../errors.ts";
import { requireInContest } from "../../../http/require-in-contest.ts";
import { placedIn, requirePermit } from "../../../http/require-permit.ts";
import { findRejudgeContest, type RejudgeRow, readRejudges, readRejudgeView } from "./rejudges.queries.ts";

/** A contest's sets, newest first. @throws access.refused, thing.not_found */
export async function listRejudges(
  ctx: RequestCtx,
  { slug }: { readonly slug: string },
): Promise<{ readonly rejudges: readonly RejudgeView[] }> {
  const contestId = await requireInContest(ctx, "submission.rejudge", slug);
  return { rejudges: (await readRejudges(ctx.db, contestId)).map(showRejudge) };
}

/** One set, and how far it is. @throws access.refused, thing.not_found */
export async function readRejudge(
  ctx: RequestCtx,
  { rejudgeId }: { readonly rejudgeId: string },
): Promise<RejudgeView> {
  await requireForRejudge(ctx, rejudgeId);
  return openRejudge(ctx, rejudgeId);
}

/** Asks for the right to judge again in the set's contest. @throws access.refused, session.required */
export async function requireForRejudge(ctx: RequestCtx, rejudgeId: string): Promise<void> {
  const contestId = await findRejudgeContest(ctx.db, rejudgeId);
  requirePermit(ctx, "submission.rejudge", placedIn({ contest: contestId ?? undefined }));
}

/** @throws thing.not_found */
export async function openRejudge(ctx: RequestCtx, rejudgeId: string): Promise<RejudgeView> {
  const row = await readRejudgeView(ctx.db, rejudgeId);
  if (row === null) throw refuse("thing.not_found", "There is no such set.");
  return showRejudge(row);
}

function showRejudge({ createdAt, closedAt, contestId: _, ...rest }: RejudgeRow): RejudgeView {
  return { ...rest, createdAt: createdAt.getTime(), closedAt: closedAt?.getTime() ?? null };
}

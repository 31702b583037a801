import type { ExamSessionList } from "@bilimdon/contracts/http/exam-sessions";
import { nameDevice } from "@bilimdon/rules/access/name-device";
import type { RequestCtx } from "../../../ctx.ts";
import { findTimedContest } from "../../../db/timed-contest.queries.ts";
import { refuse } from "../../../errors.ts";
import { placedIn, requirePermit } from "../../../http/require-permit.ts";
import { readExamSessions } from "./exam.queries.ts";

/**
 * Who has come to an exam, and by which device, the latest first.
 *
 * @throws thing.not_found
 */
export async function listExamSessions(
  ctx: RequestCtx,
  { slug }: { readonly slug: string },
): Promise<ExamSessionList> {
  const contest = await findTimedContest(ctx.db, { slug, drafts: "all" });
  requirePermit(ctx, "contest.watch-exam", placedIn({ contest: contest?.contestId }));
  if (contest === null) throw refuse("thing.not_found", `There is no contest "${slug}".`);
  const rows = await readExamSessions(ctx.db, contest.contestId);
  return {
    sessions: rows.map(({ userAgent, boundAt, isThere, ...row }) => ({
      ...row,
      ...nameDevice(userAgent),
      boundAt: boundAt.getTime(),
      isSignedIn: isThere,
    })),
  };
}

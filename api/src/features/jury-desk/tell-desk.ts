import { rooms } from "@bilimdon/contracts/live/rooms";
import type { Ctx } from "../../ctx.ts";
import { readSubmissionSummary } from "../../db/submission-summary.queries.ts";

/** The submission as it now is, to the contest's jury. */
export async function tellDesk(ctx: Pick<Ctx, "db" | "live">, submissionId: string): Promise<void> {
  const summary = await readSubmissionSummary(ctx.db, submissionId);
  if (summary !== null) ctx.live.send(rooms.juryDesk(summary.contestId), "desk-submission", summary);
}

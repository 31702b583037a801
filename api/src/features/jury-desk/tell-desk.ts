import { rooms } from "@bilimdon/contracts/live/rooms";
import type { Ctx } from "../../ctx.ts";
import { inOftenTransaction } from "../../db/transaction.ts";
import { readDeskSubmission } from "./desk-list.queries.ts";

/** The submission as it now is, to the contest's jury. */
export async function tellDesk(ctx: Pick<Ctx, "db" | "live">, submissionId: string): Promise<void> {
  const shown = await inOftenTransaction(ctx.db, (tx) => readDeskSubmission(tx, submissionId));
  if (shown !== null) ctx.live.send(rooms.juryDesk(shown.contestId), "desk-submission", shown);
}

import type { CustomRunOutcome } from "@bilimdon/contracts/custom-run-words";
import type { VerdictAnswer } from "@bilimdon/contracts/live/judge-to-api";
import { rooms } from "@bilimdon/contracts/live/rooms";
import type { Ctx } from "../../../ctx.ts";
import { addToOutbox } from "../../../db/add-to-outbox.ts";
import { inTransaction } from "../../../db/transaction.ts";
import { endCustomRun, lockCustomRun } from "./custom-runs.queries.ts";

export interface CustomRunEnd {
  readonly customRunId: string;
  readonly attempt: number;
  readonly outcome: CustomRunOutcome;
}

/** Ends a run that is under way in this very attempt, and tells its owner in the same transaction. */
export async function tellEnd(ctx: Ctx, end: CustomRunEnd): Promise<VerdictAnswer["answer"]> {
  const { customRunId, attempt } = end;
  const answer = await inTransaction(ctx.db, async (tx) => {
    const run = await lockCustomRun(tx, customRunId);
    if (run === null) return "unknown";
    if (run.attempt !== attempt) return "stale";
    if (run.state === "ended") return "kept";
    await endCustomRun(tx, end);
    await addToOutbox(tx, [{ room: rooms.user(run.userId), event: "custom-run", payload: { customRunId } }]);
    return "kept";
  });
  await ctx.events.tell({ kind: "custom-run-ended", customRunId });
  return answer;
}

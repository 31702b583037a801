import type { CustomRunReport, VerdictAnswer } from "@bilimdon/contracts/live/judge-to-api";
import type { Ctx } from "../../../ctx.ts";
import { tellEnd } from "./tell-end.ts";

/**
 * Keeps what a worker saw, once for each attempt, and tells whoever waits for it.
 *
 * @returns kept also for a repeat; stale when a newer attempt exists; unknown when the run is gone, as after an hour
 */
export async function recordCustomRun(ctx: Ctx, report: CustomRunReport): Promise<VerdictAnswer["answer"]> {
  const { customRunId, attempt, outcome } = report;
  if (outcome.kind === "failed")
    ctx.log.warn({ customRunId, attempt, ...outcome }, "a custom run could not be made");
  return tellEnd(ctx, { customRunId, attempt, outcome });
}

import type { Ctx } from "../../../ctx.ts";
import { readPausedCustomRuns } from "./custom-runs.queries.ts";
import { tellEnd } from "./tell-end.ts";

/**
 * Ends every run under way whose judging is paused. Unlike a submission it does not wait for the pause to end: its
 * author would sit before it. What a worker has begun is finished there, and counts for nobody.
 */
export async function endPausedCustomRuns(ctx: Ctx): Promise<void> {
  const paused = await readPausedCustomRuns(ctx.db);
  if (paused.length === 0) return;
  await ctx.judgeQueue.remove(paused.map(({ customRunId, attempt }) => `${customRunId}.${attempt}`));
  for (const run of paused) await tellEnd(ctx, { ...run, outcome: { kind: "paused" } });
}

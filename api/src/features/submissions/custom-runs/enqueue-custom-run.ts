import { type CustomRunJob, jobPriorities } from "@bilimdon/contracts/queue/judge-jobs";
import type { Ctx } from "../../../ctx.ts";
import { readCustomRunJob } from "./custom-runs.queries.ts";

/** Puts a run that is under way into the queue under its present attempt. Idempotent: the same attempt is one job. */
export async function enqueueCustomRun(
  ctx: Pick<Ctx, "db" | "judgeQueue">,
  customRunId: string,
): Promise<void> {
  const parts = await readCustomRunJob(ctx.db, customRunId);
  if (parts === null || parts.timeLimitMs === null) return;
  const { fileName, source, ownInput, testName, timeLimitMs, ...rest } = parts;
  const job: CustomRunJob = {
    v: 1,
    kind: "custom-run",
    ...rest,
    timeLimitMs,
    files: [{ name: fileName, text: source }],
    input: inputOf(ownInput, testName),
  };
  await ctx.judgeQueue.add(job, { priority: jobPriorities.custom });
}

function inputOf(ownInput: string | null, testName: string | null): CustomRunJob["input"] {
  if (testName !== null) return { kind: "test", name: testName };
  return ownInput === null ? { kind: "samples" } : { kind: "own", text: ownInput };
}

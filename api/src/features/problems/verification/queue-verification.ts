import { jobPriorities } from "@bilimdon/contracts/queue/judge-jobs";
import type { Ctx } from "../../../ctx.ts";
import { findVersion } from "../versions/versions.queries.ts";

/** Puts a version's verification into the queue under its present attempt. Idempotent: one attempt is one job. */
export async function queueVerification(
  ctx: Pick<Ctx, "db" | "judgeQueue">,
  problemVersionId: string,
): Promise<void> {
  const version = await findVersion(ctx.db, problemVersionId);
  if (version === null || version.state !== "verifying") return;
  const { packageHash, attempt } = version;
  await ctx.judgeQueue.add(
    { v: 1, kind: "verification", problemVersionId, attempt, packageHash },
    { priority: jobPriorities.verification },
  );
}

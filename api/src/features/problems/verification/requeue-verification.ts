/** The sweep behind verification jobs, as judgements/requeue-lost.ts is behind submissions. */
import type { Ctx } from "../../../ctx.ts";
import { tellVersion } from "../versions/tell-version.ts";
import { queueVerification } from "./queue-verification.ts";
import { giveUpVerification, raiseVerificationAttempt, readVerifying } from "./verification.queries.ts";

const graceMs = 4_000;
/** A package that outlives so many workers kills them. */
const mostAttempts = 10;

/**
 * Hands out anew every verification whose job the queue has forgotten.
 *
 * @returns how many
 * @throws when the queue cannot be asked: then nothing is known to be lost
 */
export async function requeueVerification(ctx: Ctx): Promise<number> {
  const before = new Date(ctx.clock.now() - graceMs);
  const verifying = await readVerifying(ctx.db, before);
  const jobId = (version: (typeof verifying)[number]) => `${version.problemVersionId}.${version.attempt}`;
  const known = await ctx.judgeQueue.known(verifying.map(jobId));
  let requeued = 0;
  for (const version of verifying.filter((one) => !known.has(jobId(one)))) {
    const { problemVersionId, attempt } = version;
    if (attempt >= mostAttempts) {
      ctx.log.error({ problemVersionId, attempt }, "a verification was lost too often and is given up");
      await giveUpVerification(ctx.db, version);
      await tellVersion(ctx, problemVersionId);
    } else if (await raiseVerificationAttempt(ctx.db, { problemVersionId, attempt })) {
      ctx.log.warn(
        { problemVersionId, attempt },
        "the queue had lost a verification; it was handed out anew",
      );
      await queueVerification(ctx, problemVersionId);
      requeued += 1;
    }
  }
  return requeued;
}

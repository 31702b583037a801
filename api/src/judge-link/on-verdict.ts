import { judgementVerdict, type VerdictAnswer } from "@bilimdon/contracts/live/judge-to-api";
import type { Ctx } from "../ctx.ts";
import { recordVerdict } from "../features/judgements/record-verdict.ts";

export interface VerdictMessage {
  /** As it came from the worker. */
  readonly message: unknown;
  readonly hostId: string;
  onKept(judgementId: string): void;
}

/**
 * Keeps a verdict and says what became of it. Never rejects: whatever goes wrong here, the worker must hold the verdict
 * and send it again. A verdict that cannot be read is "unknown": the job then ends, and the sweep hands it out anew.
 */
export async function answerVerdict(ctx: Ctx, arrived: VerdictMessage): Promise<VerdictAnswer> {
  const verdict = judgementVerdict.safeParse(arrived.message);
  if (!verdict.success) {
    ctx.log.error(
      { hostId: arrived.hostId, issues: verdict.error.issues.slice(0, 10) },
      "a verdict cannot be read",
    );
    return { answer: "unknown" };
  }
  const { judgementId, attempt } = verdict.data;
  try {
    const answer = await recordVerdict(ctx, { verdict: verdict.data, judgeHostId: arrived.hostId });
    arrived.onKept(judgementId);
    if (answer !== "kept") ctx.log.warn({ judgementId, attempt, answer }, "a verdict was not kept");
    return { answer };
  } catch (error) {
    ctx.log.error({ err: error, judgementId, attempt }, "a verdict could not be kept now");
    return { answer: "again-later" };
  }
}

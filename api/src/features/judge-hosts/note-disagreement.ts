import type { Ctx } from "../../ctx.ts";
import { writeHostEvent } from "./host-events.queries.ts";
import { calibrationCause } from "./record-calibration.ts";
import { setHostAside } from "./set-failing-host-aside.ts";

export interface Disagreement {
  /** That found more of the submission late. */
  readonly hostId: string;
  readonly otherName: string;
  readonly submissionId: string;
  /** How many times as long it took; null: not known. */
  readonly factor: number | null;
  readonly isSlow: boolean;
}

/**
 * Tells the operator that two hosts disagreed about what is late. A host that took longer throughout is set aside as
 * one that drifts: it measures itself, and comes back when it measures as it used to.
 */
export async function noteDisagreement(ctx: Ctx, disagreement: Disagreement): Promise<void> {
  const { hostId, otherName, submissionId, factor, isSlow } = disagreement;
  const times = factor === null ? "" : ` and took ${factor.toFixed(2)} times as long`;
  const detail = `Found ${submissionId} late where ${otherName} did not${times}.`;
  ctx.log.warn(disagreement, "two hosts disagreed about what is late; the better finding counts");
  await writeHostEvent(ctx.db, {
    judgeHostId: hostId,
    kind: "disagreed",
    happenedAt: new Date(ctx.clock.now()),
    detail: detail.slice(0, 500),
  });
  if (isSlow) await setHostAside(ctx, { hostId, cause: `${calibrationCause}${detail}` });
}

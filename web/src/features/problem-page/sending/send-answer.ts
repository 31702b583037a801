import type { SubmissionSummary } from "@bilimdon/contracts/http/submissions";
import type { Answer } from "../../../client/call-api.ts";

/** What the answer to sending means for the sender. */
export type SendStep =
  | { readonly kind: "sent"; readonly summary: SubmissionSummary }
  /** Nobody knows whether it arrived: sent again under the same key it stays one submission. */
  | { readonly kind: "again"; readonly afterMs: number }
  | { readonly kind: "given-up" }
  | { readonly kind: "refused"; readonly refusal: Refusal };

export interface Refusal {
  readonly code: string;
  readonly requestId: string;
  readonly details: Readonly<Record<string, unknown>>;
}

const firstWaitMs = 3_000;
const waitMs = 8_000;
/** After an outage a whole hall comes back at once; it is spread over this long. */
const spreadMs = 2_000;
const mostTries = 40;

/**
 * @param tries   how often it was sent already, this time too
 * @param chance  0 ≤ chance < 1, drawn for this step
 */
export function readSendAnswer(answer: Answer<SubmissionSummary>, tries: number, chance: number): SendStep {
  if (answer.kind === "ok") return { kind: "sent", summary: answer.value };
  if (answer.kind === "refused" && answer.code !== "server.unavailable")
    return { kind: "refused", refusal: answer };
  if (tries >= mostTries) return { kind: "given-up" };
  return { kind: "again", afterMs: (tries === 1 ? firstWaitMs : waitMs) + chance * spreadMs };
}

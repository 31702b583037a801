import type { JudgingAttention, JudgingFlow } from "@bilimdon/contracts/http/judging";

export type JudgingState =
  | { readonly kind: "no-hosts" }
  | { readonly kind: "needs-you"; readonly count: number }
  | { readonly kind: "falls-behind"; readonly oldestMs: number }
  | { readonly kind: "keeps-up" };

/** A submission that waits longer than this is worth an operator's look. */
const calmMs = 60_000;

/** The one sentence at the top of the operator's page: the worst that is so. */
export function judgingState(known: {
  readonly enabledHosts: number;
  readonly flow: JudgingFlow | null;
  readonly attention: JudgingAttention | null;
}): JudgingState {
  const { enabledHosts, flow, attention } = known;
  if (enabledHosts === 0) return { kind: "no-hosts" };
  const count = attention === null ? 0 : attention.givenUp.length + attention.unjudgeable.length;
  if (count > 0) return { kind: "needs-you", count };
  const oldestMs = flow?.oldestMs ?? 0;
  return oldestMs > calmMs ? { kind: "falls-behind", oldestMs } : { kind: "keeps-up" };
}

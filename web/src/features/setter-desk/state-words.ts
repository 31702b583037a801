import type { ProblemVersionState } from "@bilimdon/contracts/http/problems";
import * as words from "../../generated/messages/desk.ts";

const wordOf: Record<ProblemVersionState, () => string> = {
  unverified: words.stateUnverified,
  verifying: words.stateVerifying,
  verified: words.stateVerified,
  disagrees: words.stateDisagrees,
  stopped: words.stateStopped,
};

const classOf: Record<ProblemVersionState, string> = {
  unverified: "text-ink-2",
  verifying: "text-muz",
  verified: "text-feruza",
  disagrees: "text-anor",
  stopped: "text-zafar",
};

export interface StateShown {
  readonly state: ProblemVersionState;
  readonly done?: number;
  readonly total?: number;
}

/** "tekshirilmoqda 3 / 14", and its colour. */
export function stateWords({ state, done = 0, total = 0 }: StateShown): string {
  const counted = state === "verifying" && total > 0;
  return counted ? `${wordOf[state]()} ${done} / ${total}` : wordOf[state]();
}

export function stateClass({ state }: StateShown): string {
  return classOf[state];
}

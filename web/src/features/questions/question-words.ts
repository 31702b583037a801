import type { Failure } from "../../client/call-api.ts";
import * as words from "../../generated/messages/questions.ts";

export function problemWord(label: string | null): string {
  return label === null ? words.general() : words.problem({ label });
}

const known: Readonly<Record<string, () => string>> = {
  "request.rate_limited": words.tooMany,
  "clarification.too_many": words.tooMany,
  "canned_answer.too_many": words.cannedFull,
  "contest.ended": words.ended,
  "contest.not_started": words.notStarted,
};

/** Why it was not sent, and what to do. */
export function sendFault(failure: Failure): string {
  return (failure.kind === "refused" ? known[failure.code]?.() : undefined) ?? words.failed();
}

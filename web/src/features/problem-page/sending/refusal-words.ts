import type { ErrorCode } from "@bilimdon/contracts/error-codes";
import type { SourceFault } from "@bilimdon/rules/contest/source-text";
import * as words from "../../../generated/messages/sending.ts";
import { formatTimeOfDay } from "../../../locale/format-date.ts";
import { formatBytes } from "../../../locale/format-number.ts";
import type { Refusal } from "./send-answer.ts";

type Say = (details: Refusal["details"], refusal: Refusal) => string;

const known: Partial<Record<ErrorCode, Say>> = {
  "session.required": words.refusedSession,
  "contest.not_participating": words.notParticipating,
  "contest.not_started": words.notStarted,
  "contest.not_begun": words.notBegun,
  "contest.not_running": words.stillRunning,
  "contest.ended": ({ endsAt, lateMs }) =>
    words.endedLate({ time: formatTimeOfDay(numberOf(endsAt)), late: numberOf(lateMs) }),
  "request.too_large": () => words.refusedLarge({ size: formatBytes(2 ** 20), limit: formatBytes(2 ** 20) }),
  "submission.source_empty": words.refusedEmpty,
  "submission.source_too_large": ({ bytes, limitBytes }) =>
    words.refusedLarge({ size: formatBytes(numberOf(bytes)), limit: formatBytes(numberOf(limitBytes)) }),
  "submission.source_binary": ({ character, line }) =>
    words.refusedBinary({ character: String(character), line: String(line) }),
  "submission.answers_unclear": words.refusedAnswers,
  "submission.language_unknown": words.refusedLanguage,
  "submission.language_unavailable": words.refusedLanguage,
  "submission.too_many": ({ mostWaiting }) => words.refusedWaiting({ count: numberOf(mostWaiting) }),
  "package.not_verified": words.refusedNotVerified,
};

/** Why code was not taken and what to do, in a sentence or two. The rate limit's words count down and are not here. */
export function refusalWords(refusal: Refusal): string {
  const say = Object.entries(known).find(([code]) => code === refusal.code)?.[1];
  return say?.(refusal.details, refusal) ?? words.refusedOther({ requestId: refusal.requestId });
}

/** What is wrong with a file before anything was sent. */
export function fileFaultWords(fault: SourceFault): string {
  if (fault.kind === "empty") return words.refusedEmpty();
  if (fault.kind === "binary")
    return words.refusedBinary({ character: fault.character, line: String(fault.line) });
  return words.refusedLarge({ size: formatBytes(fault.bytes), limit: formatBytes(fault.limitBytes) });
}

/** @returns when the rate limit lets the next one through; null for other refusals */
export function rateLimitEnds(refusal: Refusal, at: number): number | null {
  if (refusal.code !== "request.rate_limited") return null;
  return at + numberOf(refusal.details.retryAfterMs);
}

function numberOf(value: unknown): number {
  return typeof value === "number" ? value : 0;
}

import type { ErrorCode } from "@bilimdon/contracts/error-codes";
import type { Failure } from "../client/call-api.ts";
import * as words from "../generated/messages/failure.ts";

export interface FailureWords {
  readonly title: string;
  readonly text: string;
}

/** Codes that a page meets outside its own forms; a form has words of its own for the codes it can get. */
const known: Partial<Record<ErrorCode, () => FailureWords>> = {
  "thing.not_found": () => ({ title: words.notFoundTitle(), text: words.notFoundText() }),
  "session.required": () => ({ title: words.sessionTitle(), text: words.sessionText() }),
  "access.refused": () => ({ title: words.accessTitle(), text: words.accessText() }),
  "request.rate_limited": () => ({ title: words.rateTitle(), text: words.rateText() }),
  "contest.not_started": () => ({ title: words.accessTitle(), text: words.contestNotStarted() }),
  "contest.not_begun": () => ({ title: words.accessTitle(), text: words.contestNotBegun() }),
  "contest.not_running": () => ({ title: words.accessTitle(), text: words.contestNotRunning() }),
  "contest.ended": () => ({ title: words.accessTitle(), text: words.contestEnded() }),
  "contest.not_participating": () => ({ title: words.accessTitle(), text: words.contestNotParticipating() }),
  "balloon.moved_on": () => ({ title: words.accessTitle(), text: words.balloonMovedOn() }),
  "balloon.anothers": () => ({ title: words.accessTitle(), text: words.balloonAnothers() }),
  "print.moved_on": () => ({ title: words.accessTitle(), text: words.printMovedOn() }),
  "server.unavailable": () => ({ title: words.unreachableTitle(), text: words.unreachableText() }),
};

/** A failure in the reader's words: what happened, and what it means. */
export function failureWords(failure: Failure): FailureWords {
  if (failure.kind === "unreachable")
    return { title: words.unreachableTitle(), text: words.unreachableText() };
  const found = Object.entries(known).find(([code]) => code === failure.code)?.[1]?.();
  return found ?? { title: words.faultTitle(), text: words.faultText({ requestId: failure.requestId }) };
}

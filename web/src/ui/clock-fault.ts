import type { ClockRefusal } from "@bilimdon/rules/contest/change-clock";
import type { Failure } from "../client/call-api.ts";
import * as words from "../generated/messages/director.ts";
import { failureWords } from "./failure-words.ts";

const refusals: Readonly<Record<ClockRefusal, () => string>> = {
  started: words.clockStarted,
  "not-paused": words.clockMoved,
  paused: words.clockMoved,
  "not-running": words.clockNotRunning,
  stopped: words.clockMoved,
  "not-stopped": words.clockMoved,
  over: words.clockOver,
  "end-passed": words.clockEndPassed,
  "too-long": words.clockTooLong,
  outside: words.clockOutside,
  overlaps: words.clockOverlaps,
  "no-such-interval": words.clockMoved,
  frozen: words.clockMoved,
  "not-frozen": words.clockMoved,
  "time-passed": words.clockTimePassed,
  final: words.clockFinal,
  "not-final": words.clockMoved,
};

/** Why the clock was not changed, in the director's words. */
export function clockFault(failure: Failure): string {
  if (failure.kind === "refused" && failure.code === "contest.clock_refused") {
    const found = Object.entries(refusals).find(([why]) => why === failure.details.why)?.[1];
    if (found !== undefined) return found();
  }
  if (failure.kind === "refused" && failure.code === "contest.wrong_state") return words.clockDraft();
  if (failure.kind === "refused" && failure.code === "contest.not_finalizable") return words.obstaclesTitle();
  return failureWords(failure).text;
}

import type { Failure } from "../client/call-api.ts";
import { pausedAlready } from "../generated/messages/judging.ts";
import { failureWords } from "./failure-words.ts";

/** Why judging could not be paused, in the reader's words. */
export function pauseFault(failure: Failure): string {
  const isAlready = failure.kind === "refused" && failure.code === "judging.paused_already";
  return isAlready ? pausedAlready() : failureWords(failure).text;
}

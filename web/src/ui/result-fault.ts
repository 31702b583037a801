import type { Failure } from "../client/call-api.ts";
import * as words from "../generated/messages/results.ts";
import { failureWords } from "./failure-words.ts";

/** The words where somebody wanted to change results that are final; null: it failed for another reason. */
export function finalFault(failure: Failure): string | null {
  return failure.kind === "refused" && failure.code === "contest.results_final" ? words.final() : null;
}

/** Why results were not changed, and what to do. */
export function resultFault(failure: Failure): string {
  return finalFault(failure) ?? failureWords(failure).text;
}

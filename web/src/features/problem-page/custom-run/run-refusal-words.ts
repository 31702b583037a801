import * as words from "../../../generated/messages/custom-run.ts";
import { refusedOften } from "../../../generated/messages/sending.ts";
import { formatBytes } from "../../../locale/format-number.ts";
import { refusalWords } from "../sending/refusal-words.ts";
import type { Refusal } from "../sending/send-answer.ts";

/** Why code was not run and what to do, in a sentence or two. */
export function runRefusalWords(refusal: Refusal): string {
  const { bytes, limitBytes, retryAfterMs } = refusal.details;
  switch (refusal.code) {
    case "custom_run.in_flight":
      return words.inFlight();
    case "custom_run.interactive":
      return words.interactive();
    case "custom_run.paused":
      return words.paused();
    case "custom_run.no_samples":
      return words.noSamples();
    case "custom_run.input_too_large":
      return words.inputLarge({ size: bytesText(bytes), limit: bytesText(limitBytes) });
    case "access.refused":
      return words.refused();
    case "request.rate_limited":
      return refusedOften({ seconds: Math.ceil(numberOf(retryAfterMs) / 1000) });
    default:
      return refusalWords(refusal);
  }
}

function bytesText(value: unknown): string {
  return formatBytes(numberOf(value));
}

function numberOf(value: unknown): number {
  return typeof value === "number" ? value : 0;
}

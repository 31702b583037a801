import type { Failure } from "../../../client/call-api.ts";
import * as words from "../../../generated/messages/jury.ts";
import { finalFault } from "../../../ui/result-fault.ts";

const known: Readonly<Record<string, () => string>> = {
  "rejudge.empty": words.faultEmpty,
  "rejudge.too_large": words.faultLarge,
  "rejudge.overlaps": words.faultOverlaps,
  "rejudge.not_finished": words.faultUnfinished,
  "rejudge.closed": words.faultClosed,
};

/** Why it was not done, and what to do. */
export function rejudgeFault(failure: Failure): string {
  const found = failure.kind === "refused" ? known[failure.code]?.() : undefined;
  return found ?? finalFault(failure) ?? words.failed();
}

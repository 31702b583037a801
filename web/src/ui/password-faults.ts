import type { PasswordFault } from "@bilimdon/rules/access/check-password";
import type { Failure } from "../client/call-api.ts";
import * as words from "../generated/messages/account.ts";

const known: Readonly<Record<PasswordFault, () => string>> = {
  "too-short": words.tooShort,
  "too-long": words.tooLong,
  "no-lower": words.noLower,
  "no-upper": words.noUpper,
  "no-digit": words.noDigit,
  "no-special": words.noSpecial,
  common: words.common,
  "own-name": words.ownName,
};

/** What is wrong with a new password, as the server told it, in sentences; null: the failure is another one. */
export function passwordFaultWords(failure: Failure): string | null {
  if (failure.kind !== "refused" || failure.code !== "password.refused") return null;
  const faults: unknown = failure.details.faults;
  const told = Array.isArray(faults) ? faults : [];
  return Object.entries(known)
    .filter(([fault]) => told.includes(fault))
    .map(([, word]) => word())
    .join(" ");
}

/** A form's words for what is neither the password's fault nor the form's own. */
export function otherFailureWords(failure: Failure): string {
  const isTooOften = failure.kind === "refused" && failure.code === "request.rate_limited";
  return isTooOften ? words.tooMany() : words.unreachable();
}

import type { Scope } from "@bilimdon/rules/access/scopes";
import * as words from "../../generated/messages/tokens.ts";

const names: Readonly<Record<Scope, () => string>> = {
  "profile.read": words.profileRead,
  "contests.read": words.contestsRead,
  "contests.write": words.contestsWrite,
  "submissions.read": words.submissionsRead,
  "submissions.send": words.submissionsSend,
  "problems.read": words.problemsRead,
  "problems.write": words.problemsWrite,
  "judging.read": words.judgingRead,
  "judging.write": words.judgingWrite,
};

/** A scope in words; one that this page does not know yet, by its own name. */
export function scopeName(scope: string): string {
  const found = Object.entries(names).find(([name]) => name === scope);
  return found?.[1]() ?? scope;
}

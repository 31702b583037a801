import { isDeepStrictEqual } from "node:util";
import type { ContestSettings } from "@bilimdon/rules/contest/check-settings";
import type { AuditFacts } from "../../../db/schema/audit.ts";

/** What changed between two settings, for the audit log. The invitation code is a key: only that it changed is said. */
export function changedFacts(
  before: ContestSettings,
  after: ContestSettings,
): { readonly before: AuditFacts; readonly after: AuditFacts } {
  const changed = fieldsOf(after).filter((field) => !isDeepStrictEqual(before[field], after[field]));
  return { before: factsOf(before, changed), after: factsOf(after, changed) };
}

function factsOf(settings: ContestSettings, fields: readonly (keyof ContestSettings)[]): AuditFacts {
  return Object.fromEntries(fields.map((field) => [field, factOf(field, settings)]));
}

function factOf(field: keyof ContestSettings, settings: ContestSettings): string | number | boolean | null {
  const value = settings[field];
  if (field === "invitationCode") return value === null ? null : "set";
  if (value === null || typeof value !== "object") return value;
  return JSON.stringify(value);
}

/** Promise: settings that the contract parsed have the keys of the type and no others. */
function fieldsOf(settings: ContestSettings): (keyof ContestSettings)[] {
  return Object.keys(settings) as (keyof ContestSettings)[];
}

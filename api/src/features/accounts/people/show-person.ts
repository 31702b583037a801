import type { PersonLine } from "@bilimdon/contracts/http/people";
import type { PersonRow } from "./people.queries.ts";

/** A row as the pages are told of it. */
export function showPerson({ blockedAt, guardianConsentAt, createdAt, ...rest }: PersonRow): PersonLine {
  return {
    ...rest,
    createdAt: createdAt.getTime(),
    isBlocked: blockedAt !== null,
    hasGuardianConsent: guardianConsentAt !== null,
  };
}

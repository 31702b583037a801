import type { Clarification } from "@bilimdon/contracts/http/clarifications";
import type { SubmissionSummary } from "@bilimdon/contracts/http/submissions";
import type { SubmissionProgress } from "@bilimdon/contracts/live/api-to-web";

/**
 * A submission told over the socket, or null when it is not one. The server made it with the contract's shape; only
 * what the lists are kept by is looked at, since zod here would weigh more than the page.
 */
export function readSummary(message: unknown): SubmissionSummary | null {
  return isSummary(message) ? message : null;
}

export function readProgress(message: unknown): SubmissionProgress | null {
  return isProgress(message) ? message : null;
}

export function readClarification(message: unknown): Clarification | null {
  return isClarification(message) ? message : null;
}

function isClarification(message: unknown): message is Clarification {
  return (
    has(message, "clarificationId", "string") &&
    has(message, "contestId", "string") &&
    has(message, "seq", "number") &&
    has(message, "text", "string")
  );
}

function isSummary(message: unknown): message is SubmissionSummary {
  return (
    has(message, "submissionId", "string") &&
    has(message, "contestSlug", "string") &&
    has(message, "submittedAt", "number") &&
    has(message, "state", "string")
  );
}

function isProgress(message: unknown): message is SubmissionProgress {
  return (
    has(message, "submissionId", "string") &&
    has(message, "phase", "string") &&
    has(message, "testsDone", "number") &&
    has(message, "testsTotal", "number")
  );
}

/** Has it this field, of this type? */
export function has(message: unknown, name: string, type: "string" | "number"): boolean {
  if (typeof message !== "object" || message === null || !(name in message)) return false;
  return typeof Object.getOwnPropertyDescriptor(message, name)?.value === type;
}

import { type ErrorCode, errorCodes } from "@bilimdon/contracts/error-codes";

/** A refusal the caller can understand and mend. Anything else that is thrown is a bug and answers 500. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, message: string, details: Readonly<Record<string, unknown>>) {
    super(message);
    this.name = "AppError";
    this.code = code;
    this.status = errorCodes[code];
    this.details = details;
  }
}

/**
 * Makes a refusal to throw: `throw refuse("contest.ended", "The contest ended at 14:00; …", { endsAt })`.
 *
 * @param message  English: what happened, to what, what to do; the web shows its own words for the code
 */
export function refuse(
  code: ErrorCode,
  message: string,
  details: Readonly<Record<string, unknown>> = {},
): AppError {
  return new AppError(code, message, details);
}

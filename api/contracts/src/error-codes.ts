/**
 * Every refusal a caller can meet, with its HTTP status. The web translates the code; the API sends the English words
 * beside it. A code, once shipped, keeps its meaning.
 */
export const errorCodes = {
  "request.malformed": 400,
  "request.too_large": 413,
  "request.rate_limited": 429,
  "request.foreign_origin": 403,
  "session.required": 401,
  "session.wrong_credentials": 401,
  "password.wrong_current": 403,
  "password.refused": 422,
  "account.key_refused": 410,
  "access.refused": 403,
  "thing.not_found": 404,
  "contest.not_started": 403,
  "contest.ended": 403,
  "contest.not_participating": 403,
  "contest.not_running": 403,
  "submission.language_unknown": 422,
  "submission.language_unavailable": 422,
  "submission.source_empty": 422,
  "submission.source_too_large": 413,
  "submission.source_binary": 422,
  "submission.too_many": 429,
  "custom_run.in_flight": 409,
  "custom_run.input_too_large": 413,
  "custom_run.interactive": 422,
  "custom_run.no_samples": 422,
  "package.refused": 422,
  "package.archive_refused": 422,
  "package.too_large": 413,
  "package.not_verified": 409,
  "package.warnings_unread": 409,
  "package.reason_missing": 422,
  "package.not_published": 409,
  "judging.paused_already": 409,
  "judge.token_refused": 401,
  "server.unavailable": 503,
  "server.fault": 500,
} as const;

export type ErrorCode = keyof typeof errorCodes;

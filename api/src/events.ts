/**
 * What happened inside the house. An event is a hint, not a record: the truth is in Postgres, every reaction is
 * idempotent, and each feature that depends on one has a sweep that finds what a crash left undone.
 */
export type AppEvent =
  | { readonly kind: "submission-received"; readonly submissionId: string }
  | { readonly kind: "judgement-kept"; readonly submissionId: string; readonly judgementId: string }
  | { readonly kind: "judge-hosts-changed" }
  | { readonly kind: "contest-changed"; readonly contestId: string }
  | { readonly kind: "package-imported"; readonly problemVersionId: string };

export interface Events {
  /** Calls every reaction in turn; a reaction that fails is logged and left to its sweep. */
  tell(event: AppEvent): Promise<void>;
}

import type { HostRestriction } from "@bilimdon/rules/judging/may-judge";
import type { Executor } from "./db/client.ts";

/** What a host may do from now on. */
export interface HostOrders {
  readonly state: "enabled" | "drained" | "aside";
  readonly restriction: HostRestriction | null;
}

/**
 * What happened inside the house. An event is a hint, not a record: the truth is in Postgres, every reaction is
 * idempotent, and each feature that depends on one has a sweep that finds what a crash left undone.
 */
export type AppEvent =
  | { readonly kind: "submission-received"; readonly submissionId: string }
  | { readonly kind: "judgement-kept"; readonly submissionId: string; readonly judgementId: string }
  /** A judgement goes (back) into the queue. */
  | { readonly kind: "judgement-queued"; readonly judgementId: string }
  | { readonly kind: "custom-run-started"; readonly customRunId: string }
  | { readonly kind: "custom-run-ended"; readonly customRunId: string }
  /** A host could not judge, and it was not the setter's doing. */
  | { readonly kind: "judge-host-failed"; readonly hostId: string; readonly fault: string }
  /** Two hosts found different tests of a submission late; `hostId` is the one that found more. */
  | {
      readonly kind: "judge-hosts-disagreed";
      readonly hostId: string;
      readonly otherName: string;
      readonly submissionId: string;
      readonly factor: number | null;
      readonly isSlow: boolean;
    }
  | { readonly kind: "judge-hosts-changed" }
  /** Some of a person's sessions have ended; their sockets are closed through the outbox. */
  | { readonly kind: "sessions-ended"; readonly userId: string }
  /** A person's role or grants have changed; their sockets are closed through the outbox. */
  | { readonly kind: "rights-changed"; readonly userId: string }
  | { readonly kind: "judge-host-ordered"; readonly hostId: string; readonly orders: HostOrders }
  /** Judging of the contest, or of one of its problems. */
  | { readonly kind: "judging-paused-or-resumed"; readonly contestId: string }
  /** A question, an answer or an announcement; its news are in the outbox. */
  | { readonly kind: "clarification-sent"; readonly contestId: string }
  /** By a person: another verdict, ignored, or either taken back. */
  | { readonly kind: "submission-decided"; readonly submissionId: string }
  /** Made, applied, dropped or undone. */
  | { readonly kind: "rejudge-changed"; readonly contestId: string; readonly rejudgeId: string }
  | { readonly kind: "contest-changed"; readonly contestId: string }
  | { readonly kind: "package-imported"; readonly problemVersionId: string };

/** What must be kept or lost together with its consequences. */
export interface CellTouched {
  readonly kind: "cell-touched";
  readonly contestId: string;
  readonly participantId: string;
  readonly problemId: string;
}

/** The whole board, when much of it moves at once. */
export interface BoardTouched {
  readonly kind: "board-touched";
  readonly contestId: string;
}

export interface Events {
  /** Calls every reaction in turn; a reaction that fails is logged and left to its sweep. */
  tell(event: AppEvent): Promise<void>;
  /** Runs the reactions inside the caller's transaction, which is lost when one of them fails. */
  tellWithin(tx: Executor, event: CellTouched | BoardTouched): Promise<void>;
}

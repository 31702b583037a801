/** The words of the scoreboard. Minutes are whole contest minutes, floored (Source: CCSR "Scoring", clics.md §6). */

/** public: what the world sees, freeze applied. jury: the truth. */
export type BoardAudience = "public" | "jury";

/** One participant × one problem. */
export type Cell =
  | { readonly kind: "untouched" }
  | { readonly kind: "solved"; readonly wrongBefore: number; readonly solvedAtMinutes: number }
  | { readonly kind: "tried"; readonly wrong: number }
  /** Unsolved with submissions nobody may see a verdict of yet: still judged, or hidden by the freeze. */
  | {
      readonly kind: "pending";
      readonly wrong: number;
      readonly pending: number;
      readonly lastAtMinutes: number;
      readonly why: "judging" | "frozen";
    };

export interface BoardProblem {
  readonly problemId: string;
  readonly label: string;
  readonly name: Readonly<Record<string, string>>;
}

export interface BoardParticipant {
  readonly participantId: string;
  readonly name: string;
  readonly organisation: string | null;
  readonly group: string | null;
}

/** All that is needed to draw a board; ranks are computed from it by rankRows, on server and browser alike. */
export interface BoardSnapshot {
  readonly contestId: string;
  readonly audience: BoardAudience;
  /** Grows by one with every change of this audience's board. */
  readonly version: number;
  readonly phase: BoardPhase;
  readonly penaltyMinutes: number;
  readonly problems: readonly BoardProblem[];
  readonly participants: readonly BoardParticipant[];
  /** Only touched cells. */
  readonly cells: readonly CellAt[];
  readonly firsts: readonly FirstSolve[];
}

export interface CellAt {
  readonly participantId: string;
  readonly problemId: string;
  readonly cell: Cell;
}

/** Who solved a problem first; null while nobody has or while an earlier submission is still unjudged. */
export interface FirstSolve {
  readonly problemId: string;
  readonly participantId: string | null;
}

/** Times are milliseconds since 1970 by the server's clock. */
export interface BoardPhase {
  readonly startsAt: number;
  readonly endsAt: number;
  readonly freezesAt: number | null;
  readonly thawedAt: number | null;
  readonly finalizedAt: number | null;
}

/** Takes a board from previousVersion to version; a gap means: fetch the snapshot. */
export interface BoardDelta {
  readonly contestId: string;
  readonly audience: BoardAudience;
  readonly previousVersion: number;
  readonly version: number;
  readonly cells: readonly CellAt[];
  readonly firsts: readonly FirstSolve[];
  /** Present when the clock, freeze or finality changed. */
  readonly phase?: BoardPhase;
}

/** A line of the board, computed. Equal positions share a rank and the next is skipped. */
export interface BoardRow {
  readonly participantId: string;
  readonly rank: number;
  readonly solved: number;
  readonly penaltyMinutes: number;
  readonly lastSolvedMinutes: number | null;
}

/** The words of the scoreboard. Minutes are whole contest minutes, floored (Source: CCSR "Scoring", clics.md §6). */
import type { AwardPlan } from "./award-plan.ts";
import type { ContestFormat } from "./contest-format.ts";

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
    }
  /** In every format with points. */
  | {
      readonly kind: "scored";
      /** What the problem brings so far by what this audience may see. */
      readonly score: number;
      /** All that can be had: drawn as a solved one. */
      readonly isFull: boolean;
      /** Runs with a verdict that is no compile error. */
      readonly attempts: number;
      /** Rejected runs that cost something: time in atcoder, points in codeforces. */
      readonly penalties: number;
      /** Whole seconds of the contest when the score was reached; null: no score, or a format without a clock. */
      readonly improvedAtSeconds: number | null;
      readonly pending: number;
      /** null: nothing is pending. */
      readonly why: "judging" | "frozen" | null;
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
  /** Name of the first of its groups. */
  readonly group: string | null;
  /** Absent: none. */
  readonly groupIds?: readonly string[] | undefined;
  /** Shown without a place of its own; takes no rank and no award from anyone. Absent: official. */
  readonly isUnofficial?: boolean | undefined;
  /** On the jury's board alone; the public one does not know of it. Absent: shown. */
  readonly isHidden?: boolean | undefined;
  /** What the jury added to its total by hand: minutes or points, by adjust-total. Absent: nothing. */
  readonly adjustment?: number | undefined;
}

/** A category, region or site with a board of its own. */
export interface BoardGroup {
  readonly groupId: string;
  readonly name: string;
  /** Lines of a higher order stand below all of a lower one and are ranked among themselves. */
  readonly sortOrder: number;
}

/** All that is needed to draw a board; ranks are computed from it by rankRows, on server and browser alike. */
export interface BoardSnapshot {
  readonly contestId: string;
  readonly audience: BoardAudience;
  /** Grows by one with every change of this audience's board. */
  readonly version: number;
  readonly phase: BoardPhase;
  /** Absent: icpc. */
  readonly format?: ContestFormat | undefined;
  readonly penaltyMinutes: number;
  /** What the contest gives; absent: the usual. */
  readonly awards?: AwardPlan | undefined;
  readonly problems: readonly BoardProblem[];
  /** In their order; absent: none. */
  readonly groups?: readonly BoardGroup[] | undefined;
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
  /** The clock stands still since; end and freeze are as if it went on at that instant. Absent: it runs. */
  readonly stoppedAt?: number | undefined;
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
  /** Among the official lines of its sort order; an unofficial line has that of the place where it stands. */
  readonly rank: number;
  readonly isUnofficial: boolean;
  readonly solved: number;
  readonly penaltyMinutes: number;
  readonly lastSolvedMinutes: number | null;
  /** Points of all problems; 0 in icpc. */
  readonly score: number;
  /** When the score was reached, with the penalties added (atcoder); null: no score, or another format. */
  readonly timeSeconds: number | null;
}

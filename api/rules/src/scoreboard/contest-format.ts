/**
 * The formats of a contest. A format decides how a cell is scored (scoring/score-format-cell), by what rows are ranked
 * (scoreboard/row-order) and what may be told of a judgement (contest/shown-judgement).
 */
export type ContestFormat =
  | { readonly kind: "icpc" }
  | {
      readonly kind: "ioi";
      readonly counts: "best-submission" | "best-per-subtask" | "last-submission";
      /** full: verdict, score and subtasks at once. score: the score alone. none: nothing until the end. */
      readonly feedback: "full" | "score" | "none";
    }
  | {
      readonly kind: "codeforces";
      /** What a problem's points have lost when the contest ends, of its full points. */
      readonly lossPercent: number;
      /** A solved problem brings no less than this of its full points. */
      readonly leastPercent: number;
      /** Points taken for each rejected run before the accepted one. */
      readonly wrongPoints: number;
      /** null: no hacks. */
      readonly hacks: { readonly wonPoints: number; readonly lostPoints: number } | null;
    }
  | { readonly kind: "atcoder" }
  | { readonly kind: "practice" };

/** Source: the published rules of Codeforces rounds: 1/250 of the points a minute in two hours, 50, 30 %. */
export const usualCodeforces = {
  kind: "codeforces",
  lossPercent: 48,
  leastPercent: 30,
  wrongPoints: 50,
  hacks: null,
} as const satisfies ContestFormat;

/** The two columns of a board between the name and the cells. */
export type BoardColumn = "solved" | "penalty" | "score" | "time";

/** What a board of each format shows of a row. */
export const boardColumns: Readonly<Record<ContestFormat["kind"], readonly [BoardColumn, BoardColumn]>> = {
  icpc: ["solved", "penalty"],
  ioi: ["score", "solved"],
  codeforces: ["score", "solved"],
  atcoder: ["score", "time"],
  practice: ["solved", "score"],
};

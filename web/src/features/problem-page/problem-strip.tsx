import type { ContestDetail } from "@bilimdon/contracts/http/contests";
import type { SubmissionSummary } from "@bilimdon/contracts/http/submissions";
import type { Cell } from "@bilimdon/rules/scoreboard/board";
import { problemPath } from "../../client/contest-paths.ts";
import * as words from "../../generated/messages/problem.ts";
import { scoreOwnCells } from "../../live/own-cells.ts";
import { inLocale } from "../../locale/locale.ts";
import { ProblemLetters } from "../../ui/problem-letters.tsx";

interface StripShape {
  readonly slug: string;
  readonly label: string;
  readonly contest: ContestDetail | null;
  /** One's own submissions; empty for a guest. */
  readonly list: readonly SubmissionSummary[];
}

const untouched: Cell = { kind: "untouched" };

/** All problems of the contest with one's own state on each, and how many are solved. */
export function ProblemStrip({ slug, label, contest, list }: StripShape) {
  const cells = scoreOwnCells(list);
  const problems = contest?.problems ?? [];
  const solved = problems.filter(({ problemId }) => cells.get(problemId)?.kind === "solved").length;
  return (
    <div class="strip">
      <ProblemLetters
        label={words.problems()}
        current={label}
        problems={problems.map((problem) => ({
          label: problem.label,
          name: inLocale(problem.name),
          href: problemPath(slug, problem.label),
          cell: cells.get(problem.problemId) ?? untouched,
        }))}
      />
      {contest !== null && contest.participation !== null && (
        <p>{words.ownSummary({ solved, total: problems.length })}</p>
      )}
    </div>
  );
}

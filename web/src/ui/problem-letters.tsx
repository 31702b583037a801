import type { Cell } from "@bilimdon/rules/scoreboard/board";
import { formatPoints } from "../locale/format-number.ts";
import { smallShadeOf } from "./cell-shade.ts";
import { spokenCell } from "./cell-words.ts";

interface LettersShape {
  readonly label: string;
  readonly problems: readonly {
    readonly label: string;
    readonly name: string;
    readonly href: string;
    readonly cell: Cell;
  }[];
  /** The letter of the problem that is open. */
  readonly current?: string;
  readonly isSmall?: boolean;
}

/** The contest's letters with one's own state on each. */
export function ProblemLetters({ label, problems, current, isSmall = false }: LettersShape) {
  return (
    <nav class={`letters${isSmall ? " letters-small" : ""}`} aria-label={label}>
      {problems.map((problem) => (
        <a
          key={problem.label}
          href={problem.href}
          class={`letter ${smallShadeOf(problem.cell)}`}
          aria-label={`${spokenCell(problem.label, problem.cell)}. ${problem.name}`}
          aria-current={problem.label === current ? "page" : undefined}
          title={problem.name}
        >
          {problem.label}
          {!isSmall && problem.cell.kind !== "untouched" && (
            <sub aria-hidden="true">{signOf(problem.cell)}</sub>
          )}
        </a>
      ))}
    </nav>
  );
}

function signOf(cell: Cell): string {
  if (cell.kind === "solved") return "+";
  if (cell.kind === "scored") return formatPoints(cell.score);
  return cell.kind === "tried" ? `−${cell.wrong}` : "?";
}

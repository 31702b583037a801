import type { ContestDetail } from "@bilimdon/contracts/http/contests";
import type { Cell } from "@bilimdon/rules/scoreboard/board";
import { boardResource } from "../../client/contest-resource.ts";
import { findOwnLine, type OwnLine } from "../../client/own-line.ts";
import { useResource } from "../../client/resource.ts";
import * as words from "../../generated/messages/contest.ts";
import * as ui from "../../generated/messages/ui.ts";
import { formatBytes, formatMs, formatNumber, formatPoints } from "../../locale/format-number.ts";
import { inLocale } from "../../locale/locale.ts";
import { smallShadeOf } from "../../ui/cell-shade.ts";
import { spokenCell } from "../../ui/cell-words.ts";
import { formatContestMinutes } from "../../ui/format-duration.ts";

/** The contest's problems: letter, name, one's own state, how many solved it, the limits. */
export function ProblemTable({ contest }: { readonly contest: ContestDetail }) {
  const board = useResource(boardResource(contest.slug));
  const participantId = contest.participation?.participantId;
  const own =
    board.kind === "ready" && participantId !== undefined ? findOwnLine(board.value, participantId) : null;
  return (
    <section class="double-rule" aria-label={words.problems()}>
      <p class="flex min-h-[42px] items-center text-13 text-ink-2">{own === null ? "" : summaryOf(own)}</p>
      <table class="jadval problems">
        <thead>
          <tr>
            <th class="w-9">
              <span class="said">{words.problem()}</span>
            </th>
            <th class="max-desk:w-full">{words.problem()}</th>
            {own !== null && <th class="w-24 desk:w-28">{words.yours()}</th>}
            <th class="num desk:w-28 max-desk:pr-0">{words.solvedBy()}</th>
            <th class="num max-desk:hidden w-28">{words.time()}</th>
            <th class="num max-desk:hidden w-28">{words.memory()}</th>
          </tr>
        </thead>
        <tbody>
          {contest.problems.map((problem) => (
            <ProblemRow key={problem.problemId} slug={contest.slug} problem={problem} own={own} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

type ContestProblem = ContestDetail["problems"][number];

function ProblemRow({
  slug,
  problem,
  own,
}: {
  readonly slug: string;
  readonly problem: ContestProblem;
  readonly own: OwnLine | null;
}) {
  const cell = own?.cells.get(problem.problemId) ?? { kind: "untouched" as const };
  const href = `/c/${encodeURIComponent(slug)}/${encodeURIComponent(problem.label)}`;
  return (
    <tr>
      <td class="text-16 font-semibold">{problem.label}</td>
      <th scope="row" class="py-3 whitespace-normal">
        <a class="font-text text-17 leading-6 text-ink no-underline hover:text-lojuvard" href={href}>
          {inLocale(problem.name)}
        </a>
        {problem.isJudgingPaused && (
          <span class="block text-12 font-normal text-zafar">{ui.pausedShort()}</span>
        )}
      </th>
      {own !== null && (
        <td>
          <OwnCell label={problem.label} cell={cell} />
        </td>
      )}
      <td class="num text-ink-2 max-desk:pr-0">{formatNumber(problem.solvedCount)}</td>
      <td class="num max-desk:hidden text-ink-2">{formatMs(problem.timeLimitMs)}</td>
      <td class="num max-desk:hidden text-ink-2">{formatBytes(problem.memoryBytes)}</td>
    </tr>
  );
}

function OwnCell({ label, cell }: { readonly label: string; readonly cell: Cell }) {
  return (
    <span class={`own-cell ${smallShadeOf(cell)}`} role="img" aria-label={spokenCell(label, cell)}>
      <i>{signOf(cell)}</i>
      {cell.kind === "solved" && formatContestMinutes(cell.solvedAtMinutes)}
      {cell.kind === "pending" && formatContestMinutes(cell.lastAtMinutes)}
    </span>
  );
}

function summaryOf({ row }: OwnLine): string {
  return words.ownSummary({ rank: String(row.rank), solved: row.solved, penalty: row.penaltyMinutes });
}

function signOf(cell: Cell): string {
  if (cell.kind === "solved") return cell.wrongBefore === 0 ? "+" : `+${cell.wrongBefore}`;
  if (cell.kind === "scored") return formatPoints(cell.score);
  if (cell.kind === "tried") return `−${cell.wrong}`;
  if (cell.kind === "pending") return cell.pending === 1 ? "?" : `?${cell.pending}`;
  return "";
}

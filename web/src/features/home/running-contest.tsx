import type { ContestSummary } from "@bilimdon/contracts/http/contests";
import type { BoardSnapshot } from "@bilimdon/rules/scoreboard/board";
import { freezeBanner } from "@bilimdon/rules/scoreboard/freeze-banner";
import { boardResource, contestResource } from "../../client/contest-resource.ts";
import { findOwnLine, type OwnLine } from "../../client/own-line.ts";
import { useResource } from "../../client/resource.ts";
import { me } from "../../client/session.ts";
import * as words from "../../generated/messages/home.ts";
import { inLocale } from "../../locale/locale.ts";
import { ButtonLink } from "../../ui/button.tsx";
import { Daraja } from "../../ui/daraja.tsx";
import { formatClock } from "../../ui/format-duration.ts";
import { ProblemLetters } from "../../ui/problem-letters.tsx";

interface RunningShape {
  readonly contest: ContestSummary;
  readonly now: number;
  /** The first of them; a view has one solid button. */
  readonly isMain: boolean;
}

/** A contest that is on: one's own place in it, or, for those who are not in it, an invitation to watch. */
export function RunningContest({ contest, now, isMain }: RunningShape) {
  const own = useOwnLine(contest.slug);
  const base = `/c/${encodeURIComponent(contest.slug)}`;
  const isFrozen = freezeBanner(contest, now).kind === "frozen";
  const left = words.clockLeft({ clock: formatClock(contest.endsAt - now) });
  return (
    <>
      <div class="grid items-center gap-x-6 gap-y-3 desk:grid-cols-[minmax(0,1fr)_auto]">
        <div>
          <h2>
            <a href={base} class="text-ink no-underline hover:text-lojuvard">
              {inLocale(contest.title)}
            </a>
          </h2>
          <p class="mt-1 text-ink-2">{stateText(contest, own, isFrozen)}</p>
        </div>
        <div class="grid gap-2 desk:flex desk:flex-row-reverse">
          <ButtonLink look={isMain ? "solid" : "plain"} href={own === null ? `${base}/jadval` : base}>
            {own === null ? words.watch() : words.goOn()}
          </ButtonLink>
          {own === null && <ButtonLink href={base}>{words.problems()}</ButtonLink>}
        </div>
      </div>
      <div class="mt-4 mb-2">
        <Daraja {...contest} now={now} />
      </div>
      <div class="flex justify-between gap-x-4 gap-y-2 max-desk:flex-col desk:items-center">
        {own === null ? <span class="max-desk:hidden" /> : <OwnLetters base={base} {...own} />}
        <span class="text-ink-2">{left}</span>
      </div>
    </>
  );
}

interface Own {
  readonly board: BoardSnapshot;
  readonly line: OwnLine;
}

/** The signed-in participant's line of the public board, or null. */
function useOwnLine(slug: string): Own | null {
  const detail = useResource(contestResource(slug));
  const board = boardResource(slug).state.value;
  if (me.value === null || detail.kind !== "ready" || board.kind !== "ready") return null;
  const participantId = detail.value.participation?.participantId;
  const line = participantId === undefined ? null : findOwnLine(board.value, participantId);
  return line === null ? null : { board: board.value, line };
}

function stateText(contest: ContestSummary, own: Own | null, isFrozen: boolean): string {
  const text =
    own === null
      ? words.watchText({ participants: contest.participantCount, problems: contest.problemCount })
      : words.ownState({ rank: String(own.line.row.rank), solved: own.line.row.solved });
  return isFrozen ? `${text} ${words.frozen()}` : text;
}

function OwnLetters({ base, board, line }: Own & { readonly base: string }) {
  const problems = board.problems.map((problem) => ({
    label: problem.label,
    name: inLocale(problem.name),
    href: `${base}/${encodeURIComponent(problem.label)}`,
    cell: line.cells.get(problem.problemId) ?? { kind: "untouched" as const },
  }));
  return <ProblemLetters label={words.problems()} problems={problems} isSmall />;
}

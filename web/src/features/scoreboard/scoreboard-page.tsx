import type { BoardSnapshot } from "@bilimdon/rules/scoreboard/board";
import { freezeBanner } from "@bilimdon/rules/scoreboard/freeze-banner";
import { useMemo, useRef, useState } from "preact/hooks";
import type { Failure } from "../../client/call-api.ts";
import { contestResource } from "../../client/contest-resource.ts";
import { serverNow } from "../../client/server-clock.ts";
import { useServerNow } from "../../client/use-server-now.ts";
import * as words from "../../generated/messages/board.ts";
import { inLocale } from "../../locale/locale.ts";
import { Button } from "../../ui/button.tsx";
import { Daraja } from "../../ui/daraja.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FailureNote } from "../../ui/failure-note.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { useTitle } from "../../ui/use-title.ts";
import "./board-marks.css";
import "./board-top.css";
import "./board.css";
import "./board-compact.css";
import "./board-hall.css";
import { BoardBanner } from "./board-banner.tsx";
import { BoardFilter } from "./board-filter.tsx";
import { BoardLegend } from "./board-legend.tsx";
import { type BoardView, viewBoard } from "./board-lines.ts";
import { BoardTable } from "./board-table.tsx";
import { fitsLine } from "./find-lines.ts";
import { OwnNews } from "./own-news.tsx";
import { usePinnedTeam } from "./pinned-team.ts";
import { useCompact } from "./use-compact.ts";
import { useHallPage } from "./use-hall-page.ts";
import { useLiveBoard } from "./use-live-board.ts";
import { useRankMoves } from "./use-rank-moves.ts";

interface PageShape {
  readonly params: { readonly slug: string };
  readonly query: Readonly<Record<string, string>>;
}

export function ScoreboardPage({ params, query }: PageShape) {
  return <LiveScoreboard key={params.slug} slug={params.slug} isHall={query.hall !== undefined} />;
}

function LiveScoreboard({ slug, isHall }: { readonly slug: string; readonly isHall: boolean }) {
  const contest = contestResource(slug).state.value;
  useTitle(words.title(), contest.kind === "ready" ? inLocale(contest.value.title) : "");
  const { board, failure, retry } = useLiveBoard(slug);
  const ownId = contest.kind === "ready" ? (contest.value.participation?.participantId ?? null) : null;
  if (board !== null)
    return <Board board={board} failure={failure} slug={slug} ownId={ownId} isHall={isHall} />;
  return (
    <div class="board-page pt-6">
      <h1 class="said">{words.title()}</h1>
      {failure === null ? (
        <SkeletonRows count={24} height={27} />
      ) : (
        <FailureNote failure={failure} onRetry={retry} />
      )}
    </div>
  );
}

interface BoardShape {
  readonly board: BoardSnapshot;
  readonly failure: Failure | null;
  readonly slug: string;
  readonly ownId: string | null;
  readonly isHall: boolean;
}

function Board({ board, failure, slug, ownId, isHall }: BoardShape) {
  const [query, setQuery] = useState("");
  const [group, setGroup] = useState("");
  const body = useRef<HTMLTableSectionElement>(null);
  const view = useView(board);
  const holdPage = useRef(() => {});
  const standing = useRankMoves(view, body, () => holdPage.current());
  const { drawn: paged, hold } = useHallPage(isHall, standing.order);
  holdPage.current = hold;
  const { pinnedId, toggle } = usePinnedTeam(slug, isHall ? null : ownId);
  const isCompact = useCompact(board.problems.length);

  const isFiltered = query.trim() !== "" || group !== "";
  const fits = (id: string) => {
    const line = view.lines.get(id);
    return line !== undefined && fitsLine(line, query, group === "" ? null : group);
  };
  const drawn = isFiltered ? paged.filter(fits) : paged;
  const own = ownId === null ? undefined : view.lines.get(ownId);
  const ownPlace = ownId === null ? undefined : standing.places.get(ownId);
  const total = board.participants.length;
  return (
    <div class="board-page">
      <h1 class="said">{words.title()}</h1>
      <Scale board={board} />
      <div class="board-top">
        <BoardBanner phase={board.phase} hiddenCount={view.hiddenCount} isStale={failure !== null} />
        <BoardLegend isFrozen={freezeBanner(board.phase, serverNow()).kind === "frozen"} />
        {!isHall && (
          <BoardFilter
            query={query}
            group={group}
            groups={groupsOf(board)}
            onQuery={setQuery}
            onGroup={setGroup}
          />
        )}
      </div>
      <BoardTable
        view={view}
        standing={standing}
        problems={board.problems}
        drawn={drawn}
        countText={
          isFiltered ? words.foundCount({ found: drawn.length, total }) : words.teamCount({ count: total })
        }
        pinnedId={isHall ? null : pinnedId}
        ownId={ownId}
        isCompact={isCompact && !isHall}
        contestBase={`/c/${encodeURIComponent(slug)}`}
        body={body}
        onPin={toggle}
      />
      {drawn.length === 0 && <Nobody query={query} isFiltered={isFiltered} onClear={() => setQuery("")} />}
      {!isHall && <BoardFoot />}
      {own !== undefined && ownPlace !== undefined && <OwnNews line={own} place={ownPlace} />}
    </div>
  );
}

/** The keys, and the way to the projector's board: another window, since it lays the whole page out anew. */
function BoardFoot() {
  return (
    <p class="board-foot">
      <span class="max-desk:hidden">{words.keys()} </span>
      <a href="?hall" target="_blank" rel="noreferrer">
        {words.hall()}
      </a>
    </p>
  );
}

/** Alone in ticking: the table below must not be drawn again each second. */
function Scale({ board }: { readonly board: BoardSnapshot }) {
  const now = useServerNow(5_000);
  return (
    <div class="board-scale">
      <Daraja {...board.phase} now={now} />
    </div>
  );
}

function Nobody({
  query,
  isFiltered,
  onClear,
}: {
  readonly query: string;
  readonly isFiltered: boolean;
  onClear(): void;
}) {
  return (
    <div class="pt-6">
      {isFiltered ? (
        <EmptyState
          title={words.noneFoundTitle()}
          action={<Button onClick={onClear}>{words.clear()}</Button>}
        >
          {words.noneFoundText({ query })}
        </EmptyState>
      ) : (
        <EmptyState title={words.emptyTitle()}>{words.emptyText()}</EmptyState>
      )}
    </div>
  );
}

/** The view of the board; computed from the one before, so that unchanged lines stay the same objects. */
function useView(board: BoardSnapshot): BoardView {
  const earlier = useRef<BoardView | null>(null);
  return useMemo(() => {
    earlier.current = viewBoard(board, earlier.current);
    return earlier.current;
  }, [board]);
}

function groupsOf(board: BoardSnapshot): readonly string[] {
  const names = board.participants.flatMap(({ group }) => (group === null ? [] : [group]));
  return [...new Set(names)].sort((a, b) => a.localeCompare(b));
}

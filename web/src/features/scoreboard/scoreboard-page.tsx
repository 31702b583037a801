import type { Medal } from "@bilimdon/rules/scoreboard/award-plan";
import type { BoardAudience, BoardSnapshot } from "@bilimdon/rules/scoreboard/board";
import { medalsShown } from "@bilimdon/rules/scoreboard/medals-shown";
import { medalsOf } from "@bilimdon/rules/scoring/board-awards";
import { useMemo, useRef, useState } from "preact/hooks";
import { lazy, useLocation } from "preact-iso";
import type { Failure } from "../../client/call-api.ts";
import { awardsPath } from "../../client/contest-paths.ts";
import { contestResource } from "../../client/contest-resource.ts";
import { mayIn } from "../../client/contest-rights.ts";
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
import "./board-print.css";
import { BoardBanner } from "./board-banner.tsx";
import { BoardFilter } from "./board-filter.tsx";
import { BoardLegend } from "./board-legend.tsx";
import { type BoardView, viewBoard } from "./board-lines.ts";
import { BoardTable } from "./board-table.tsx";
import { fitsLine } from "./find-lines.ts";
import { narrowBoard } from "./narrow-board.ts";
import { OwnNews } from "./own-news.tsx";
import { usePinnedTeam } from "./pinned-team.ts";
import { useCompact } from "./use-compact.ts";
import { useHallPage } from "./use-hall-page.ts";
import { useLiveBoard } from "./use-live-board.ts";
import { useRankMoves } from "./use-rank-moves.ts";

/** Only the jury reads it. */
const JuryBar = lazy(() => import("./jury-bar.tsx").then((file) => file.JuryBar));

interface PageShape {
  readonly params: { readonly slug: string };
  readonly query: Readonly<Record<string, string>>;
}

export function ScoreboardPage({ params, query }: PageShape) {
  const audience = query.hakam === undefined ? "public" : "jury";
  return (
    <LiveScoreboard
      key={`${params.slug} ${audience}`}
      slug={params.slug}
      audience={audience}
      isHall={query.hall !== undefined}
      wantedGroup={query.guruh ?? ""}
    />
  );
}

interface LiveShape {
  readonly slug: string;
  readonly audience: BoardAudience;
  readonly isHall: boolean;
  /** Id of a group, from the address. */
  readonly wantedGroup: string;
}

function LiveScoreboard({ slug, audience, isHall, wantedGroup }: LiveShape) {
  const contest = contestResource(slug).state.value;
  useTitle(words.title(), contest.kind === "ready" ? inLocale(contest.value.title) : "");
  const { board, failure, retry } = useLiveBoard(slug, audience);
  const ownId = contest.kind === "ready" ? (contest.value.participation?.participantId ?? null) : null;
  if (board !== null)
    return (
      <>
        {mayIn(slug, "board.read-jury") && !isHall && (
          <JuryBar slug={slug} audience={audience} phase={board.phase} />
        )}
        <Board {...{ board, failure, slug, ownId, isHall, wantedGroup }} />
      </>
    );
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
  readonly wantedGroup: string;
}

function Board({ board: whole, failure, slug, ownId, isHall, wantedGroup }: BoardShape) {
  const [query, setQuery] = useState("");
  const { board, groupId, withUnofficial, setWithUnofficial } = useNarrowing(whole, wantedGroup);
  const body = useRef<HTMLTableSectionElement>(null);
  const { route } = useLocation();
  const medals = useMedals(whole);
  const view = useView(board, medals.of);
  const holdPage = useRef(() => {});
  const standing = useRankMoves(view, body, () => holdPage.current());
  const { drawn: paged, hold } = useHallPage(isHall, standing.order);
  holdPage.current = hold;
  const { pinnedId, toggle } = usePinnedTeam(slug, isHall ? null : ownId);
  const isCompact = useCompact(board.problems.length);

  const isFiltered = query.trim() !== "";
  const fits = (id: string) => {
    const line = view.lines.get(id);
    return line !== undefined && fitsLine(line, query);
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
        <BoardBanner
          audience={board.audience}
          phase={board.phase}
          hiddenCount={view.hiddenCount}
          isStale={failure !== null}
        />
        <BoardLegend board={board} medals={medals} />
        {!isHall && (
          <BoardFilter
            query={query}
            group={groupId ?? ""}
            groups={whole.groups ?? []}
            withUnofficial={hasUnofficial(whole) ? withUnofficial : null}
            onQuery={setQuery}
            onGroup={(chosen) => route(addressOf(whole.audience, chosen), true)}
            onUnofficial={setWithUnofficial}
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
      {!isHall && <BoardFoot awardsPath={medals.mayRead ? awardsPath(slug) : null} />}
      {own !== undefined && ownPlace !== undefined && <OwnNews line={own} place={ownPlace} />}
    </div>
  );
}

/** The keys, and the way to the projector's board: another window, since it lays the whole page out anew. */
function BoardFoot({ awardsPath }: { readonly awardsPath: string | null }) {
  return (
    <p class="board-foot">
      <span class="max-desk:hidden">{words.keys()} </span>
      <a href="?hall" target="_blank" rel="noreferrer">
        {words.hall()}
      </a>
      <button type="button" class="link" onClick={() => print()}>
        {words.print()}
      </button>
      {awardsPath !== null && <a href={awardsPath}>{words.toAwards()}</a>}
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
function useView(board: BoardSnapshot, medals: ReadonlyMap<string, Medal>): BoardView {
  const earlier = useRef<BoardView | null>(null);
  return useMemo(() => {
    earlier.current = viewBoard(board, earlier.current, medals);
    return earlier.current;
  }, [board, medals]);
}

const nobodys: ReadonlyMap<string, Medal> = new Map();

/** Medals are those of the whole contest, also on a group's board, and shown only while they may be. */
function useMedals(whole: BoardSnapshot) {
  const shown = medalsShown(whole, serverNow());
  const of = useMemo(() => (shown === "none" ? nobodys : medalsOf(whole)), [whole, shown]);
  return { shown, of, mayRead: shown === "final" || whole.audience === "jury" };
}

/** The part of the board that is asked for: a group's by its address, and who competes by a box to tick. */
function useNarrowing(whole: BoardSnapshot, wantedGroup: string) {
  const [withUnofficial, setWithUnofficial] = useState(true);
  const isThere = whole.groups?.some((one) => one.groupId === wantedGroup) === true;
  const groupId = isThere ? wantedGroup : null;
  const board = useMemo(
    () => narrowBoard(whole, { groupId, withUnofficial }),
    [whole, groupId, withUnofficial],
  );
  return { board, groupId, withUnofficial, setWithUnofficial };
}

const hasUnofficial = ({ participants }: BoardSnapshot) =>
  participants.some(({ isUnofficial }) => isUnofficial === true);

/** A group's board has an address of its own, to be sent to others. */
function addressOf(audience: BoardAudience, groupId: string): string {
  const asked = new URLSearchParams();
  if (audience === "jury") asked.set("hakam", "");
  if (groupId !== "") asked.set("guruh", groupId);
  return asked.size === 0 ? location.pathname : `${location.pathname}?${asked}`;
}

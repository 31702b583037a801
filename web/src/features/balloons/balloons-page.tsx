import type { BalloonList, BalloonView } from "@bilimdon/contracts/http/balloons";
import { rooms } from "@bilimdon/contracts/live/rooms";
import { useState } from "preact/hooks";
import { getApi } from "../../client/call-api.ts";
import { contestResource } from "../../client/contest-resource.ts";
import { mayIn } from "../../client/contest-rights.ts";
import { keyedResource, useResource } from "../../client/resource.ts";
import * as words from "../../generated/messages/balloons.ts";
import { useLive } from "../../live/use-live.ts";
import { inLocale } from "../../locale/locale.ts";
import { DeskTabs } from "../../ui/desk-tabs-bar.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FailureNote } from "../../ui/failure-note.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { BalloonLine } from "./balloon-line.tsx";
import { BalloonSlip } from "./balloon-slip.tsx";
import "./balloons.css";

const balloonsOf = keyedResource((slug) =>
  getApi<BalloonList>(`/api/contests/${encodeURIComponent(slug)}/balloons`),
);

/** For whoever walks with them, on a phone: what to bring, what one has in hand, what to take back. */
export function BalloonsPage({ params: { slug } }: { readonly params: { readonly slug: string } }) {
  const contest = useResource(contestResource(slug));
  const resource = balloonsOf(slug);
  const state = useResource(resource);
  const [printed, setPrinted] = useState<BalloonView | null>(null);
  const refresh = () => void resource.refresh();
  const isOfficial = mayIn(slug, "contest.change");
  useTitle(words.title(), contest.kind === "ready" ? inLocale(contest.value.title) : "");
  // What the freeze hides is told in the jury's room alone.
  const roomOf = isOfficial ? rooms.juryDesk : rooms.balloons;
  useLive(state.kind === "ready" ? roomOf(state.value.contestId) : null, {
    events: { "balloons-changed": refresh },
    onJoined: refresh,
    onRefused() {},
  });
  return (
    <div class={`page${isOfficial ? "" : " page-narrow"}`}>
      {isOfficial && <DeskTabs slug={slug} current="/sharlar" />}
      <h1 class="balloons-title">{words.title()}</h1>
      {state.kind === "loading" && <SkeletonRows count={6} height={76} />}
      {state.kind === "failed" && <FailureNote failure={state.failure} onRetry={refresh} />}
      {state.kind === "ready" && (
        <Balloons list={state.value} isOfficial={isOfficial} onMoved={refresh} onPrint={setPrinted} />
      )}
      {printed !== null && (
        <BalloonSlip
          balloon={printed}
          contest={contest.kind === "ready" ? inLocale(contest.value.title) : ""}
          onDone={() => setPrinted(null)}
        />
      )}
    </div>
  );
}

interface ListShape {
  readonly list: BalloonList;
  readonly isOfficial: boolean;
  onMoved(): void;
  onPrint(balloon: BalloonView): void;
}

const parts: readonly (readonly [() => string, (balloon: BalloonView) => boolean])[] = [
  [words.back, ({ job }) => job === "turn-round" || job === "fetch"],
  [words.mine, ({ job, isMine }) => job === "underway" && isMine],
  [words.waiting, ({ job }) => job === "bring"],
  [words.others, ({ job, isMine }) => job === "underway" && !isMine],
];

function Balloons({ list, isOfficial, onMoved, onPrint }: ListShape) {
  if (!list.hasBalloons && list.open.length === 0 && list.done.length === 0)
    return <EmptyState title={words.noneTitle()}>{words.noneText()}</EmptyState>;
  const linesOf = (balloons: readonly BalloonView[]) => (
    <ul class="balloons-list">
      {balloons.map((balloon) => (
        <BalloonLine
          key={balloon.balloonId}
          balloon={balloon}
          isOfficial={isOfficial}
          onMoved={onMoved}
          onPrint={() => onPrint(balloon)}
        />
      ))}
    </ul>
  );
  return (
    <>
      {list.open.length === 0 && <p class="balloons-idle">{words.nothingToDo()}</p>}
      {parts
        .map(([word, belongs]) => ({ word: word(), balloons: list.open.filter(belongs) }))
        .filter(({ balloons }) => balloons.length > 0)
        .map(({ word, balloons }) => (
          <section key={word} class="balloons-part">
            <h2>
              {word} <span class="balloons-count">{balloons.length}</span>
            </h2>
            {linesOf(balloons)}
          </section>
        ))}
      {list.done.length > 0 && (
        <details class="balloons-part">
          <summary>
            {words.done()} <span class="balloons-count">{list.done.length}</span>
          </summary>
          {linesOf(list.done)}
        </details>
      )}
    </>
  );
}

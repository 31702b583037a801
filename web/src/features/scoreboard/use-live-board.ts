import { rooms } from "@bilimdon/contracts/live/rooms";
import type { BoardAudience, BoardSnapshot } from "@bilimdon/rules/scoreboard/board";
import { useSignal, useSignalEffect } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { Failure } from "../../client/call-api.ts";
import { boardResource, juryBoardResource } from "../../client/contest-resource.ts";
import { useResource } from "../../client/resource.ts";
import { useRefresh } from "../../client/use-refresh.ts";
import { hearContestChanged } from "../../live/hear-contest-changed.ts";
import { liveState } from "../../live/live-connection.ts";
import { useLive } from "../../live/use-live.ts";
import { nothingYet, takeDelta, takeSnapshot } from "./board-sync.ts";
import { isDelta } from "./read-delta.ts";

export interface LiveBoard {
  readonly board: BoardSnapshot | null;
  /** Why there is no board, or why it may be old. */
  readonly failure: Failure | null;
  retry(): void;
}

/** After a broken link thousands of pages miss the same delta; they ask for the board spread over this long. */
const askSpreadMs = 3_000;
/** When the answer did not help, or there was none. */
const askAgainMs = 8_000;
const pollMs = 30_000;

/**
 * A board of a contest, live: the snapshot, then deltas, and the snapshot again after every gap.
 *
 * Slug and audience must stay the same while the component lives.
 */
export function useLiveBoard(slug: string, audience: BoardAudience): LiveBoard {
  const resource = useMemo(
    () => (audience === "jury" ? juryBoardResource(slug) : boardResource(slug)),
    [slug, audience],
  );
  const state = useResource(resource);
  const sync = useSignal(nothingYet);
  const asking = useRef<ReturnType<typeof setTimeout> | null>(null);
  const hasJoined = useRef(false);
  const isGone = useRef(false);

  const askSoon = (withinMs: number) => {
    if (isGone.current) return;
    asking.current ??= setTimeout(async () => {
      asking.current = null;
      await resource.refresh();
      // A cache on the way, or an answer that was already under way, may be from before the gap.
      if (sync.peek().needsSnapshot) askSoon(askAgainMs);
    }, Math.random() * withinMs);
  };

  useSignalEffect(() => {
    const loaded = resource.state.value;
    if (loaded.kind === "ready") sync.value = takeSnapshot(sync.peek(), loaded.value);
  });
  useSignalEffect(() => {
    if (sync.value.needsSnapshot) askSoon(askSpreadMs);
  });
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
      clearTimeout(asking.current ?? undefined);
    };
  }, []);

  const contestId = sync.value.board?.contestId ?? null;
  const roomOf = audience === "jury" ? rooms.juryBoard : rooms.publicBoard;
  useLive(contestId === null ? null : roomOf(contestId), {
    events: {
      "board-delta": (message) => {
        if (isDelta(message)) sync.value = takeDelta(sync.peek(), message);
        else askSoon(askSpreadMs);
      },
      "contest-changed": (message) => hearContestChanged(slug, message),
    },
    onJoined() {
      // What happened between the snapshot and the joining was not sent to us.
      askSoon(hasJoined.current ? askSpreadMs : 0);
      hasJoined.current = true;
    },
    onRefused() {},
  });
  useRefresh(liveState.value === "live" ? null : resource, pollMs);

  return {
    board: sync.value.board,
    failure: state.kind === "loading" ? null : state.failure,
    retry: () => void resource.refresh(),
  };
}

import type { DeskFilter, DeskSubmission, DeskSubmissionList } from "@bilimdon/contracts/http/jury-desk";
import { rooms } from "@bilimdon/contracts/live/rooms";
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { getApi } from "../../../client/call-api.ts";
import { type Loading, useResource } from "../../../client/resource.ts";
import { useRefresh } from "../../../client/use-refresh.ts";
import { liveState } from "../../../live/live-connection.ts";
import { readSummary } from "../../../live/read-news.ts";
import { useLive } from "../../../live/use-live.ts";
import { takeDeskNews } from "./desk-filter.ts";
import { deskResource, deskUrl } from "./desk-resource.ts";

const pollMs = 4_000;
const netMs = 30_000;
/** More rows than this make a page think; the oldest leave, and come back by the button. */
const rowsAtMost = 600;

/** A page that comes this long after a message was surely asked for after it. */
const knownAfterMs = 5_000;
const noRows: readonly DeskSubmission[] = [];

interface Heard {
  readonly news: DeskSubmission;
  readonly at: number;
}

export interface DeskStream {
  readonly state: Loading<DeskSubmissionList>;
  readonly rows: readonly DeskSubmission[];
  readonly hasMore: boolean;
  readonly hasFailed: boolean;
  readonly isPaused: boolean;
  /** Heard while the stream stands still. */
  readonly heldCount: number;
  more(): void;
  pause(): void;
  resume(): void;
}

/** The jury's list under a filter, kept live: each arrival and verdict in its place, unless the reader has paused it. */
export function useDeskStream(slug: string, contestId: string | null, filter: DeskFilter): DeskStream {
  const url = deskUrl(slug, filter, null);
  const resource = deskResource(url);
  const state = useResource(resource);
  const older = useOlder(slug, filter, url, state.kind === "ready" ? state.value.nextCursor : null);
  const heard = useSignal<readonly Heard[]>([]);
  const isPaused = useSignal(false);
  const shownHeard = useSignal<readonly Heard[]>([]);
  const live = useRef({ isPaused: false });
  live.current.isPaused = isPaused.value;
  useEffect(() => {
    heard.value = [];
    shownHeard.value = [];
  }, [url]);
  useLive(contestId === null ? null : rooms.juryDesk(contestId), {
    events: {
      "desk-submission": (message) => {
        const news = readDeskNews(message);
        if (news === null || news.contestId !== contestId) return;
        heard.value = [...heard.value, { news, at: Date.now() }].slice(-rowsAtMost);
        if (!live.current.isPaused) shownHeard.value = heard.value;
      },
      "rejudge-changed": () => void resource.refresh(),
    },
    onJoined: () => void resource.refresh(),
    onRefused() {},
  });
  // A newer page knows what was heard some time before it, and perhaps better.
  const page = state.kind === "ready" ? state.value.submissions : noRows;
  useEffect(() => {
    const isRecent = ({ at }: Heard) => Date.now() - at < knownAfterMs;
    heard.value = heard.value.filter(isRecent);
    shownHeard.value = shownHeard.value.filter(isRecent);
  }, [page]);
  useRefresh(isPaused.value ? null : resource, liveState.value === "live" ? netMs : pollMs);

  const known = new Set(page.map(({ submissionId }) => submissionId));
  const listed = [...page, ...older.rows.filter(({ submissionId }) => !known.has(submissionId))];
  const rows = shownHeard.value.reduce<readonly DeskSubmission[]>(
    (all, { news }) => takeDeskNews(all, news, filter),
    listed,
  );
  return {
    state,
    rows: rows.slice(0, Math.max(rowsAtMost, listed.length)),
    hasMore: older.hasMore,
    hasFailed: older.hasFailed,
    isPaused: isPaused.value,
    heldCount: heard.value.length - shownHeard.value.length,
    more: older.more,
    pause() {
      isPaused.value = true;
    },
    resume() {
      shownHeard.value = heard.value;
      isPaused.value = false;
    },
  };
}

function readDeskNews(message: unknown): DeskSubmission | null {
  const summary = readSummary(message);
  return summary !== null && "origin" in summary ? trustDesk(summary) : null;
}

/** Promise: the server made it with the contract's shape, and it has the field that only the jury's rows have. */
function trustDesk(summary: unknown): DeskSubmission {
  return summary as DeskSubmission;
}

function useOlder(slug: string, filter: DeskFilter, key: string, firstCursor: string | null) {
  const rows = useSignal<readonly DeskSubmission[]>([]);
  /** undefined: no older page was asked for yet. */
  const cursor = useSignal<string | null | undefined>(undefined);
  const state = useSignal<"idle" | "asking" | "failed">("idle");
  useEffect(() => {
    rows.value = [];
    cursor.value = undefined;
    state.value = "idle";
  }, [key]);
  const next = cursor.value === undefined ? firstCursor : cursor.value;
  const more = async () => {
    if (next === null || state.value === "asking") return;
    state.value = "asking";
    const answer = await getApi<DeskSubmissionList>(deskUrl(slug, filter, next));
    if (answer.kind !== "ok") {
      state.value = "failed";
      return;
    }
    rows.value = [...rows.value, ...answer.value.submissions];
    cursor.value = answer.value.nextCursor;
    state.value = "idle";
  };
  return {
    rows: rows.value,
    hasMore: next !== null,
    hasFailed: state.value === "failed",
    more: () => void more(),
  };
}

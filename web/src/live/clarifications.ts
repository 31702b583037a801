/** The questions and answers of a contest that the reader may see, live: the list, and news of what is said. */
import type { Clarification, ClarificationList } from "@bilimdon/contracts/http/clarifications";
import { rooms } from "@bilimdon/contracts/live/rooms";
import { useEffect } from "preact/hooks";
import { type Answer, callApi, getApi } from "../client/call-api.ts";
import { contestResource } from "../client/contest-resource.ts";
import { keyedResource, type Loading, useResource } from "../client/resource.ts";
import { session } from "../client/session.ts";
import { useRefresh } from "../client/use-refresh.ts";
import { hearContestChanged } from "./hear-contest-changed.ts";
import { liveState } from "./live-connection.ts";
import {
  type KnownClarifications,
  nothingKnown,
  takeClarification,
  takeList,
} from "./merge-clarifications.ts";
import { readClarification } from "./read-news.ts";
import { useLive } from "./use-live.ts";

const mostPages = 20;
/** Without the socket it is the only way they come; with it a net below. */
const pollMs = 8_000;
const netMs = 60_000;

const resourceOf = keyedResource(load);

/** What one person knows of one contest: another person on the same device begins anew. */
function keyOf(slug: string): string {
  const userId = session.value.kind === "signed-in" ? session.value.me.userId : "";
  return `${userId} ${slug}`;
}

async function load(key: string): Promise<Answer<KnownClarifications>> {
  const slug = key.slice(key.indexOf(" ") + 1);
  for (let pages = 0; pages < mostPages; pages += 1) {
    const { toldSeq } = knownOf(key);
    const answer = await getApi<ClarificationList>(`${pathOf(slug)}?after=${toldSeq}`);
    if (answer.kind !== "ok") return answer;
    // What was heard while the list was on its way is in `knownOf` by now, and stays.
    resourceOf(key).put(takeList(knownOf(key), answer.value));
    if (!answer.value.hasMore) break;
  }
  return { kind: "ok", value: knownOf(key) };
}

function knownOf(key: string): KnownClarifications {
  const state = resourceOf(key).state.peek();
  return state.kind === "ready" ? state.value : nothingKnown;
}

const pathOf = (slug: string) => `/api/contests/${encodeURIComponent(slug)}/clarifications`;

/** Kept current while the component is shown. */
export function useClarifications(slug: string, contestId: string | null): Loading<KnownClarifications> {
  const resource = resourceOf(keyOf(slug));
  const state = useResource(resource);
  const known = state.kind === "ready" ? state.value : null;
  const isReady = known !== null && contestId !== null;
  const toAll = known?.mayAnswer ? rooms.juryClarifications : rooms.publicClarifications;
  useRoom(isReady ? toAll(contestId) : null, slug);
  const own = known?.participantId ?? null;
  useRoom(isReady && !known.mayAnswer && own !== null ? rooms.ownClarifications(own) : null, slug);
  useRefresh(isReady ? resource : null, liveState.value === "live" ? netMs : pollMs);
  return state;
}

function useRoom(room: string | null, slug: string): void {
  useLive(room, {
    events: {
      clarification: (message) => hear(slug, readClarification(message)),
      "contest-changed": (message) => hearContestChanged(slug, message),
    },
    onJoined: () => void resourceOf(keyOf(slug)).renew(),
    onRefused() {},
  });
}

/** News of every contest's rooms come here; those of another contest are not this list's. */
function hear(slug: string, news: Clarification | null): void {
  const contest = contestResource(slug).state.peek();
  if (news !== null && contest.kind === "ready" && news.contestId === contest.value.contestId)
    putClarification(slug, news);
}

/** Takes what was heard, or what the server answered to sending. */
export function putClarification(slug: string, sent: Clarification): void {
  const key = keyOf(slug);
  resourceOf(key).put(takeClarification(knownOf(key), sent));
}

/** Notes here and on the server that everything so far has been read. */
export async function markAllRead(slug: string): Promise<void> {
  const key = keyOf(slug);
  const known = knownOf(key);
  const seq = known.list.at(-1)?.seq ?? 0;
  if (seq <= known.readSeq) return;
  resourceOf(key).put({ ...known, readSeq: seq });
  await callApi("PUT", `${pathOf(slug)}/read`, { seq });
}

/** Marks as read whatever is there while `isSeen`. */
export function useReading(slug: string, newestSeq: number, isSeen: boolean): void {
  useEffect(() => {
    if (isSeen) void markAllRead(slug);
  }, [slug, newestSeq, isSeen]);
}

/** One's own submissions in a contest, live: the list, the news of verdicts, and how far each running one is. */
import type { SubmissionSummary, submissionList } from "@bilimdon/contracts/http/submissions";
import type { SubmissionProgress } from "@bilimdon/contracts/live/api-to-web";
import { rooms } from "@bilimdon/contracts/live/rooms";
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { z } from "zod";
import { type Answer, getApi } from "../client/call-api.ts";
import { keyedResource, type Loading, type Resource } from "../client/resource.ts";
import { me } from "../client/session.ts";
import { useRefresh } from "../client/use-refresh.ts";
import { liveState } from "./live-connection.ts";
import { type HeardNews, type OwnSubmissions, takeNews, takePage, takeReply } from "./merge-submissions.ts";
import { readProgress, readSummary } from "./read-news.ts";
import { useLive } from "./use-live.ts";

const pageSize = 100;
const mostPages = 5;
/** While verdicts are awaited: without the socket it is the only way they come, with it only a net below. */
const pollMs = 4_000;
const netMs = 20_000;
const mostNews = 200;

const news = new Map<string, HeardNews>();
const progress = signal<ReadonlyMap<string, SubmissionProgress>>(new Map());

const resourceOf = keyedResource(loadOwn);

async function loadOwn(slug: string): Promise<Answer<OwnSubmissions>> {
  const askedAt = Date.now();
  const list: SubmissionSummary[] = [];
  let cursor: string | null = "";
  for (let pages = 0; pages < mostPages && cursor !== null; pages += 1) {
    const after: string = cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    // boot.js asks for the first of these addresses while the scripts are on their way.
    const answer: Answer<z.infer<typeof submissionList>> = await getApi(
      `/api/contests/${encodeURIComponent(slug)}/submissions?limit=${pageSize}${after}`,
    );
    if (answer.kind !== "ok") return answer;
    list.push(...answer.value.submissions);
    cursor = answer.value.nextCursor;
  }
  const ofContest = [...news.values()].filter(({ summary }) => summary.contestSlug === slug);
  return { kind: "ok", value: takePage({ list, nextCursor: cursor }, askedAt, ofContest) };
}

/** The newest submissions of the signed-in person, kept current while the page is open; loading for a guest. */
export function useOwnSubmissions(slug: string): Loading<OwnSubmissions> {
  const userId = me.value?.userId ?? null;
  const resource = resourceOf(slug);
  useEffect(() => {
    if (userId !== null) void resource.refresh();
  }, [resource, userId]);
  useLive(userId === null ? null : rooms.user(userId), {
    events: {
      submission: (message) => hear(readSummary(message)),
      "submission-progress": (message) => hearProgress(readProgress(message)),
    },
    // What was told before the joining was not heard.
    onJoined: () => void resource.refresh(),
    onRefused() {},
  });
  const state = resource.state.value;
  const isWaiting = state.kind === "ready" && state.value.list.some(isUnjudged);
  const isLive = liveState.value === "live";
  useRefresh(userId !== null && isWaiting ? resource : null, isLive ? netMs : pollMs);
  return state;
}

export function ownSubmissionsResource(slug: string): Resource<OwnSubmissions> {
  return resourceOf(slug);
}

/** How far a submission is, as last heard; null: nothing was. */
export function progressOf(submissionId: string): SubmissionProgress | null {
  return progress.value.get(submissionId) ?? null;
}

export function isUnjudged({ state }: SubmissionSummary): boolean {
  return state === "queued" || state === "judging";
}

/** Takes what the server answered to sending. */
export function hearReply(summary: SubmissionSummary): void {
  if (!news.has(summary.submissionId)) hear(summary, takeReply);
}

function hear(summary: SubmissionSummary | null, take = takeNews): void {
  if (summary === null) return;
  news.delete(summary.submissionId);
  news.set(summary.submissionId, { summary, heardAt: Date.now(), take });
  const [oldest] = news.keys();
  if (news.size > mostNews && oldest !== undefined) news.delete(oldest);
  const { state, put } = resourceOf(summary.contestSlug);
  const known = state.value.kind === "ready" ? state.value.value : { list: [], nextCursor: null };
  put(take(known, summary));
  if (!isUnjudged(summary)) forgetProgress(summary.submissionId);
}

function hearProgress(heard: SubmissionProgress | null): void {
  const known = heard === null ? undefined : news.get(heard.submissionId);
  // A last word of progress may come after the verdict.
  if (heard === null || (known !== undefined && !isUnjudged(known.summary))) return;
  progress.value = new Map(progress.value).set(heard.submissionId, heard);
}

function forgetProgress(submissionId: string): void {
  const rest = new Map(progress.value);
  if (rest.delete(submissionId)) progress.value = rest;
}

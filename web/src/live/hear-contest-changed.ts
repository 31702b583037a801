import { contestResource } from "../client/contest-resource.ts";
import { has } from "./read-news.ts";

/** Thousands of pages hear of it at once; spread over this long they do not all ask at once. */
const askSpreadMs = 2_000;

/** Slugs about to be asked for: one page may hear the same news in several rooms. */
const asked = new Set<string>();

/** The clock, the freeze or judging of a contest has changed: whatever page of it is open follows. */
export function hearContestChanged(slug: string, message: unknown): void {
  const resource = contestResource(slug);
  const contest = resource.state.peek();
  if (contest.kind !== "ready" || !isNews(message) || message.contestId !== contest.value.contestId) return;
  if (asked.has(slug)) return;
  asked.add(slug);
  setTimeout(() => {
    asked.delete(slug);
    void resource.renew();
  }, Math.random() * askSpreadMs);
}

const isNews = (message: unknown): message is { readonly contestId: string } =>
  has(message, "contestId", "string");

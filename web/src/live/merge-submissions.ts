/**
 * One's own submissions as a page knows them. They come on three ways that overtake each other: pages of the list,
 * news over the socket, and the reply to sending. A page of the list was read before it was sent, so news heard since
 * it was asked for is newer than what it says; a reply to sending may come after the verdict and then says nothing new.
 */
import type { SubmissionSummary } from "@bilimdon/contracts/http/submissions";

export interface OwnSubmissions {
  /** Newest first. */
  readonly list: readonly SubmissionSummary[];
  /** Where the older ones begin; null: these are all. */
  readonly nextCursor: string | null;
}

export interface HeardNews {
  readonly summary: SubmissionSummary;
  /** By this device's clock, as `askedAt`. */
  readonly heardAt: number;
  /** How it counts against what else is known: news over the socket, or the reply to sending. */
  readonly take: typeof takeNews;
}

/** The newest page of the list, asked for at `askedAt`, with the news since laid over it. */
export function takePage(page: OwnSubmissions, askedAt: number, news: Iterable<HeardNews>): OwnSubmissions {
  let taken = page;
  for (const { summary, heardAt, take } of news) if (heardAt >= askedAt) taken = take(taken, summary);
  return taken;
}

/** News over the socket: it stands in place of what was known of the submission. */
export function takeNews(known: OwnSubmissions, summary: SubmissionSummary): OwnSubmissions {
  const others = known.list.filter(({ submissionId }) => submissionId !== summary.submissionId);
  return { ...known, list: [...others, summary].sort(newestFirst) };
}

/** The reply to sending: of use only when nothing else was heard of the submission. */
export function takeReply(known: OwnSubmissions, summary: SubmissionSummary): OwnSubmissions {
  const isKnown = known.list.some(({ submissionId }) => submissionId === summary.submissionId);
  return isKnown ? known : takeNews(known, summary);
}

function newestFirst(a: SubmissionSummary, b: SubmissionSummary): number {
  return b.submittedAt - a.submittedAt || (a.submissionId < b.submissionId ? 1 : -1);
}

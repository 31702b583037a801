import type { ContestDetail } from "@bilimdon/contracts/http/contests";
import { useEffect } from "preact/hooks";
import { boardResource, contestResource } from "../../client/contest-resource.ts";
import { useRefresh } from "../../client/use-refresh.ts";

/** At the start thousands of pages ask for the problems; spread over this long none of them waits much longer. */
const startSpreadMs = 3_000;

/** Asks again when the contest starts or ends, and now and then for the solved counts. */
export function useContestNews(contest: ContestDetail, now: number): void {
  const resource = contestResource(contest.slug);
  const phase = now < contest.startsAt ? "before" : now < contest.endsAt ? "running" : "over";
  const isShort = phase !== "before" && contest.problems.length === 0;
  useEffect(() => {
    if (!isShort && phase !== "over") return;
    const timer = setTimeout(() => void resource.refresh(), Math.random() * startSpreadMs);
    return () => clearTimeout(timer);
  }, [resource, phase, isShort]);
  useRefresh(resource, 30_000);
  useRefresh(boardResource(contest.slug), 30_000);
}

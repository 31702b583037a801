import type { ContestClock } from "@bilimdon/contracts/http/contest-clock";
import { everyoneEndsAt } from "@bilimdon/rules/contest/contest-clock";
import { endOfTime, planOfTimes, stoppedAt } from "@bilimdon/rules/contest/plan-of-times";
import type { RequestCtx } from "../../../ctx.ts";
import type { Executor } from "../../../db/client.ts";
import { timesOf } from "../../../db/timed-contest.queries.ts";
import { refuse } from "../../../errors.ts";
import { requireInContest } from "../../../http/require-in-contest.ts";
import { type ClockRow, countOpen, countUnanswered, findClock } from "./clock.queries.ts";

/**
 * A contest's clock as officials see it, with what stands between it and final results.
 *
 * @throws thing.not_found
 */
export async function readClock(ctx: RequestCtx, input: { readonly slug: string }): Promise<ContestClock> {
  const contestId = await requireInContest(ctx, "contest.change", input.slug);
  const row = await findClock(ctx.db, { contestId });
  if (row === null) throw refuse("thing.not_found", `There is no contest "${input.slug}".`);
  return showClock(ctx.db, row, ctx.clock.now());
}

async function showClock(db: Executor, row: ClockRow, serverTime: number): Promise<ContestClock> {
  const times = timesOf(row);
  const end = everyoneEndsAt(planOfTimes(times), row.mostExtraMs);
  const { startsAt, endsAt, freezesAt, thawedAt, finalizedAt, countdownPausedMs } = times;
  return {
    contestId: row.contestId,
    serverTime,
    startsAt,
    endsAt,
    everyoneEndsAt: Number.isFinite(end) ? end : null,
    freezesAt,
    thawedAt,
    finalizedAt,
    countdownPausedMs,
    stoppedAt: stoppedAt(times),
    removed: row.removed.map((interval) => ({ ...interval })),
    obstacles: await readObstacles(db, row, serverTime),
  };
}

/** What forbids final results: somebody still competes, something sent in time has no verdict, a question no answer. */
export async function readObstacles(
  db: Executor,
  row: ClockRow,
  now: number,
): Promise<ContestClock["obstacles"]> {
  const end = everyoneEndsAt(planOfTimes(timesOf(row)), row.mostExtraMs);
  const { contestId, startsAt } = row;
  const open = await countOpen(db, { contestId, from: startsAt, before: new Date(Math.min(end, endOfTime)) });
  const found = [
    { kind: "running" as const, count: now < end ? 1 : 0 },
    { kind: "unjudged" as const, count: open.unjudged },
    { kind: "judging-error" as const, count: open.judgingErrors },
    { kind: "clarification" as const, count: await countUnanswered(db, contestId) },
  ];
  return found.filter(({ count }) => count > 0);
}

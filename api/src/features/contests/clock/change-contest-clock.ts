import type { ClockChangeWish, ContestClock } from "@bilimdon/contracts/http/contest-clock";
import { changeClock } from "@bilimdon/rules/contest/change-clock";
import { clockState } from "@bilimdon/rules/contest/contest-clock";
import { planOfTimes, type StoredTimes } from "@bilimdon/rules/contest/plan-of-times";
import type { RequestCtx } from "../../../ctx.ts";
import { addAudit } from "../../../db/add-audit.ts";
import type { AuditFacts } from "../../../db/schema/audit.ts";
import type { StoredInterval } from "../../../db/schema/contests.ts";
import { timesOf } from "../../../db/timed-contest.queries.ts";
import { inTransaction } from "../../../db/transaction.ts";
import { refuse } from "../../../errors.ts";
import { requireInContest } from "../../../http/require-in-contest.ts";
import { leaveRooms } from "../exam/leave-rooms.ts";
import { findClock, writeTimes } from "./clock.queries.ts";
import { readClock } from "./read-clock.ts";

/**
 * Changes a contest's clock: start, countdown, extension, a stop, a removed stretch, freeze and thaw. Boards follow.
 *
 * @throws contest.clock_refused with the reason, contest.wrong_state for a draft, thing.not_found
 */
export async function changeContestClock(
  ctx: RequestCtx,
  { slug, change }: { readonly slug: string; readonly change: ClockChangeWish },
): Promise<ContestClock> {
  const contestId = await requireInContest(ctx, "contest.change", slug);
  await inTransaction(ctx.db, async (tx) => {
    const row = await findClock(tx, { contestId, isLocked: true });
    if (row === null) throw refuse("thing.not_found", `There is no contest "${slug}".`);
    if (row.state !== "published")
      throw refuse(
        "contest.wrong_state",
        `The contest is ${row.state}; its clock runs once it is published.`,
        {
          from: row.state,
        },
      );
    const now = ctx.clock.now();
    const made = changeClock({ times: timesOf(row), change, now, mostExtraMs: row.mostExtraMs });
    if (made.kind === "refused")
      throw refuse("contest.clock_refused", `The clock was not changed (${change.kind}): ${made.why}.`, {
        change: change.kind,
        why: made.why,
      });
    const reason = "reason" in change ? change.reason : "";
    await writeTimes(tx, contestId, {
      ...made.times,
      removed: made.times.removed.map((interval) => withReason(interval, row.removed, reason)),
    });
    if (isReopened(timesOf(row), made.times, now)) await leaveRooms(tx, { contestId });
    await addAudit(tx, ctx, {
      act: "contest.change-clock",
      thing: { kind: "contest", id: contestId },
      before: factsOf(timesOf(row)),
      after: { ...change, ...factsOf(made.times) },
    });
  });
  ctx.log.warn({ contestId, change, by: ctx.person?.userId }, "a contest's clock was changed");
  await ctx.events.tell({ kind: "contest-changed", contestId });
  return readClock(ctx, { slug });
}

/** Over for some before the change, and running for them after it. */
function isReopened(before: StoredTimes, after: StoredTimes, now: number): boolean {
  const stateOf = (times: StoredTimes) => {
    const participant = { startedAt: null, extraMs: 0 };
    return clockState({ plan: planOfTimes(times), participant, now, mostExtraMs: 0 }).kind;
  };
  const mayBeOverForSome = stateOf(before) === "ended" || before.ownLengthMs !== null;
  return mayBeOverForSome && stateOf(after) !== "ended";
}

/** The moments alone; which stretch was taken out or put back the change itself says. */
function factsOf({ removed, ...times }: StoredTimes): AuditFacts {
  return { ...times, removedCount: removed.length };
}

function withReason(
  interval: Omit<StoredInterval, "reason">,
  before: readonly StoredInterval[],
  reason: string,
): StoredInterval {
  return { ...interval, reason: before.find(({ fromMs }) => fromMs === interval.fromMs)?.reason ?? reason };
}

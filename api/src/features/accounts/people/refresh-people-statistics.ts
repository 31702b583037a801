import type { PeopleStatistics } from "@bilimdon/contracts/http/people-statistics";
import type { Ctx, RequestCtx } from "../../../ctx.ts";
import { inTransaction } from "../../../db/transaction.ts";
import { requirePermit } from "../../../http/require-permit.ts";
import { claimRefresh, refreshStatistics } from "./people-statistics.queries.ts";
import { readPeopleStatistics } from "./read-people-statistics.ts";

/** Counting goes through every account: nobody makes the database do it more often, whoever and however many ask. */
const leastAgeMs = 60_000;
const usualAgeMs = 600_000;

/** Counts accounts anew unless that was done within the last minute. @returns what is known then */
export async function refreshPeopleStatistics(ctx: RequestCtx): Promise<PeopleStatistics> {
  requirePermit(ctx, "user.list");
  await refreshOlderThan(ctx, leastAgeMs);
  return readPeopleStatistics(ctx);
}

/** For a sweep: counts are at most ten minutes old, and one of all API processes counts. @returns whether it was this one */
export function keepPeopleStatistics(ctx: Pick<Ctx, "db" | "clock">): Promise<boolean> {
  return refreshOlderThan(ctx, usualAgeMs);
}

function refreshOlderThan({ db, clock }: Pick<Ctx, "db" | "clock">, ageMs: number): Promise<boolean> {
  const now = clock.now();
  return inTransaction(db, async (tx) => {
    const isMine = await claimRefresh(tx, { now: new Date(now), before: new Date(now - ageMs) });
    if (isMine) await refreshStatistics(tx);
    return isMine;
  });
}

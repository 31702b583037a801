import { roles } from "@bilimdon/rules/access/roles";
import { lte, sql } from "drizzle-orm";
import { z } from "zod";
import type { Executor } from "../../../db/client.ts";
import { userStatistics, viewRefreshes } from "../../../db/schema/user-statistics.ts";

const view = "user_statistics";

/**
 * Notes that the view is refreshed now, unless it was since `before`; to be called in the transaction that refreshes it.
 * Whoever comes meanwhile waits here for its end, and is then told no.
 */
export async function claimRefresh(
  tx: Executor,
  { now, before }: { readonly now: Date; readonly before: Date },
): Promise<boolean> {
  const claimed = await tx
    .insert(viewRefreshes)
    .values({ view, refreshedAt: now })
    .onConflictDoUpdate({
      target: viewRefreshes.view,
      set: { refreshedAt: now },
      setWhere: lte(viewRefreshes.refreshedAt, before),
    })
    .returning({ view: viewRefreshes.view });
  return claimed.length > 0;
}

/** Counts everybody anew. Readers see the counts of before until the transaction ends, and do not wait. */
export async function refreshStatistics(tx: Executor): Promise<void> {
  await tx.execute(sql`refresh materialized view concurrently ${userStatistics}`);
}

const read = z.object({
  counted_at: z.coerce.number().nullable(),
  states: z.array(
    z.object({ role: z.enum(roles), state: z.enum(["active", "blocked"]), people: z.number() }),
  ),
  organisations: z.array(z.object({ name: z.string(), people: z.number() })),
  other_organisations: z.number(),
  in_other_organisations: z.number(),
  without_organisation: z.number(),
  days: z.array(z.object({ day: z.string(), people: z.number() })),
});

/**
 * Sums of the view, in one statement, so that all are of one refresh. The view is gone through once: with many schools it
 * has nearly as many rows as there are people.
 *
 * @param of.organisations  of the largest at most so many by name; the rest in two sums
 * @param of.days           so many, the last one today in Tashkent, also those without anybody
 */
export async function readStatistics(
  db: Executor,
  of: { readonly now: Date; readonly organisations: number; readonly days: number },
) {
  const today = sql`(${of.now.toISOString()}::timestamptz at time zone 'Asia/Tashkent')::date`;
  const rows = await db.execute(sql`
    with by_place as materialized (
      select role, state, organisation, sum(people)::int as people from ${userStatistics} group by 1, 2, 3
    ), by_organisation as materialized (
      select organisation as name, sum(people)::int as people,
        row_number() over (order by sum(people) desc, organisation) as place
      from by_place where organisation <> '' group by 1
    ), bounds as (select ${of.organisations}::int as most, ${today} - ${of.days}::int + 1 as first_day, ${today} as last_day)
    select
      (select extract(epoch from refreshed_at) * 1000 from ${viewRefreshes} where view = ${view}) as counted_at,
      (select coalesce(json_agg(s), '[]') from (
        select role, state, sum(people)::int as people from by_place group by 1, 2) s) as states,
      (select coalesce(json_agg(json_build_object('name', name, 'people', people) order by place), '[]')
        from by_organisation where place <= most) as organisations,
      (select count(*)::int from by_organisation where place > most) as other_organisations,
      (select coalesce(sum(people), 0)::int from by_organisation where place > most) as in_other_organisations,
      (select coalesce(sum(people), 0)::int from by_place where organisation = '') as without_organisation,
      (select json_agg(json_build_object('day', d::date, 'people', coalesce(s.people, 0)) order by d)
        from generate_series(first_day, last_day, interval '1 day') d
        left join (select day, sum(people)::int as people from ${userStatistics}, bounds where day >= first_day group by 1) s
          on s.day = d::date) as days
    from bounds`);
  return read.parse(rows[0]);
}

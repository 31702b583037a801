import { lt, sql } from "drizzle-orm";
import { z } from "zod";
import type { Executor } from "../db/client.ts";
import { rateBuckets } from "../db/schema/rate-buckets.ts";

const nowUs = sql`(extract(epoch from clock_timestamp()) * 1000000)::bigint`;

const counted = z.object({
  was_taken: z.boolean(),
  asked_at_us: z.coerce.number(),
  count: z.number(),
  oldest_us: z.coerce.number(),
  last_free_us: z.coerce.number(),
});

/**
 * Counts one call in a bucket, in one statement.
 *
 * Whoever comes to a bucket at the same time waits for the lock of its row and then finds what the other wrote; the clock
 * is read under the lock, so that times in a row only grow. A time ahead of the clock means that it was set back.
 *
 * @returns was_taken false: the bucket is full; last_free_us is the call that must fall out of the window first
 */
export async function countCall(
  db: Executor,
  { name, limit, windowMs }: { readonly name: string; readonly limit: number; readonly windowMs: number },
) {
  const windowUs = windowMs * 1_000;
  const rows = await db.execute(sql`
    insert into ${rateBuckets} as b (name, taken_at_us, was_taken, asked_at_us, ends_at_us)
    select ${name}, array[n.us], true, n.us, n.us + ${windowUs}::bigint from (select ${nowUs} as us) n
    on conflict (name) do update set (taken_at_us, was_taken, asked_at_us, ends_at_us) = (
      select case when isFree then live || us else live end, isFree, us, us + ${windowUs}::bigint
      from (
        select n.us, l.live, cardinality(l.live) < ${limit}::int as isFree
        from (select ${nowUs} as us offset 0) n
        cross join lateral (
          select array(select t from unnest(b.taken_at_us) t where t > n.us - ${windowUs}::bigint and t <= n.us order by t)
            as live offset 0
        ) l
      ) asked
    )
    returning was_taken, asked_at_us, cardinality(taken_at_us) as count, taken_at_us[1] as oldest_us,
      coalesce(taken_at_us[cardinality(taken_at_us) - ${limit}::int + 1], 0) as last_free_us`);
  return counted.parse(rows[0]);
}

/** Gives a counted call back; one that is out already is no harm. */
export async function uncountCall(db: Executor, name: string, takenAtUs: number): Promise<void> {
  await db
    .update(rateBuckets)
    .set({ takenAtUs: sql`array_remove(${rateBuckets.takenAtUs}, ${takenAtUs}::bigint)` })
    .where(sql`${rateBuckets.name} = ${name}`);
}

/** Forgets buckets that nobody has asked for a whole window. */
export async function deleteEndedBuckets(db: Executor): Promise<void> {
  await db.delete(rateBuckets).where(lt(rateBuckets.endsAtUs, nowUs));
}

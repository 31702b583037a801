import type { Grant } from "@bilimdon/rules/access/grants";
import { type SQL, sql } from "drizzle-orm";
import { grants } from "./schema/grants.ts";

/** A grant as it comes with its person's row: living unless its time is over, which the reader's clock decides. */
export type KeptGrant = Grant & { readonly expiresAt: number | null };

const mostRead = 200;

/**
 * A column with the grants of a person that were not taken back: they come with the query that finds the person, so that
 * a change holds from the next request on and no verb has to ask.
 *
 * @param userId  the column of the query around it
 */
export function keptGrantsOf(userId: SQL.Aliased | SQL | { getSQL(): SQL }): SQL<KeptGrant[]> {
  const g = grants;
  return sql<
    KeptGrant[]
  >`coalesce((select jsonb_agg(jsonb_build_object('kind', g.thing_kind, 'id', g.thing_id,
      'role', g.role, 'expiresAt', (extract(epoch from g.expires_at) * 1000)::float8))
    from (select * from ${g} where ${g.userId} = ${userId} and ${g.deletedAt} is null limit ${sql.raw(String(mostRead))}) g),
    '[]'::jsonb)`;
}

/** Those whose time is not over. */
export function grantsAt(kept: readonly KeptGrant[], now: number): Grant[] {
  return kept
    .filter(({ expiresAt }) => expiresAt === null || expiresAt > now)
    .map(({ kind, id, role }) => ({ kind, id, role }));
}

import { roles } from "@bilimdon/rules/access/roles";
import { sql } from "drizzle-orm";
import { date, integer, pgMaterializedView, pgTable, text } from "drizzle-orm/pg-core";
import { moment } from "./columns.ts";

/**
 * How many living accounts of each role, state, organisation and day of registration by Tashkent's calendar; whoever is
 * deleted, merged or erased is not in it. An account names no region: what is known of where people come from is the
 * organisation that the newest line of theirs in a contest names, '' where none does.
 *
 * Its unique index stands in its migration alone, since drizzle knows none on such a view; by it a refresh locks no
 * reader out. A migration that changes a column read here drops the view first. Refreshed by features/accounts.
 */
export const userStatistics = pgMaterializedView("user_statistics", {
  role: text("role", { enum: roles }).notNull(),
  state: text("state", { enum: ["active", "blocked"] }).notNull(),
  organisation: text("organisation").notNull(),
  day: date("day").notNull(),
  people: integer("people").notNull(),
}).as(sql`
  select u.role,
    case when u.blocked_at is null then 'active' else 'blocked' end as state,
    coalesce(o.organisation, '') as organisation,
    (u.created_at at time zone 'Asia/Tashkent')::date as day,
    count(*)::integer as people
  from users u
  left join (
    select distinct on (line.user_id) line.user_id, btrim(line.organisation) as organisation
    from (
      select p.user_id, p.organisation, p.created_at, p.id from participants p
      union all
      select m.user_id, p.organisation, p.created_at, p.id
      from participant_members m join participants p on p.id = m.participant_id
    ) line
    where line.user_id is not null and btrim(line.organisation) <> ''
    order by line.user_id, line.created_at desc, line.id
  ) o on o.user_id = u.id
  where u.deleted_at is null and u.erased_at is null
  group by 1, 2, 3, 4`);

/** When each materialised view was last refreshed. Written by whoever refreshes it, in the same transaction. */
export const viewRefreshes = pgTable("view_refreshes", {
  view: text("view").primaryKey(),
  refreshedAt: moment("refreshed_at").notNull(),
});

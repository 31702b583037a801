CREATE TABLE "view_refreshes" (
	"view" text PRIMARY KEY NOT NULL,
	"refreshed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE MATERIALIZED VIEW "public"."user_statistics" AS (
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
  group by 1, 2, 3, 4);--> statement-breakpoint
-- Also what a refresh without locking readers out tells rows apart by.
CREATE UNIQUE INDEX "user_statistics_key" ON "user_statistics" USING btree ("day","role","state","organisation");

import { sql } from "drizzle-orm";
import type { Database } from "../../src/db/client.ts";

export interface BenchPersonRow {
  readonly userId: string;
  readonly login: string;
  readonly displayName: string;
  readonly searchKey: string;
  readonly number: number;
}

/** Nobody can sign in as one of them; every fiftieth is blocked, every hundredth a teacher. */
export async function insertBenchPeople(db: Database, people: readonly BenchPersonRow[]): Promise<void> {
  await db.execute(sql`
    insert into users (id, login, display_name, password_hash, role, search_key, created_at, blocked_at)
    select "userId", login, "displayName", '', case when number % 100 = 0 then 'teacher' else 'student' end,
      "searchKey", now() - number * interval '15 minutes', case when number % 50 = 0 then now() end
    from jsonb_to_recordset(${JSON.stringify(people)}::jsonb)
      as p("userId" text, login text, "displayName" text, "searchKey" text, number int)`);
}

/** What autovacuum does a minute after so many rows came. */
export async function settlePeople(db: Database): Promise<void> {
  await db.execute(sql`vacuum analyze users`);
}

/** A line in a contest for each of them, from one of so many schools; the first has most people, the last fewest. */
export async function insertBenchLines(db: Database, contestId: string, schools: number): Promise<void> {
  await db.execute(sql`
    insert into participants (id, contest_id, user_id, name, organisation)
    select 'par_' || id, ${contestId}, id, display_name,
      floor(${schools}::int * power(mod(abs(hashtext(id)::bigint), 10007) / 10007.0, 2))::int || '-maktab'
    from users where role in ('student', 'teacher')`);
}

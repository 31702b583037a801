import { sql } from "drizzle-orm";
import type { Database } from "../../src/db/client.ts";

export interface BenchPersonRow {
  readonly userId: string;
  readonly login: string;
  readonly displayName: string;
  readonly searchKey: string;
  readonly ageSeconds: number;
}

/** Nobody can sign in as one of them; every fiftieth is blocked, every hundredth a teacher. */
export async function insertBenchPeople(db: Database, people: readonly BenchPersonRow[]): Promise<void> {
  await db.execute(sql`
    insert into users (id, login, display_name, password_hash, role, search_key, created_at, blocked_at)
    select "userId", login, "displayName", '', case when "ageSeconds" % 100 = 0 then 'teacher' else 'student' end,
      "searchKey", now() - make_interval(secs => "ageSeconds"), case when "ageSeconds" % 50 = 0 then now() end
    from jsonb_to_recordset(${JSON.stringify(people)}::jsonb)
      as p("userId" text, login text, "displayName" text, "searchKey" text, "ageSeconds" int)`);
}

/** What autovacuum does a minute after so many rows came. */
export async function settlePeople(db: Database): Promise<void> {
  await db.execute(sql`vacuum analyze users`);
}

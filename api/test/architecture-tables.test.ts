import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestDatabase, type TestDatabase } from "./kit/open-test-database.ts";

/** Tables without deleted_at, and why their rows are never marked as deleted. A new table is here or has the column. */
const exempt: Readonly<Record<string, string>> = {
  account_keys: "open once and are forgotten after their time",
  api_tokens: "have revoked_at; db/retention deletes them",
  audit_log: "is append-only",
  balloons: "belong to their contest",
  board_cells: "are recomputed from submissions",
  board_firsts: "are recomputed from submissions",
  boards: "belong to their contest",
  canned_answers: "are the jury's notes",
  clarification_counters: "belong to their contest",
  clarification_reads: "belong to their contest",
  clarifications: "were said to people, and are never changed",
  contest_groups: "belong to their contest",
  contest_problems: "belong to their contest",
  custom_runs: "are deleted after an hour",
  exam_sessions: "end",
  factor_removals: "have a state; the audit log keeps them",
  held_verdicts: "are results in doubt",
  ignored_submissions: "end; the audit log keeps them",
  judge_host_calibrations: "are measurements; db/retention deletes them",
  judge_host_events: "are a history",
  judge_hosts: "are machines, which come and go by themselves",
  judgements: "are results",
  judging_errors: "are results",
  judging_pauses: "end; the audit log keeps them",
  outbox: "is deleted as it is sent",
  outgoing_mail: "is wiped when it has left; db/retention deletes it",
  participant_groups: "belong to their line",
  participant_members: "belong to their line",
  participants: "are lines of results",
  penalty_adjustments: "have withdrawn_at, and stay for who gave them and why",
  print_jobs: "belong to their contest",
  phones: "are taken off for good",
  problem_assets: "belong to their version",
  problem_files: "belong to their version",
  problem_publications: "are a history",
  problem_samples: "belong to their version",
  problem_statements: "belong to their version",
  problem_versions: "are what verdicts were judged with",
  rate_buckets: "are counts, which a sweep forgets",
  recovery_codes: "open once",
  rejudge_items: "are results",
  rejudges: "have a state",
  second_factors: "are taken off for good",
  session_bearers: "belong to their session",
  sessions: "end",
  sms_codes: "open once and are forgotten after a day",
  submissions: "are results",
  view_refreshes: "hold a moment for each view",
};

/** Unique indexes of such tables that also hold for what is deleted. */
const wholeUnique: Readonly<Record<string, string>> = {
  problems_slug_unique: "pushing a deleted problem again brings it back with its versions",
};

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

async function names(query: ReturnType<typeof sql>): Promise<string[]> {
  const rows = await database.db.execute<{ name: string }>(query);
  return rows.map(({ name }) => name);
}

describe("soft delete", () => {
  it("is in every table but those named here with their reason", async () => {
    const lacking = await names(sql`select t.table_name as name from information_schema.tables t
      where t.table_schema = 'public' and t.table_type = 'BASE TABLE' and not exists (
        select 1 from information_schema.columns c
        where c.table_schema = 'public' and c.table_name = t.table_name and c.column_name = 'deleted_at')
      order by 1`);

    expect(lacking, "give the table deleted_at, or its reason here").toEqual(Object.keys(exempt).toSorted());
  });

  it("leaves what is unique free for others: unique indexes of such tables are partial", async () => {
    const whole = await names(sql`select i.relname as name from pg_index x
      join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
      join pg_attribute a on a.attrelid = t.oid and a.attname = 'deleted_at'
      where t.relnamespace = 'public'::regnamespace and x.indisunique and not x.indisprimary
        and coalesce(pg_get_expr(x.indpred, x.indrelid), '') not like '%deleted_at IS NULL%'
      order by 1`);

    expect(whole).toEqual(Object.keys(wholeUnique));
  });
});

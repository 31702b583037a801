import postgres from "postgres";

export type BareDatabase = ReturnType<typeof postgres>;

export function openBareDatabase(url: string): BareDatabase {
  return postgres(url, { max: 10, onnotice: () => {} });
}

/** postgres.js prepares what is written as a template. */
export async function findPersonBare(sql: BareDatabase, sessionId: string): Promise<unknown> {
  const [person] = await sql`
    select u.id, u.login, u.display_name, u.role, u.locale
    from sessions s join users u on u.id = s.user_id where s.id = ${sessionId}`;
  return person;
}

export async function listContestsBare(sql: BareDatabase): Promise<readonly unknown[]> {
  return sql`
    select id, slug, title, starts_at, ends_at, freezes_at, thawed_at, finalized_at, penalty_minutes,
      (select count(*)::int from participants p where p.contest_id = contests.id) as participant_count,
      (select count(*)::int from contest_problems c where c.contest_id = contests.id) as problem_count
    from contests where deleted_at is null order by starts_at desc, id limit 200`;
}

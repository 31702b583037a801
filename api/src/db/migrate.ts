/**
 * Brings a database to the schema of this checkout, and back.
 *
 * Several processes may start at once, so an advisory lock is held around the whole: the first migrates, the others
 * wait and find nothing left to do. Each migration stands beside its way back, `<name>.down.sql`.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { z } from "zod";

const defaultFolder = fileURLToPath(new URL("../../../migrations", import.meta.url));
const lockKey = 4_216_001;

/** Applies what is missing. @returns how many migrations were applied */
export function migrateUp(url: string, folder = defaultFolder): Promise<number> {
  return underLock(url, async (sql) => {
    const before = await countApplied(sql);
    await migrate(drizzle(sql), { migrationsFolder: folder });
    return (await countApplied(sql)) - before;
  });
}

/** Takes back the newest `steps` migrations, newest first. @returns the names taken back */
export function migrateDown(url: string, steps: number, folder = defaultFolder): Promise<string[]> {
  return underLock(url, async (sql) => {
    const applied = await countApplied(sql);
    const names = readNames(folder)
      .slice(Math.max(0, applied - steps), applied)
      .reverse();
    for (const name of names) {
      await sql.begin(async (tx) => {
        await tx.unsafe(readFileSync(join(folder, `${name}.down.sql`), "utf8"));
        await tx`delete from drizzle.__drizzle_migrations where id = (select max(id) from drizzle.__drizzle_migrations)`;
      });
    }
    return names;
  });
}

const journal = z.object({ entries: z.array(z.object({ tag: z.string() })) });

/** Names of the migrations, oldest first. */
export function readNames(folder = defaultFolder): string[] {
  const text = readFileSync(join(folder, "meta/_journal.json"), "utf8");
  return journal.parse(JSON.parse(text)).entries.map((entry) => entry.tag);
}

async function countApplied(sql: postgres.Sql): Promise<number> {
  const [found] = await sql`select to_regclass('drizzle.__drizzle_migrations') is not null as is_there`;
  if (found?.is_there !== true) return 0;
  const [counted] = await sql`select count(*)::int as applied from drizzle.__drizzle_migrations`;
  return z.object({ applied: z.number() }).parse(counted).applied;
}

async function underLock<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  // One connection: the lock belongs to it, and goes with it if this process dies.
  const sql = postgres(url, { max: 1, onnotice: () => {}, connect_timeout: 10 });
  try {
    await sql`select pg_advisory_lock(${lockKey})`;
    return await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

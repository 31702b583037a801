import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { inject } from "vitest";
import { type Database, openDatabase } from "../../src/db/client.ts";

export interface TestDatabase {
  readonly url: string;
  readonly db: Database;
  /** Closes the pool and drops the database; call it in afterAll. */
  close(): Promise<void>;
}

/** A database of this file's own with the whole schema and no rows. */
export async function openTestDatabase(
  options: {
    readonly isEmpty?: boolean;
    /** As it is now, ids and all; its lines are cut, since Postgres copies only what nobody is in. */
    readonly copyOf?: TestDatabase;
  } = {},
): Promise<TestDatabase> {
  const template = new URL(inject("templateUrl"));
  const name = `test_${randomBytes(6).toString("hex")}`;
  const source = options.copyOf === undefined ? template : new URL(options.copyOf.url);
  const from = options.isEmpty === true ? "template0" : source.pathname.slice(1);
  if (options.copyOf !== undefined)
    await maintain(
      template,
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${from}'`,
    );
  // Copied file by file: written to the log, as is usual, it takes three times as long on a server that never syncs.
  await maintain(template, `create database ${name} template ${from} strategy file_copy`);
  const own = new URL(template);
  own.pathname = `/${name}`;
  const door = openDatabase(own.href, 8);
  return {
    url: own.href,
    db: door.db,
    async close() {
      await door.close();
      await maintain(template, `drop database if exists ${name} with (force)`);
    },
  };
}

async function maintain(template: URL, statement: string): Promise<void> {
  const server = new URL(template);
  server.pathname = "/postgres";
  const sql = postgres(server.href, { max: 1, onnotice: () => {} });
  try {
    await sql.unsafe(statement);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

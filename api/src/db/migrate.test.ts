import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { generateDrizzleJson } from "drizzle-kit/api";
import postgres from "postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestDatabase, type TestDatabase } from "../../test/kit/open-test-database.ts";
import { migrateDown, migrateUp, readNames } from "./migrate.ts";

const folder = fileURLToPath(new URL("../../../migrations", import.meta.url));
let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase({ isEmpty: true });
});
afterAll(() => database.close());

/** Every table, column, constraint and index of ours, in words. */
async function describeSchema(): Promise<string[]> {
  const sql = postgres(database.url, { max: 1 });
  const rows = await sql`
    select table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || coalesce(column_default, '') as line
      from information_schema.columns where table_schema = 'public'
    union all select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
      from pg_constraint where connamespace = 'public'::regnamespace
    union all select indexdef from pg_indexes where schemaname = 'public'
    order by 1`;
  await sql.end();
  return rows.map((row) => String(row.line));
}

it("has beside each migration its way back", () => {
  const lacking = readNames().filter((name) => !existsSync(join(folder, `${name}.down.sql`)));

  expect(readNames().length).toBeGreaterThan(0);
  expect(lacking).toEqual([]);
});

it("goes up, all the way down to nothing, and up to the same schema", async () => {
  const count = readNames().length;

  expect(await migrateUp(database.url)).toBe(count);
  const first = await describeSchema();
  expect(await migrateDown(database.url, count)).toHaveLength(count);
  expect(await describeSchema()).toEqual([]);
  expect(await migrateUp(database.url)).toBe(count);

  expect(first.length).toBeGreaterThan(100);
  expect(await describeSchema()).toEqual(first);
});

it("finds rows by every reference without reading the whole table", async () => {
  const sql = postgres(database.url, { max: 1 });
  const unindexed = await sql`
    select c.conrelid::regclass || '.' || a.attname as line
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.connamespace = 'public'::regnamespace
      and not exists (select 1 from pg_index i where i.indrelid = c.conrelid and i.indkey[0] = c.conkey[1])`;
  await sql.end();

  expect(unindexed.map(({ line }) => line)).toEqual([]);
});

it("is applied once when four processes start together", async () => {
  await migrateDown(database.url, readNames().length);

  const applied = await Promise.all(Array.from({ length: 4 }, () => migrateUp(database.url)));

  expect(applied.toSorted()).toEqual([0, 0, 0, readNames().length]);
});

it("is abreast of the schema in the code", async () => {
  const newest = String(readNames().length - 1).padStart(4, "0");
  const kept = JSON.parse(readFileSync(join(folder, `meta/${newest}_snapshot.json`), "utf8"));
  const schemaFolder = fileURLToPath(new URL("./schema/", import.meta.url));
  const names = readdirSync(schemaFolder).filter((name) => name.endsWith(".ts"));
  const modules = await Promise.all(names.map((name) => import(join(schemaFolder, name))));

  const { id: _, ...now } = generateDrizzleJson(Object.assign({}, ...modules), kept.prevId);

  expect({ ...now, id: kept.id }, "run npm run db:generate, and write its way back").toEqual(kept);
});

import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openTestDatabase, type TestDatabase } from "../../test/kit/open-test-database.ts";
import { type DatabaseDoor, openDatabase } from "./client.ts";
import { inTransaction } from "./transaction.ts";

let database: TestDatabase;
let door: DatabaseDoor;
beforeEach(async () => {
  database = await openTestDatabase();
  door = openDatabase(database.url, 1);
});
afterEach(async () => {
  await door.close();
  await database.close();
});

/** What the only connection keeps, as far as it holds these words. */
async function kept(words: string): Promise<number> {
  const [found] = await door.db.execute<{ count: number }>(
    sql.raw(
      `select count(*)::int as count from pg_prepared_statements where strpos(statement, '${words}') > 0`,
    ),
  );
  return found?.count ?? 0;
}

describe("a statement that comes again", () => {
  it("is prepared once, within a transaction and outside", async () => {
    for (const word of ["one", "two"]) await door.db.execute(sql`select ${word}::text as said_again`);
    await inTransaction(door.db, (tx) => tx.execute(sql`select ${"three"}::text as said_again`));
    await door.db.transaction((tx) => tx.execute(sql`select ${"four"}::text as said_again`), {
      accessMode: "read only",
    });

    expect(await kept("said_again")).toBe(1);
  });

  it("is not kept when its text is long, nor when there are very many texts", async () => {
    await door.db.execute(sql`select ${"x"}::text as long_one, ${sql.raw(`'${"y".repeat(4_000)}'`)}`);
    for (let at = 0; at < 520; at += 1)
      await door.db.execute(sql`select ${at}::int as ${sql.raw(`many_${at}`)}`);

    expect(await kept("long_one")).toBe(0);
    expect(await kept("many_")).toBe(500);
  });

  it("answers anew after a column has come to its table", async () => {
    const look = () => door.db.execute(sql`select * from growing where id = ${1}`);
    await door.db.execute(sql`create table growing (id int)`);
    await door.db.execute(sql`insert into growing values (${1})`);
    await look();
    await door.db.execute(sql`alter table growing add column name text default 'new'`);

    expect([...(await look())]).toEqual([{ id: 1, name: "new" }]);
  });
});

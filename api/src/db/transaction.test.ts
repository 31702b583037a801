import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestDatabase, type TestDatabase } from "../../test/kit/open-test-database.ts";
import { users } from "./schema/accounts.ts";
import { inOftenTransaction } from "./transaction.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

it("a transaction that comes often plans its statements once", async () => {
  const plans = sql`select coalesce(sum(custom_plans), 0)::int as "custom", sum(generic_plans)::int as "generic"
    from pg_prepared_statements where statement like '%"login" = $1%'`;

  const [found] = await inOftenTransaction(database.db, async (tx) => {
    for (const login of ["a", "b", "c"])
      await tx.select({ id: users.id }).from(users).where(eq(users.login, login));
    return tx.execute(plans);
  });

  expect(found).toEqual({ custom: 0, generic: 3 });
});

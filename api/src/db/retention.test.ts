import { afterAll, beforeAll, expect, it } from "vitest";
import { build } from "../../test/kit/build.ts";
import { openTestDatabase, type TestDatabase } from "../../test/kit/open-test-database.ts";
import { forgetOld } from "./retention.ts";
import { apiTokens } from "./schema/accounts.ts";
import { grants } from "./schema/grants.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const dayMs = 24 * 3_600_000;

it("deletes what is past its days, and nothing that lives or is younger", async () => {
  const { db } = database;
  const now = Date.now();
  const ago = (days: number) => new Date(now - days * dayMs);
  const { id: userId } = await build.user(db);
  const token = (id: string, revokedAt: Date | null) => ({
    id,
    userId,
    label: id,
    secretHash: id,
    revokedAt,
  });
  await db.insert(apiTokens).values([token("old", ago(366)), token("young", ago(364)), token("alive", null)]);
  const grant = (id: string, deletedAt: Date | null) => ({
    id,
    userId,
    role: "teacher" as const,
    thingKind: "course" as const,
    thingId: id,
    givenBy: userId,
    givenAt: ago(2_000),
    deletedAt,
  });
  await db.insert(grants).values([grant("old", ago(1_096)), grant("alive", null)]);

  const counts = await forgetOld(db, now);

  expect(counts).toMatchObject({ "tokens revoked": 1, "grants ended": 1, "letters that left": 0 });
  expect((await db.select().from(apiTokens)).map(({ id }) => id).toSorted()).toEqual(["alive", "young"]);
  expect((await db.select().from(grants)).map(({ id }) => id)).toEqual(["alive"]);
});

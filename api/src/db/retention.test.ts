import { Readable } from "node:stream";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { build } from "../../test/kit/build.ts";
import { openTestDatabase, type TestDatabase } from "../../test/kit/open-test-database.ts";
import { MemoryBlobs, TestClock } from "../../test/kit/test-ctx.ts";
import { areKept, holdBlobs } from "./named-blobs.ts";
import { forgetOld } from "./retention.ts";
import { apiTokens } from "./schema/accounts.ts";
import { files } from "./schema/files.ts";
import { grants } from "./schema/grants.ts";
import { printJobs } from "./schema/print-jobs.ts";
import { problemAssets } from "./schema/problems.ts";
import { inTransaction } from "./transaction.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const dayMs = 24 * 3_600_000;
const blobs = new MemoryBlobs();

function ctxAt(now: number) {
  const clock = new TestClock();
  clock.set(now);
  return { db: database.db, blobs, clock };
}

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

  const contest = await build.contest(db);
  const line = await build.participant(db, { contestId: contest.id, userId });
  const print = (id: string, movedAt: Date) => ({
    id,
    contestId: contest.id,
    participantId: line.id,
    sentBy: userId,
    fileName: "a.cpp",
    text: "int main() {}",
    pages: 1,
    sentAt: ago(60),
    movedAt,
  });
  await db.insert(printJobs).values([print("old", ago(31)), print("young", ago(29))]);

  const counts = await forgetOld(ctxAt(now));

  expect(counts).toMatchObject({ "tokens revoked": 1, "grants ended": 1, "letters that left": 0, prints: 1 });
  expect((await db.select().from(printJobs)).map(({ id }) => id)).toEqual(["young"]);
  expect((await db.select().from(apiTokens)).map(({ id }) => id).toSorted()).toEqual(["alive", "young"]);
  expect((await db.select().from(grants)).map(({ id }) => id)).toEqual(["alive"]);
});

describe("the bytes of a file that was taken away", () => {
  const now = Date.now();
  const keep = (words: string) => blobs.keep(Readable.from([words]));
  const isThere = (hash: string) => areKept(blobs, [hash]);

  async function fileOf(blobHash: string, daysAgo: number | null) {
    const { id: ownerId } = await build.user(database.db);
    return {
      id: `file_${ownerId}`,
      ownerId,
      purpose: "lesson" as const,
      name: "dars.txt",
      mime: "text/plain",
      blobHash,
      bytes: 1,
      createdAt: new Date(now - 400 * dayMs),
      deletedAt: daysAgo === null ? null : new Date(now - daysAgo * dayMs),
    };
  }

  it("go with its row after thirty days, and not before", async () => {
    const [old, young] = [await keep("old"), await keep("young")];
    await database.db.insert(files).values([await fileOf(old.hash, 31), await fileOf(young.hash, 29)]);

    const counts = await forgetOld(ctxAt(now));

    expect(counts).toMatchObject({ "files taken away": 1 });
    expect([await isThere(old.hash), await isThere(young.hash)]).toEqual([false, true]);
  });

  it("stay while another file or a problem has the same, and go with the last of them", async () => {
    const [shared, figure, alone] = [await keep("shared"), await keep("figure"), await keep("alone")];
    const living = await fileOf(shared.hash, null);
    const { id: problemVersionId } = await build.problemVersion(database.db);
    const place = { problemVersionId, path: "statement/figure.png", bytes: 1, mime: "image/png" };
    await database.db.insert(problemAssets).values({ ...place, blobHash: figure.hash });
    await database.db
      .insert(files)
      .values([
        living,
        await fileOf(shared.hash, 31),
        await fileOf(figure.hash, 31),
        await fileOf(alone.hash, 31),
        await fileOf(alone.hash, 32),
      ]);

    await forgetOld(ctxAt(now));

    const there = [shared, figure, alone].map(({ hash }) => isThere(hash));
    expect(await Promise.all(there)).toEqual([true, true, false]);
  });

  it("stay when somebody brings the same while they are looked at", async () => {
    const { hash } = await keep("brought again");
    await database.db.insert(files).values(await fileOf(hash, 31));
    const again = await fileOf(hash, null);
    let forgetting: Promise<unknown> = Promise.resolve();

    await inTransaction(database.db, async (tx) => {
      await holdBlobs(tx, [hash]);
      forgetting = forgetOld(ctxAt(now));
      await untilSomebodyWaits();
      await tx.insert(files).values(again);
    });
    await forgetting;

    expect(await isThere(hash)).toBe(true);
  });

  it("keep their row while the store is away, so that the next round tries again", async () => {
    const { hash } = await keep("store away");
    const file = await fileOf(hash, 31);
    await database.db.insert(files).values(file);
    const away = Object.assign(Object.create(blobs), { remove: () => Promise.reject(new Error("away")) });

    await expect(forgetOld({ ...ctxAt(now), blobs: away })).rejects.toThrow("away");

    expect(await database.db.select().from(files).where(eq(files.id, file.id))).toHaveLength(1);
    await forgetOld(ctxAt(now));
    expect(await isThere(hash)).toBe(false);
  });

  async function untilSomebodyWaits() {
    for (let tries = 0; tries < 500; tries += 1) {
      const [found] = await database.db.execute<{ count: number }>(
        sql`select count(*)::int as count from pg_locks where locktype = 'advisory' and not granted
          and database = (select oid from pg_database where datname = current_database())`,
      );
      if (found !== undefined && found.count > 0) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error("nobody waits for the blob");
  }
});

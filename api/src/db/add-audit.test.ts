import { sql } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { openTestDatabase, type TestDatabase } from "../../test/kit/open-test-database.ts";
import { makeTestCtx, type TestCtx } from "../../test/kit/test-ctx.ts";
import { addAudit, addAudits } from "./add-audit.ts";
import { auditLog } from "./schema/audit.ts";
import { inTransaction } from "./transaction.ts";
import { verifyAudit } from "./verify-audit.ts";

let database: TestDatabase;
let ctx: TestCtx;
const opened: TestDatabase[] = [];
beforeEach(async () => {
  database = await openTestDatabase();
  opened.push(database);
  ctx = makeTestCtx(database.db);
});
afterAll(async () => {
  for (const one of opened) await one.close();
});

const thing = { kind: "contest", id: "con_1" };
const pause = (reason: string) =>
  addAudit(database.db, ctx, { act: "judging.pause", thing, after: { reason } });
/** As an intruder would who owns the table. */
const tamper = async (statement: string) => {
  await database.db.execute(sql.raw("alter table audit_log disable trigger user"));
  await database.db.execute(sql.raw(statement));
};

describe("the audit log", () => {
  it("keeps who, what, before, after, from where and which request", async () => {
    const person = {
      userId: "usr_a",
      login: "a",
      displayName: "A",
      role: "admin",
      locale: "uz",
      impersonatorId: "usr_b",
    } as const;
    const by = { ...ctx, person, requestId: "r1", address: "10.0.0.1" };
    const line = {
      act: "user.block",
      thing,
      before: { isBlocked: false },
      after: { isBlocked: true },
    } as const;

    await addAudit(database.db, by, line);

    const [kept] = await database.db.select().from(auditLog);
    expect(kept).toMatchObject({
      id: 1,
      at: new Date(ctx.clock.now()),
      actorId: "usr_a",
      impersonatorId: "usr_b",
      act: "user.block",
      thingKind: "contest",
      thingId: "con_1",
      before: { isBlocked: false },
      after: { isBlocked: true },
      address: "10.0.0.1",
      requestId: "r1",
    });
  });

  it("loses its line together with the act when the transaction fails", async () => {
    const act = inTransaction(database.db, async (tx) => {
      await addAudit(tx, ctx, { act: "judging.pause", thing });
      throw new Error("the act failed");
    });

    await expect(act).rejects.toThrow("the act failed");
    expect(await database.db.select().from(auditLog)).toEqual([]);
  });

  it.each(["update audit_log set act = 'x.y'", "delete from audit_log", "truncate audit_log"])(
    "refuses to be changed: %s",
    async (statement) => {
      await pause("one");

      const changing = database.db.execute(sql.raw(statement));

      await expect(changing).rejects.toMatchObject({
        cause: { message: expect.stringContaining("audit_log is append-only") },
      });
      expect(await database.db.select().from(auditLog)).toHaveLength(1);
    },
  );

  it("stays one chain without gaps when forty acts are written at once, one of them given up", async () => {
    const writes = Array.from({ length: 40 }, (_, n) =>
      inTransaction(database.db, async (tx) => {
        await addAudits(tx, ctx, [
          { act: "judging.pause", thing, after: { n } },
          { act: "judging.resume", thing, after: { n, words: ["oʻ", "\"'\\", "ў"] } },
        ]);
        if (n === 7) throw new Error("given up");
      }),
    );

    const ends = await Promise.allSettled(writes);

    expect(ends.filter(({ status }) => status === "rejected")).toHaveLength(1);
    expect(await verifyAudit(database.db)).toMatchObject({ kind: "whole", rows: 78, head: { id: 78 } });
  });
});

describe("verifying the audit log", () => {
  it("finds an empty log whole", async () => {
    expect(await verifyAudit(database.db)).toEqual({ kind: "whole", rows: 0, head: null });
  });

  it.each([
    [
      "a changed word",
      `update audit_log set after = '{"reason":"other"}' where id = 2`,
      2,
      "not what was written",
    ],
    ["another actor", "update audit_log set actor_id = 'usr_x' where id = 1", 1, "not what was written"],
    ["a line taken out", "delete from audit_log where id = 2", 3, "row 2 is gone"],
    [
      "a line taken out and the rest renumbered",
      "delete from audit_log where id = 2; update audit_log set id = 2 where id = 3",
      2,
      "does not follow",
    ],
    [
      "a hash made to fit a changed line",
      "update audit_log set act = 'a.b', hash = repeat('a', 64) where id = 1",
      1,
      "not what was written",
    ],
  ])("finds %s", async (_, statement, at, why) => {
    for (const reason of ["one", "two", "three"]) await pause(reason);

    await tamper(statement);

    expect(await verifyAudit(database.db)).toEqual({
      kind: "broken",
      at,
      why: expect.stringContaining(why),
    });
  });

  it("finds a tail cut off by a head that was noted earlier", async () => {
    for (const reason of ["one", "two", "three"]) await pause(reason);
    const whole = await verifyAudit(database.db);
    const head = whole.kind === "whole" ? whole.head : null;

    expect(await verifyAudit(database.db, head)).toMatchObject({ kind: "whole", rows: 3 });
    await tamper("delete from audit_log where id = 3");

    expect(await verifyAudit(database.db)).toMatchObject({ kind: "whole", rows: 2 });
    expect(await verifyAudit(database.db, head)).toMatchObject({ kind: "broken", at: 3 });
  });
});

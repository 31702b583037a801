import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openTestDatabase, type TestDatabase } from "../../test/kit/open-test-database.ts";
import { makeTestCtx, type TestCtx } from "../../test/kit/test-ctx.ts";
import { addToOutbox } from "../db/add-to-outbox.ts";
import { outbox } from "../db/schema/outbox.ts";
import { inTransaction } from "../db/transaction.ts";
import { type OutboxSender, openOutboxSender } from "./outbox-sender.ts";

let database: TestDatabase;
let ctx: TestCtx;
const open: OutboxSender[] = [];
beforeAll(async () => {
  database = await openTestDatabase();
});
beforeEach(async () => {
  await Promise.all(open.splice(0).map((sender) => sender.stop()));
  await database.db.delete(outbox);
  ctx = makeTestCtx(database.db);
});
afterAll(async () => {
  await Promise.all(open.map((sender) => sender.stop()));
  await database.close();
});

function openSender(): OutboxSender {
  const sender = openOutboxSender(ctx);
  open.push(sender);
  return sender;
}
const news = (payload: unknown, room = "user:1") => ({ room, event: "news", payload });

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; tries < 400 && !isSo(); tries += 1) await sleep(10);
  expect(isSo()).toBe(true);
}

describe("the outbox", () => {
  it("sends nothing of a transaction that was rolled back", async () => {
    const sender = openSender();
    await inTransaction(database.db, async (tx) => {
      await addToOutbox(tx, [news("never")]);
      throw new Error("rolled back");
    }).catch(() => {});
    await sender.drain();

    expect(ctx.live.sent).toEqual([]);
  });

  it("sends in the order of writing and forgets what it has sent", async () => {
    await addToOutbox(
      database.db,
      [1, 2, 3].map((n) => news(n)),
    );
    const sender = openSender();
    sender.wake();
    await until(() => ctx.live.sent.length === 3);

    expect(ctx.live.sent.map((one) => one.payload)).toEqual([1, 2, 3]);
    await sender.stop();
    expect(await database.db.select().from(outbox)).toEqual([]);
  });

  it("finds by itself what another process wrote and did not live to send", async () => {
    openSender();
    await sleep(50);
    await addToOutbox(database.db, [news("left behind")]);

    await until(() => ctx.live.sent.length === 1);
  });

  it("sends everything once and in order when several processes send at once", async () => {
    const senders = [openSender(), openSender(), openSender()];
    for (let n = 0; n < 60; n += 1) {
      await addToOutbox(database.db, [news(n)]);
      for (const sender of senders) sender.wake();
    }
    await until(() => ctx.live.sent.length >= 60);
    await sleep(100);

    expect(ctx.live.sent.map((one) => one.payload)).toEqual(Array.from({ length: 60 }, (_, n) => n));
  });
});

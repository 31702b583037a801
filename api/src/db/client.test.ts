import { connect, createServer, type Socket } from "node:net";
import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { type DatabaseDoor, openDatabase } from "./client.ts";

const connections = 6;
const cuts = 40;
/** The library gives a connection that hangs ten seconds; a pool in health answers in milliseconds. */
const answersWithinMs = 5_000;

const lines = new Set<Socket>();
let door: DatabaseDoor;
const road = createServer((near) => {
  const server = new URL(inject("templateUrl"));
  const far = connect(Number(server.port), server.hostname);
  for (const end of [near, far]) {
    lines.add(end);
    end.on("error", () => undefined).once("close", () => lines.delete(end));
  }
  near.pipe(far).pipe(near);
});

beforeAll(async () => {
  await new Promise<void>((settle) => road.listen(0, "127.0.0.1", settle));
  door = openDatabase(roadUrl(), connections);
});
afterAll(async () => {
  await door.close();
  road.close();
});

function roadUrl(): string {
  const address = road.address();
  const url = new URL(inject("templateUrl"));
  url.port = String(typeof address === "object" ? address?.port : "");
  url.pathname = "/postgres";
  return url.href;
}

const ask = () => door.db.execute(sql`select 1 as one`);
const askTwice = () =>
  door.db.transaction(async (tx) => {
    await tx.execute(sql`select 1`);
    await tx.execute(sql`select 2`);
  });

it("answers again at once after every line to the database was cut in the middle of work", async () => {
  let isOver = false;
  const busy = Array.from({ length: 2 * connections }, async (_, index) => {
    // What failed is asked again in the same breath, as a verb's caller does.
    while (!isOver) await (index % 2 === 0 ? ask() : askTwice()).catch(() => nextTurn());
  });
  for (let cut = 0; cut < cuts; cut += 1) {
    await sleep(20);
    for (const line of lines) line.destroy();
  }
  isOver = true;
  await Promise.all(busy);

  const startedAt = performance.now();
  await Promise.all(Array.from({ length: 4 * connections }, () => ask()));
  expect(performance.now() - startedAt).toBeLessThan(answersWithinMs);
});

it("runs no statement of a transaction whose line was lost on the line that came after it", async () => {
  const single = openDatabase(roadUrl(), 1);
  await single.db.execute(sql`create table if not exists after_loss (n int)`);
  let late: Promise<unknown> | undefined;
  const isBack = async () => (await single.db.execute(sql`select 1 as one`).catch(() => [])).length === 1;

  const transaction = single.db.transaction(async (tx) => {
    await tx.execute(sql`select 1`);
    for (const line of lines) line.destroy();
    while (!(await isBack())) await nextTurn();
    late = tx.execute(sql`insert into after_loss values (1)`).then();
    await late;
  });
  await expect(transaction).rejects.toThrow();
  while (late === undefined) await nextTurn();

  await expect(late).rejects.toThrow();
  expect(await single.db.execute(sql`select n from after_loss`)).toEqual([]);
  await single.db.execute(sql`drop table after_loss`);
  await single.close();
});

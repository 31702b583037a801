import { rooms } from "@bilimdon/contracts/live/rooms";
import type { Socket } from "socket.io-client";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { build } from "../../test/kit/build.ts";
import { connectTo, join, type LiveDoor, next, openLiveDoor } from "../../test/kit/live-door.ts";
import { openTestDatabase, type TestDatabase } from "../../test/kit/open-test-database.ts";
import { makeTestCtx, type TestCtx } from "../../test/kit/test-ctx.ts";
import { startSession } from "../features/accounts/lucia-sessions.ts";

let database: TestDatabase;
let ctx: TestCtx;
let here: LiveDoor;
const clients: Socket[] = [];
beforeAll(async () => {
  database = await openTestDatabase();
  ctx = makeTestCtx(database.db);
  here = await openLiveDoor(ctx);
});
afterEach(() => {
  for (const client of clients.splice(0)) client.disconnect();
});
afterAll(async () => {
  await here.close();
  await database.close();
});

async function connect(cookie: string): Promise<Socket> {
  const client = await connectTo(here.url, { cookie });
  clients.push(client);
  return client;
}

const signIn = async (userId: string) => (await startSession(ctx, userId)).setCookie.split(";")[0] ?? "";

/** An exam that begins in a moment, its one contestant with two sessions, and another contest. */
async function openExam() {
  const lola = await build.user(database.db);
  const now = ctx.clock.now();
  const times = { startsAt: new Date(now + 1), endsAt: new Date(now + 3_600_000) };
  const exam = await build.contest(database.db, { ...times, isExam: 1 });
  await build.participant(database.db, { contestId: exam.id, userId: lola.id });
  const other = await build.contest(database.db);
  const devices = [await signIn(lola.id), await signIn(lola.id)] as const;
  return { lola, devices, exam: rooms.publicBoard(exam.id), other: rooms.publicBoard(other.id) };
}

const joinAs = async (cookie: string, room: string) => {
  const answer = await join(await connect(cookie), room);
  return answer.kind === "refused" ? answer.code : answer.kind;
};

describe("the live link of a contestant of an exam", () => {
  it("leaves what it joined before, by every device, once they come in, and hears nothing else then", async () => {
    const { lola, devices, exam, other } = await openExam();
    const before = await Promise.all(devices.map(connect));
    for (const client of before) expect((await join(client, other)).kind).toBe("joined");
    const left = Promise.all(before.map((client) => next(client, "disconnect")));

    ctx.clock.advance(1);
    // Its own socket is closed with the others; it comes back.
    (await connect(devices[0])).emit("join", { room: exam });
    await left;

    expect(await joinAs(devices[0], exam)).toBe("joined");
    expect(await joinAs(devices[0], rooms.user(lola.id))).toBe("joined");
    expect(await joinAs(devices[0], other)).toBe("contest.exam_running");
    expect(await joinAs(devices[1], rooms.user(lola.id))).toBe("contest.exam_elsewhere");
    expect(await joinAs(devices[1], exam)).toBe("contest.exam_elsewhere");
  });

  it("hears its own news on any page without coming into an exam by it", async () => {
    const { lola, devices, other } = await openExam();
    ctx.clock.advance(1);

    expect(await joinAs(devices[0], rooms.user(lola.id))).toBe("joined");
    expect(await joinAs(devices[0], other)).toBe("joined");
    expect(await joinAs(devices[1], rooms.user(lola.id))).toBe("joined");
  });
});

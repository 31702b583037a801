import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { build } from "../../../../test/kit/build.ts";
import { openTestApp, type TestApp } from "../../../../test/kit/open-test-app.ts";
import { grants } from "../../../db/schema/grants.ts";
import { outbox } from "../../../db/schema/outbox.ts";
import { startSession } from "../../accounts/lucia-sessions.ts";

let t: TestApp;
const startsAt = Date.now() + 3_600_000;
const endsAt = startsAt + 7_200_000;
const times = { startsAt: new Date(startsAt), endsAt: new Date(endsAt), isExam: 1 };
let exam: Awaited<ReturnType<typeof build.contest>>;
let other: typeof exam;
let lola: { readonly id: string };
let line: { readonly id: string };
let devices: readonly [first: string, second: string];

beforeAll(async () => {
  t = await openTestApp();
  other = await build.contest(t.db);
});
afterAll(() => t.close());
beforeEach(async () => {
  t.ctx.clock.set(startsAt);
  exam = await build.contest(t.db, times);
  lola = await build.user(t.db);
  line = await build.participant(t.db, { contestId: exam.id, userId: lola.id });
  const signIn = async () => (await startSession(t.ctx, lola.id)).setCookie.split(";")[0] ?? "";
  devices = [await signIn(), await signIn()];
});

async function ask(cookie: string, path: string): Promise<string> {
  const text = await (await t.send("GET", path, { headers: { cookie } })).text();
  return /"code":"([^"]+)"/.exec(text)?.[1] ?? "ok";
}
const enter = (cookie: string) => ask(cookie, `/api/contests/${exam.slug}`);
const lookAround = (cookie: string) => ask(cookie, `/api/contests/${other.slug}`);

describe("an exam", () => {
  it("closes nothing to people who were put on its list by whoever runs it and have not come in", async () => {
    expect([await lookAround(devices[0]), await lookAround(devices[1])]).toEqual(["ok", "ok"]);
    expect(await ask(devices[0], "/api/me/sessions")).toBe("ok");
    expect(await enter(devices[1])).toBe("ok");
    expect(await lookAround(devices[1])).toBe("contest.exam_running");
  });

  it("keeps everything else closed while the watch has let go of a device and none has come since", async () => {
    const proctor = await build.user(t.db, { role: "proctor" });
    await enter(devices[0]);
    const path = `/api/contests/${exam.slug}/exam-sessions`;

    expect((await t.ask("DELETE", `${path}/${lola.id}`, { as: proctor.id })).status).toBe(200);

    expect(await lookAround(devices[0])).toBe("contest.exam_running");
    expect(await lookAround(devices[1])).toBe("contest.exam_running");
    expect((await t.ask("DELETE", `${path}/${lola.id}`, { as: proctor.id })).status).toBe(404);
  });

  it("lets nobody out into another exam that runs meanwhile", async () => {
    const friends = await build.contest(t.db, times);
    await build.participant(t.db, { contestId: friends.id, userId: lola.id });
    const enterThere = () => ask(devices[0], `/api/contests/${friends.slug}`);

    expect(await enter(devices[0])).toBe("ok");
    expect(await enterThere()).toBe("contest.exam_running");
    t.ctx.clock.set(endsAt);
    expect(await enterThere()).toBe("ok");
  });

  it.each(["jury", "proctor", "runner"] as const)(
    "holds whoever comes in though they are %s of another contest, and leaves them their own until then",
    async (role) => {
      const place = { thingKind: "contest" as const, thingId: other.id };
      const given = { givenBy: lola.id, givenAt: new Date(startsAt) };
      await t.db
        .insert(grants)
        .values({ id: t.ctx.ids.make("grant"), userId: lola.id, role, ...place, ...given });

      expect(await lookAround(devices[0])).toBe("ok");
      expect(await enter(devices[0])).toBe("ok");

      const around = [await lookAround(devices[0]), await lookAround(devices[1])];
      expect(around).toEqual(["contest.exam_running", "contest.exam_elsewhere"]);
      expect(await enter(devices[1])).toBe("contest.exam_elsewhere");
    },
  );

  it("has contestants leave what they joined after their time when more time brings them back into it", async () => {
    const jury = await build.user(t.db, { role: "jury" });
    await enter(devices[0]);
    const change = async (path: string, method: string, json: object) => {
      await t.db.delete(outbox);
      expect((await t.ask(method, `/api/contests/${exam.slug}/${path}`, { as: jury.id, json })).status).toBe(
        200,
      );
      return (await t.db.select().from(outbox)).filter(({ event }) => event === "rights-changed").length;
    };
    t.ctx.clock.set(startsAt + 60_000);
    expect(await change("clock", "POST", { kind: "extend", byMs: 60_000, reason: "late" })).toBe(0);
    t.ctx.clock.set(endsAt + 60_001);
    const cut = { kind: "remove", fromMs: startsAt, toMs: startsAt + 120_000, reason: "no power" };
    expect(await change("clock", "POST", cut)).toBe(2);
    expect(await change(`participants/${line.id}`, "PATCH", { extraMs: 60_000 })).toBe(2);
  });
});

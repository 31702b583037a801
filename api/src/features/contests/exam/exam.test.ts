import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { build } from "../../../../test/kit/build.ts";
import { openTestApp, type TestApp } from "../../../../test/kit/open-test-app.ts";
import { allRoutes } from "../../../app.ts";
import { auditLog } from "../../../db/schema/audit.ts";
import type { contests } from "../../../db/schema/contests.ts";
import { grants } from "../../../db/schema/grants.ts";
import { startBearerSession } from "../../accounts/bearer-sessions.ts";
import { startSession } from "../../accounts/lucia-sessions.ts";

let t: TestApp;
const hour = 3_600_000;
const startsAt = Date.now() + hour;
const endsAt = startsAt + 2 * hour;
let exam: Awaited<ReturnType<typeof build.contest>>;
let other: typeof exam;
let problemVersionId = "";
let lola: { readonly id: string };
let devices: readonly [first: string, second: string];

beforeAll(async () => {
  t = await openTestApp({ env: { TRUSTED_PROXIES: "1" } });
  other = await build.contest(t.db);
});
afterAll(() => t.close());
beforeEach(() => open());

async function open(given: Partial<typeof contests.$inferInsert> = {}, extraMs = 0): Promise<void> {
  t.ctx.clock.set(startsAt);
  const times = { startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
  exam = await build.contest(t.db, { ...times, isExam: 1, ...given });
  problemVersionId = (await build.contestProblem(t.db, { contestId: exam.id, label: "A" })).problemVersionId;
  lola = await build.user(t.db, { displayName: "Lola" });
  await build.participant(t.db, { contestId: exam.id, userId: lola.id, name: "Lola", extraMs });
  devices = [await signIn(), await signIn()];
}

async function signIn(): Promise<string> {
  return (await startSession(t.ctx, lola.id)).setCookie.split(";")[0] ?? "";
}

const rooms = "10.1.2.3";
async function ask(cookie: string, path: string, { method = "GET", from = rooms } = {}) {
  const response = await t.send(method, path, { headers: { cookie, "x-forwarded-for": from } });
  const text = await response.text();
  return /"code":"([^"]+)"/.exec(text)?.[1] ?? "ok";
}
const enter = (cookie: string, from = rooms) => ask(cookie, `/api/contests/${exam.slug}`, { from });
const lookAround = (cookie: string) => ask(cookie, `/api/contests/${other.slug}`);

describe("an exam", () => {
  it("closes everything else to whoever comes in, from its first millisecond to its last", async () => {
    const statement = () => ask(devices[0], `/api/contests/${exam.slug}/problems/A`);
    t.ctx.clock.set(startsAt - 1);
    expect([await statement(), await lookAround(devices[0])]).toEqual(["contest.not_started", "ok"]);
    t.ctx.clock.set(startsAt);
    expect([await enter(devices[0]), await lookAround(devices[0])]).toEqual(["ok", "contest.exam_running"]);
    expect(await statement()).not.toBe("contest.not_started");
    t.ctx.clock.set(endsAt - 1);
    expect(await lookAround(devices[0])).toBe("contest.exam_running");
    t.ctx.clock.set(endsAt);
    expect(await lookAround(devices[0])).toBe("ok");
  });

  it("holds whoever has extra time until that is over", async () => {
    await open({}, 60_000);
    expect(await enter(devices[0])).toBe("ok");

    t.ctx.clock.set(endsAt + 59_999);
    expect(await lookAround(devices[0])).toBe("contest.exam_running");
    t.ctx.clock.set(endsAt + 60_000);
    expect(await lookAround(devices[0])).toBe("ok");
  });

  it("refuses a second device, and everything to it, until the watch lets go of the first", async () => {
    const proctor = await build.user(t.db, { role: "proctor" });
    const path = `/api/contests/${exam.slug}/exam-sessions`;
    expect(await enter(devices[0])).toBe("ok");
    expect(await enter(devices[1])).toBe("contest.exam_elsewhere");
    expect(await lookAround(devices[1])).toBe("contest.exam_elsewhere");

    const { json } = await t.ask("GET", path, { as: proctor.id });
    expect(json.data.sessions).toMatchObject([{ name: "Lola", address: rooms, isSignedIn: true }]);
    expect((await t.ask("DELETE", `${path}/${lola.id}`, { as: proctor.id })).status).toBe(200);

    expect(await enter(devices[1])).toBe("ok");
    expect(await enter(devices[0])).toBe("contest.exam_elsewhere");
    const lines = await t.db.select().from(auditLog).where(eq(auditLog.thingId, exam.id));
    expect(lines).toMatchObject([
      { act: "contest.release-device", actorId: proctor.id, before: { userId: lola.id } },
    ]);
  });

  it("lets exactly one of many devices in that come at once", async () => {
    const many = await Promise.all(Array.from({ length: 12 }, signIn));

    const answers = await Promise.all(many.map((cookie) => enter(cookie)));

    expect(answers.filter((answer) => answer === "ok")).toHaveLength(1);
    expect(new Set(answers)).toEqual(new Set(["ok", "contest.exam_elsewhere"]));
  });

  it("shows devices to the watch alone, and lets nobody else let go of one", async () => {
    const path = `/api/contests/${exam.slug}/exam-sessions`;
    const student = await build.user(t.db);
    await enter(devices[0]);

    expect((await t.ask("GET", path, { as: student.id })).status).toBe(403);
    expect((await t.ask("DELETE", `${path}/${lola.id}`, { as: student.id })).status).toBe(403);
    expect(await ask(devices[0], `${path}/${lola.id}`, { method: "DELETE" })).toBe("contest.exam_running");
  });

  it("is watched by whoever was made proctor of it, and no other exam is", async () => {
    const { id: userId } = await build.user(t.db);
    const elsewhere = await build.contest(t.db, { isExam: 1 });
    const place = { thingKind: "contest" as const, thingId: exam.id };
    const given = { givenBy: lola.id, givenAt: new Date(startsAt) };
    await t.db
      .insert(grants)
      .values({ id: t.ctx.ids.make("grant"), userId, role: "proctor", ...place, ...given });
    await enter(devices[0]);
    const pathOf = (slug: string) => `/api/contests/${slug}/exam-sessions`;

    const own = await t.ask("GET", pathOf(exam.slug), { as: userId });
    const other = await t.ask("GET", pathOf(elsewhere.slug), { as: userId });
    const release = await t.ask("DELETE", `${pathOf(exam.slug)}/${lola.id}`, { as: userId });

    expect([own.json.data?.sessions.length, other.status, release.status]).toEqual([1, 403, 200]);
  });

  it.each([
    ["10.1.255.255", "ok"],
    ["10.2.0.0", "contest.exam_address"],
    ["fd00:1::7", "ok"],
    ["fd00:2::7", "contest.exam_address"],
  ])("is entered from its rooms' addresses: %s is %s", async (from, answer) => {
    await open({ examRanges: ["10.1.0.0/16", "fd00:1::/32"] });

    expect(await enter(devices[0], from)).toBe(answer);
    expect(await enter(devices[0], `10.1.0.1, ${from}`)).toBe(answer);
  });

  it("binds no device that came from elsewhere", async () => {
    await open({ examRanges: ["10.1.0.0/16"] });

    expect(await enter(devices[0], "192.168.0.1")).toBe("contest.exam_address");
    expect(await enter(devices[1])).toBe("ok");
  });

  it("begins nobody's own time from a strange address, nor by a second device", async () => {
    await open({ ownLengthMs: hour, examRanges: ["10.1.0.0/16"] });
    const begin = (cookie: string, from: string) =>
      ask(cookie, `/api/contests/${exam.slug}/begin`, { method: "POST", from });

    expect(await lookAround(devices[0])).toBe("ok");
    expect(await begin(devices[0], "192.168.0.1")).toBe("contest.exam_address");
    expect(await begin(devices[0], rooms)).toBe("ok");
    expect(await begin(devices[1], rooms)).toBe("contest.exam_elsewhere");
    expect(await lookAround(devices[0])).toBe("contest.exam_running");
    t.ctx.clock.set(startsAt + hour);
    expect(await lookAround(devices[0])).toBe("ok");
  });

  it("takes no token of a contestant, for the exam or anything else", async () => {
    t.ctx.clock.set(startsAt - 1);
    const made = await t.ask("POST", "/api/tokens", {
      headers: { cookie: devices[0] },
      json: { label: "script", scopes: ["contests.read", "profile.read"], days: 30 },
    });
    const authorization = `Bearer ${made.json.data?.secret}`;
    const byToken = async (path: string) =>
      (await t.ask("GET", path, { headers: { authorization } })).json.error?.code ?? "ok";
    expect(await byToken(`/api/contests/${exam.slug}`)).toBe("ok");

    t.ctx.clock.set(startsAt);
    expect(await byToken(`/api/contests/${exam.slug}`)).toBe("contest.exam_running");
    expect(await enter(devices[0])).toBe("ok");
    expect(await byToken("/api/contests")).toBe("contest.exam_running");
  });

  it("is not sat in by an app, which has a token and no cookie", async () => {
    const origin = { userAgent: null, address: null };
    const app = await startBearerSession(t.ctx, { userId: lola.id, origin, factorLevel: 1 });
    const headers = { authorization: `Bearer ${app.accessToken}` };
    const read = async () =>
      (await t.ask("GET", `/api/contests/${exam.slug}`, { headers })).json.error?.code ?? "ok";

    expect(await read()).toBe("contest.exam_running");
    expect(await enter(devices[0])).toBe("ok");
    t.ctx.clock.set(startsAt - 1);
    expect(await read()).toBe("ok");
  });

  it("reaches its own parts and those of no other contest", async () => {
    const foreign = await build.contestProblem(t.db, { contestId: other.id, label: "Z" });
    expect(await enter(devices[0])).toBe("ok");

    const asset = (id: string) => ask(devices[0], `/api/problem-assets/${id}/none.png`);
    expect(await asset(problemVersionId)).not.toBe("contest.exam_running");
    expect(await asset(foreign.problemVersionId)).toBe("contest.exam_running");
    for (const path of ["submissions/sub_none", "custom-runs/run_none"])
      expect(await ask(devices[0], `/api/${path}`), path).toBe("contest.exam_running");
  });

  it("closes every route that does not say it is a part of it, and leaves sign-out open", async () => {
    await enter(devices[0]);
    const closed = allRoutes.filter(({ access, inExam }) => access !== "judge" && inExam === undefined);
    expect(closed.length).toBeGreaterThan(50);

    for (const { method, path, id } of closed) {
      const named = path.replaceAll(/\{slug\}/g, exam.slug).replaceAll(/\{\w+\}/g, "x");
      expect(await ask(devices[0], named, { method: method.toUpperCase() }), id).toBe("contest.exam_running");
    }
    expect(await ask(devices[1], "/api/session", { method: "DELETE" })).toBe("ok");
    expect(await ask(devices[0], "/api/me")).toBe("ok");
  });

  it("holds nobody who does not compete in it, nor those who keep the site going, even on its list", async () => {
    const staff = await Promise.all(
      (["jury", "proctor", "support", "admin"] as const).map((role) => build.user(t.db, { role })),
    );
    for (const { id } of staff) await build.participant(t.db, { contestId: exam.id, userId: id });
    const omar = await build.user(t.db);

    for (const { id } of [omar, ...staff])
      for (const { slug } of [exam, other])
        expect((await t.ask("GET", `/api/contests/${slug}`, { as: id })).status).toBe(200);
  });
});

import { sessionEnded } from "@bilimdon/contracts/live/api-to-web";
import { rooms } from "@bilimdon/contracts/live/rooms";
import { scopes } from "@bilimdon/rules/access/scopes";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { build } from "../../../test/kit/build.ts";
import { openTestApp, type TestApp } from "../../../test/kit/open-test-app.ts";
import { sessions } from "../../db/schema/accounts.ts";
import { outbox } from "../../db/schema/outbox.ts";
import { hashPassword } from "./hash-password.ts";
import { makeToken } from "./make-token.ts";

let t: TestApp;
let passwordHash: string;
const password = "Olmazor-2026";
const phone = "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36";

beforeAll(async () => {
  t = await openTestApp({ env: { TRUSTED_PROXIES: "1" } });
  passwordHash = await hashPassword(password);
});
afterAll(() => t.close());
beforeEach(async () => {
  t.ctx.clock.advance(61_000);
  await t.db.delete(outbox);
});

/** Signs in from a device of its own. */
async function signIn(login: string, word = password, userAgent = phone) {
  const headers = { "user-agent": userAgent, "x-forwarded-for": "203.0.113.7" };
  const response = await t.send("POST", "/api/session", { json: { login, password: word }, headers });
  return {
    status: response.status,
    headers: { cookie: response.headers.get("set-cookie")?.split(";")[0] ?? "" },
  };
}
const newPerson = () => build.user(t.db, { passwordHash });
const listOf = async (device: { headers: { cookie: string } }) =>
  (await t.ask("GET", "/api/me/sessions", device)).json.data?.sessions;
const isIn = async (device: { headers: { cookie: string } }) =>
  (await t.ask("GET", "/api/me", device)).status === 200;
const closedRooms = async () =>
  (await t.db.select().from(outbox)).filter(({ event }) => event === sessionEnded).map(({ room }) => room);

describe("the list of sessions", () => {
  it("names each device, where and when it signed in, and which one asks", async () => {
    const { login } = await newPerson();
    await signIn(login, password, "curl/8.5.0");
    t.ctx.clock.advance(1_000);
    const here = await signIn(login);

    const listed = await listOf(here);

    expect(listed).toEqual([
      {
        sessionId: expect.stringMatching(/^[0-9a-f]{64}$/),
        device: { browser: "Chrome", system: "Android" },
        address: "203.0.113.7",
        signedInAt: t.ctx.clock.now(),
        lastSeenAt: t.ctx.clock.now(),
        isApp: false,
        isThis: true,
      },
      expect.objectContaining({ device: { browser: null, system: null }, isThis: false }),
    ]);
    expect(JSON.stringify(listed)).not.toContain(here.headers.cookie.split("=")[1]);
  });

  it("says when a session was last seen, to within five minutes", async () => {
    const here = await signIn((await newPerson()).login);
    const begunAt = t.ctx.clock.now();
    t.ctx.clock.advance(299_000);
    expect((await listOf(here))[0].lastSeenAt).toBe(begunAt);

    t.ctx.clock.advance(1_000);
    await isIn(here);

    expect((await listOf(here))[0].lastSeenAt).toBe(begunAt + 300_000);
  });

  it("is for the browser alone: a personal token reads and ends nothing", async () => {
    const user = await newPerson();
    const token = { userId: user.id, label: "laptop", scopes, days: 1 };
    const headers = { authorization: `Bearer ${(await makeToken(t.ctx, token)).secret}` };
    const asked = [
      ["GET", "/api/me/sessions", undefined],
      ["DELETE", "/api/me/sessions", undefined],
      ["DELETE", "/api/session", undefined],
      ["PUT", "/api/me/password", { currentPassword: password, newPassword: "Gulxan-42uchqun" }],
    ] as const;

    for (const [method, path, json] of asked)
      expect((await t.ask(method, path, { headers, json })).json.error?.code, path).toBe(
        "token.scope_missing",
      );
  });
});

describe("ending sessions", () => {
  it("one by one: that device is out and its sockets are told to close, the others stay", async () => {
    const { login } = await newPerson();
    const [here, lost] = [await signIn(login), await signIn(login)];
    const [, other] = await listOf(here);

    expect((await t.ask("DELETE", `/api/me/sessions/${other.sessionId}`, here)).status).toBe(200);

    expect([await isIn(here), await isIn(lost)]).toEqual([true, false]);
    expect(await closedRooms()).toEqual([rooms.session(other.sessionId)]);
  });

  it("finds no session of another person, and ends none", async () => {
    const [lola, omar] = [await signIn((await newPerson()).login), await signIn((await newPerson()).login)];
    const [omars] = await listOf(omar);

    const refused = await t.ask("DELETE", `/api/me/sessions/${omars.sessionId}`, lola);

    expect(refused.status).toBe(404);
    expect(await isIn(omar)).toBe(true);
  });

  it("everywhere: every device is out, nobody else is, and every socket is told to close", async () => {
    const { id, login } = await newPerson();
    const devices = [await signIn(login), await signIn(login), await signIn(login)];
    const bystander = await signIn((await newPerson()).login);
    const kept = await t.db.select().from(sessions).where(eq(sessions.userId, id));

    const out = await t.send("DELETE", "/api/me/sessions", devices[1]);

    expect(await out.json()).toEqual({ data: { ended: 3 } });
    expect(out.headers.get("set-cookie")).toMatch(/^sid=; .*Max-Age=0/);
    for (const device of devices) expect(await isIn(device)).toBe(false);
    expect(await isIn(bystander)).toBe(true);
    expect((await closedRooms()).toSorted()).toEqual(kept.map((one) => rooms.session(one.id)).toSorted());
  });
});

describe("changing the password", () => {
  const change = (device: { headers: { cookie: string } }, currentPassword: string, newPassword: string) =>
    t.ask("PUT", "/api/me/password", { ...device, json: { currentPassword, newPassword } });

  it("ends every other session and leaves the one that changed it", async () => {
    const { login } = await newPerson();
    const [here, other] = [await signIn(login), await signIn(login)];

    const changed = await change(here, password, "Gulxan-42uchqun");

    expect(changed.json.data).toEqual({ ended: 1 });
    expect([await isIn(here), await isIn(other)]).toEqual([true, false]);
    expect(await closedRooms()).toHaveLength(1);
    expect((await signIn(login)).status).toBe(401);
    expect((await signIn(login, "Gulxan-42uchqun")).status).toBe(200);
  });

  it("asks for the current one, and stops guessing at five wrong ones a minute", async () => {
    const here = await signIn((await newPerson()).login);
    for (let i = 0; i < 5; i += 1)
      expect((await change(here, `wrong-${i}`, "Gulxan-42uchqun")).json.error?.code).toBe(
        "password.wrong_current",
      );

    expect((await change(here, password, "Gulxan-42uchqun")).status).toBe(429);
    t.ctx.clock.advance(60_001);
    expect((await change(here, password, "Gulxan-42uchqun")).status).toBe(200);
  });

  it("names everything that is wrong with the new one", async () => {
    const { login } = await newPerson();
    const here = await signIn(login);

    const short = await change(here, password, "qisqa");
    const named = await change(here, password, `${login}-X9`);

    expect(short.status).toBe(422);
    expect(short.json.error?.details).toEqual({
      faults: ["too-short", "no-upper", "no-digit", "no-special"],
    });
    expect(named.json.error?.details).toEqual({ faults: ["own-name"] });
    expect((await signIn(login)).status).toBe(200);
  });

  it("goes by the profile that the operator chose", async () => {
    const nist = await openTestApp({ env: { PASSWORD_POLICY: "nist" } });
    const { id } = await build.user(nist.db, { passwordHash });
    const to = (newPassword: string) =>
      nist.ask("PUT", "/api/me/password", { as: id, json: { currentPassword: password, newPassword } });

    expect((await to("Gulxan-42")).json.error?.details).toEqual({ faults: ["too-short"] });
    expect((await to("tepada oq bulutlar")).status).toBe(200);
    await nist.close();
  });
});

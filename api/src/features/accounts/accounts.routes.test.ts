import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { build } from "../../../test/kit/build.ts";
import { openTestApp, type TestApp } from "../../../test/kit/open-test-app.ts";
import { sessions } from "../../db/schema/accounts.ts";
import { createUser } from "./create-user.ts";
import { countHashing } from "./hash-password.ts";

let t: TestApp;
const password = "Olmazor-2026";

beforeAll(async () => {
  t = await openTestApp();
  const made = await createUser(t.ctx, {
    login: "Lola",
    displayName: "Lola Karimova",
    password,
    role: "student",
    locale: "uz",
  });
  expect(made.kind).toBe("made");
});
afterAll(() => t.close());
// The limits count by minute; each test begins in a new one.
beforeEach(() => t.ctx.clock.advance(61_000));

const signIn = (login: string, word: string) =>
  t.send("POST", "/api/session", { json: { login, password: word } });

describe("signing in", () => {
  it("gives a cookie that a script cannot read and that names the person from then on", async () => {
    const response = await signIn("lola", password);

    const cookie = response.headers.get("set-cookie") ?? "";
    expect(cookie).toMatch(/^sid=[\w-]{43}; .*HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    const me = await t.ask("GET", "/api/me", { headers: { cookie: cookie.split(";")[0] ?? "" } });
    expect(me.json.data).toMatchObject({
      userId: expect.stringMatching(/^usr_/),
      login: "Lola",
      displayName: "Lola Karimova",
      role: "student",
      locale: "uz",
    });
  });

  it("names the person however broken the cookies beside it are", async () => {
    const cookie = (await signIn("lola", password)).headers.get("set-cookie")?.split(";")[0] ?? "";

    const me = await t.ask("GET", "/api/me", { headers: { cookie: `theme=50%; =; ${cookie}` } });
    const guest = await t.ask("GET", "/api/session", { headers: { cookie: "sid=%E0%A4%A; theme=50%" } });

    expect([me.status, me.json.data.login]).toEqual([200, "Lola"]);
    expect([guest.status, guest.json.data]).toEqual([200, null]);
  });

  it("keeps the token's SHA-256 in the table, never the token", async () => {
    const response = await signIn("lola", password);

    const token = /^sid=([^;]+)/.exec(response.headers.get("set-cookie") ?? "")?.[1] ?? "";
    const kept = await t.db.select().from(sessions);
    expect(kept.length).toBeGreaterThan(0);
    expect(JSON.stringify(kept)).not.toContain(token);
  });

  it("refuses a wrong password and an unknown login in the same words", async () => {
    const wrong = await t.ask("POST", "/api/session", { json: { login: "lola", password: "wrong-one" } });
    const unknown = await t.ask("POST", "/api/session", { json: { login: "nobody", password: "wrong-one" } });

    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(wrong.json.error?.code).toBe("session.wrong_credentials");
    expect(wrong.json.error?.message).toBe(unknown.json.error?.message);
  });

  it("does the same hashing for an unknown login as for a known one", async () => {
    await signIn("warm-up", "the first unknown login also makes nobody's hash");
    const before = countHashing().hashes;
    await signIn("lola", "wrong-one");
    const forKnown = countHashing().hashes - before;
    await signIn("nobody", "wrong-one");
    const forUnknown = countHashing().hashes - before - forKnown;

    expect([forKnown, forUnknown]).toEqual([1, 1]);
  });

  it("knows nobody by the session of a deleted account", async () => {
    const gone = await build.user(t.db, { deletedAt: new Date() });

    const me = await t.ask("GET", "/api/me", { as: gone.id });

    expect(me.status).toBe(401);
  });

  it("ends with signing out: the same cookie names nobody", async () => {
    const cookie = (await signIn("lola", password)).headers.get("set-cookie")?.split(";")[0] ?? "";

    const out = await t.send("DELETE", "/api/session", { headers: { cookie } });

    expect(out.headers.get("set-cookie")).toMatch(/^sid=; .*Max-Age=0/);
    expect((await t.ask("GET", "/api/me", { headers: { cookie } })).status).toBe(401);
  });

  it("ends thirty days after it began, however much it was used", async () => {
    const user = await build.user(t.db);
    await t.ask("GET", "/api/me", { as: user.id });
    await t.db.update(sessions).set({ createdAt: new Date(t.ctx.clock.now() - 30 * 86_400_000) });

    expect((await t.ask("GET", "/api/me", { as: user.id })).status).toBe(401);
  });
});

describe("guessing passwords", () => {
  it("stops at five wrong ones a minute for an account from one address, right or wrong", async () => {
    for (let i = 0; i < 5; i += 1) expect((await signIn("lola", `wrong-${i}`)).status).toBe(401);

    const sixth = await signIn("LOLA", password);

    expect(sixth.status).toBe(429);
    expect(Number(sixth.headers.get("retry-after"))).toBeGreaterThan(0);
    t.ctx.clock.advance(60_001);
    expect((await signIn("lola", password)).status).toBe(200);
  });

  it("stops at thirty wrong ones a minute from one address, whatever the accounts", async () => {
    for (let i = 0; i < 30; i += 1) await signIn(`guess-${i}`, "wrong-one");

    expect((await signIn("guess-31", "wrong-one")).status).toBe(429);
  });

  it("does not stop a class of forty who sign in at once and know their passwords", async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, () => signIn("lola", password)));

    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 40 }, () => 200));
  });
});

describe("a language", () => {
  const meOf = async (as: string) => (await t.ask("GET", "/api/me", { as })).json.data;

  it("that a person chose is kept with the account, and told to every device that signs in", async () => {
    const { id } = await build.user(t.db);
    expect(await meOf(id)).toMatchObject({ locale: "uz", hasChosenLocale: false });

    await t.ask("PUT", "/api/me/locale", { as: id, json: { locale: "ru" } });

    expect(await meOf(id)).toMatchObject({ locale: "ru", hasChosenLocale: true });
  });

  it("that is none of ours is refused", async () => {
    const { id } = await build.user(t.db);

    expect((await t.ask("PUT", "/api/me/locale", { as: id, json: { locale: "fr" } })).status).toBe(400);
    expect(await meOf(id)).toMatchObject({ locale: "uz", hasChosenLocale: false });
  });
});

describe("making accounts", () => {
  it("takes a login once, whatever the case of its letters", async () => {
    const again = await createUser(t.ctx, {
      login: "LOLA",
      displayName: "Another",
      password,
      role: "student",
      locale: "ru",
    });

    expect(again).toEqual({ kind: "login-taken" });
  });

  it("gives the cookie the __Host- prefix where the address is https", async () => {
    const secure = await openTestApp({ env: { PUBLIC_ORIGIN: "https://olimp.example" } });
    await createUser(secure.ctx, {
      login: "omar",
      displayName: "Omar",
      password,
      role: "student",
      locale: "uz",
    });

    const response = await secure.send("POST", "/api/session", { json: { login: "omar", password } });

    expect(response.headers.get("set-cookie")).toMatch(/^__Host-sid=.*Secure/);
    expect(response.headers.get("strict-transport-security")).toBe("max-age=31536000; includeSubDomains");
    await secure.close();
  });
});

import { desc, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { build } from "../../../test/kit/build.ts";
import { openTestApp, type TestApp } from "../../../test/kit/open-test-app.ts";
import { accountKeys, users } from "../../db/schema/accounts.ts";
import { outgoingMail } from "../../db/schema/outgoing-mail.ts";
import { forgetOldAccess } from "./forget-old-access.ts";
import { countHashing } from "./hash-password.ts";

let t: TestApp;
const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const password = "Gulxan-42uchqun";

beforeAll(async () => {
  t = await openTestApp();
});
afterAll(() => t.close());
// The limits count by hour and day; each test begins long after the last.
beforeEach(async () => {
  t.ctx.clock.advance(dayMs + minuteMs);
  await t.db.delete(outgoingMail);
});

let serial = 0;
/** What a grown-up types, with a login and an address of its own. */
function form(given: Readonly<Record<string, unknown>> = {}) {
  serial += 1;
  const email = `reg${serial}@mail.example`;
  return { login: `reg${serial}`, displayName: "Nodira", email, password, birthYear: 1999, ...given };
}
const register = (json: Readonly<Record<string, unknown>>) => t.send("POST", "/api/registration", { json });
const codeOf = async (response: Response) => JSON.parse(await response.text()).error?.code;
const cookieOf = (response: Response) => ({
  cookie: response.headers.get("set-cookie")?.split(";")[0] ?? "",
});
const letters = () => t.db.select().from(outgoingMail).orderBy(desc(outgoingMail.id));
const lastKey = async () => (await letters()).find(({ fields }) => fields.key)?.fields.key ?? "";
const confirm = (key: string) => t.ask("POST", "/api/email-confirmation", { json: { key } });
const rowOf = async (login: string) =>
  (await t.db.select().from(users).where(eq(users.login, login)))[0] ?? null;

describe("registration", () => {
  it("makes a student's account, signs its owner in and sends the letter that confirms the address", async () => {
    const typed = form();
    const made = await register(typed);

    expect(made.status).toBe(201);
    const me = await t.ask("GET", "/api/me", { headers: cookieOf(made) });
    expect(me.json.data).toMatchObject({ login: typed.login, displayName: "Nodira", role: "student" });
    expect((await letters()).map(({ toAddress, letter }) => [toAddress, letter])).toEqual([
      [typed.email, "confirm-email"],
    ]);
    expect((await t.ask("GET", "/api/me/email", { headers: cookieOf(made) })).json.data).toEqual({
      email: null,
      pendingEmail: typed.email,
      mustConfirm: true,
    });
  });

  it("is whole once the letter's key has come back, and a welcome follows", async () => {
    const typed = form();
    const made = await register(typed);

    expect((await confirm(await lastKey())).status).toBe(200);

    expect((await t.ask("GET", "/api/me/email", { headers: cookieOf(made) })).json.data).toEqual({
      email: typed.email,
      pendingEmail: null,
      mustConfirm: false,
    });
    expect((await letters()).map(({ letter }) => letter)).toEqual(["welcome", "confirm-email"]);
  });

  it("answers the same for an address that is somebody's: same body, hashes and rows; the owner is told", async () => {
    const owner = await build.user(t.db, { email: "owner@mail.example", login: "the-owner" });
    const count = async () => [
      (await t.db.select().from(users)).length,
      (await t.db.select().from(accountKeys)).length,
      (await letters()).length,
      countHashing().hashes,
    ];
    const grown = (from: number[], to: number[]) => to.map((rows, i) => rows - (from[i] ?? 0));
    const zero = await count();
    const free = await register(form());
    const one = await count();
    const taken = await register(form({ email: "Owner@Mail.example" }));
    const two = await count();

    expect(taken.status).toBe(free.status);
    const shape = (json: string) => json.replaceAll(/usr_\w+|reg\d+/g, "*");
    expect(shape(await taken.text())).toBe(shape(await free.text()));
    expect(grown(one, two)).toEqual(grown(zero, one));
    expect((await letters()).map(({ toAddress, letter }) => [toAddress, letter])[0]).toEqual([
      "owner@mail.example",
      "email-taken",
    ]);
    // Both may sign in and look around; neither tells the other from the address.
    expect((await t.ask("GET", "/api/me", { headers: cookieOf(taken) })).status).toBe(200);
    expect((await rowOf(owner.login))?.email).toBe("owner@mail.example");
  });

  it("leaves whoever has not confirmed outside contests, and lets them in afterwards", async () => {
    const { slug } = await build.contest(t.db);
    const made = await register(form());
    const key = await lastKey();
    const send = () =>
      t.ask("POST", `/api/contests/${slug}/submissions`, {
        headers: cookieOf(made),
        json: { problemLabel: "A", languageId: "cpp20", source: "int main() {}" },
      });

    expect((await send()).json.error?.code).toBe("account.not_confirmed");
    await confirm(key);
    expect((await send()).json.error?.code).toBe("contest.not_participating");
  });

  it("takes a login once, whatever its capitals and apostrophes, and signs in by any of them", async () => {
    expect((await register(form({ login: "Oʻtkir-7" }))).status).toBe(201);

    expect(await codeOf(await register(form({ login: "o'tkir-7" })))).toBe("account.login_taken");
    for (const login of ["O`TKIR-7", "o’tkir-7", " oʻtkir-7 "])
      expect((await t.send("POST", "/api/session", { json: { login, password } })).status, login).toBe(200);
  });

  it("refuses a login that cannot be one, a birth year of nobody, and a poor password", async () => {
    const asked = [
      [{ login: "лола" }, "account.login_refused"],
      [{ birthYear: 2090 }, "account.birth_year_refused"],
      [{ password: "qisqa" }, "password.refused"],
      [{ password: "Reg-nodira-2026", displayName: "Nodira" }, "password.refused"],
    ] as const;

    for (const [given, code] of asked) expect(await codeOf(await register(form(given)))).toBe(code);
  });

  it("asks a minor for a parent's consent and keeps when it was given", async () => {
    const birthYear = new Date(t.ctx.clock.now()).getUTCFullYear() - 14;
    const typed = form({ birthYear });

    expect(await codeOf(await register(typed))).toBe("account.consent_missing");
    expect((await register({ ...typed, hasParentConsent: true })).status).toBe(201);

    expect(await rowOf(typed.login)).toMatchObject({
      birthYear,
      guardianConsentAt: new Date(t.ctx.clock.now()),
    });
  });

  it("makes five accounts an hour from one address; tries that failed do not count", async () => {
    for (let i = 0; i < 8; i += 1) await register(form({ password: "qisqa" }));
    for (let i = 0; i < 5; i += 1) expect((await register(form())).status).toBe(201);

    expect((await register(form())).status).toBe(429);
    t.ctx.clock.advance(60 * minuteMs + 1);
    expect((await register(form())).status).toBe(201);
  });

  it("that nobody confirmed within a month is closed, and its login is free again", async () => {
    const typed = form();
    await register(typed);
    const confirmed = form();
    await register(confirmed);
    await confirm(await lastKey());

    t.ctx.clock.advance(31 * dayMs);
    await forgetOldAccess(t.ctx);

    expect((await rowOf(typed.login))?.deletedAt).not.toBeNull();
    expect((await rowOf(confirmed.login))?.deletedAt).toBeNull();
    expect((await register(form({ login: typed.login }))).status).toBe(201);
  });
});

describe("the letter of a registration", () => {
  const again = (headers: Record<string, string>) => t.ask("POST", "/api/me/email/letter", { headers });

  it("may be asked for again once a minute and five times a day", async () => {
    const headers = cookieOf(await register(form()));

    expect((await again(headers)).status).toBe(202);
    expect((await again(headers)).status).toBe(429);
    for (let sent = 1; sent < 5; sent += 1) {
      t.ctx.clock.advance(minuteMs + 1);
      expect((await again(headers)).status).toBe(202);
    }
    t.ctx.clock.advance(minuteMs + 1);
    expect((await again(headers)).status).toBe(429);
  });

  it("opens by the newest key alone", async () => {
    const headers = cookieOf(await register(form()));
    const first = await lastKey();
    await again(headers);

    expect((await confirm(first)).status).toBe(410);
    expect((await confirm(await lastKey())).status).toBe(200);
    t.ctx.clock.advance(minuteMs + 1);
    expect((await again(headers)).json.error?.code).toBe("account.confirmed_already");
  });

  it("opens for a day, less a second", async () => {
    await register(form());
    const early = await lastKey();
    await register(form());
    const late = await lastKey();

    t.ctx.clock.advance(dayMs - 1_000);
    expect((await confirm(early)).status).toBe(200);
    t.ctx.clock.advance(1_000);
    expect((await confirm(late)).status).toBe(410);
  });

  it("goes to the owner again when the address is theirs, as to a free one", async () => {
    await build.user(t.db, { email: "taken@mail.example" });
    const headers = cookieOf(await register(form({ email: "taken@mail.example" })));

    expect((await again(headers)).status).toBe(202);

    expect((await letters()).map(({ toAddress, letter }) => [toAddress, letter])).toEqual([
      ["taken@mail.example", "email-taken"],
      ["taken@mail.example", "email-taken"],
    ]);
  });
});

describe("signing in", () => {
  it("works by the confirmed address too, and by no other", async () => {
    const typed = form();
    await register(typed);
    const signIn = async (login: string) =>
      (await t.send("POST", "/api/session", { json: { login, password } })).status;

    expect(await signIn(typed.email)).toBe(401);
    await confirm(await lastKey());
    expect(await signIn(typed.email.toUpperCase())).toBe(200);
  });
});

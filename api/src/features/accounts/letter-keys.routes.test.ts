import { desc, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { build } from "../../../test/kit/build.ts";
import { openTestApp, type TestApp } from "../../../test/kit/open-test-app.ts";
import { accountKeys, users } from "../../db/schema/accounts.ts";
import { outgoingMail } from "../../db/schema/outgoing-mail.ts";
import { hashPassword } from "./hash-password.ts";

let t: TestApp;
let passwordHash: string;
const password = "Olmazor-2026";
const newPassword = "Gulxan-42uchqun";
const minuteMs = 60_000;

beforeAll(async () => {
  t = await openTestApp();
  passwordHash = await hashPassword(password);
});
afterAll(() => t.close());
// The limits count by hour and day; each test begins long after the last.
beforeEach(async () => {
  t.ctx.clock.advance(25 * 60 * minuteMs);
  await t.db.delete(outgoingMail);
});

let serial = 0;
async function newPerson() {
  serial += 1;
  const email = `person${serial}@mail.example`;
  return { ...(await build.user(t.db, { passwordHash, email })), email };
}
const letters = () =>
  t.db
    .select()
    .from(outgoingMail)
    .where(eq(outgoingMail.letter, outgoingMail.letter))
    .orderBy(desc(outgoingMail.id));
const sentTo = async (address: string) => (await letters()).filter(({ toAddress }) => toAddress === address);
const lastKey = async () =>
  (await letters()).find(({ fields }) => fields.key !== undefined)?.fields.key ?? "";
const ask = (email: string) => t.ask("POST", "/api/password-reset", { json: { email } });
const reset = (key: string, word = newPassword) =>
  t.ask("PUT", "/api/password-reset", { json: { key, newPassword: word } });
const canSignIn = async (login: string, word: string) =>
  (await t.send("POST", "/api/session", { json: { login, password: word } })).status === 200;

describe("a forgotten password", () => {
  it("is set anew by the letter's key, ends every session and is told by another letter", async () => {
    const { id, login, email } = await newPerson();
    expect((await t.ask("GET", "/api/me", { as: id })).status).toBe(200);
    expect((await ask(email.toUpperCase())).status).toBe(202);

    expect((await reset(await lastKey())).status).toBe(200);

    expect((await t.ask("GET", "/api/me", { as: id })).status).toBe(401);
    expect([await canSignIn(login, password), await canSignIn(login, newPassword)]).toEqual([false, true]);
    expect((await sentTo(email)).map(({ letter }) => letter)).toContain("password-changed");
  });

  it("may be set until 14:59 after asking, and not at 15:00", async () => {
    const [early, late] = [await newPerson(), await newPerson()];
    await ask(early.email);
    const earlyKey = await lastKey();
    await ask(late.email);
    const lateKey = await lastKey();

    t.ctx.clock.advance(15 * minuteMs - 1_000);
    expect((await reset(earlyKey)).status).toBe(200);
    t.ctx.clock.advance(1_000);
    const refused = await reset(lateKey);

    expect([refused.status, refused.json.error?.code]).toEqual([410, "account.key_refused"]);
    expect(await canSignIn(late.login, password)).toBe(true);
  });

  it("is set once by a key, also when two try at the same moment", async () => {
    const { email } = await newPerson();
    await ask(email);
    const key = await lastKey();

    const answers = await Promise.all([reset(key), reset(key), reset(key)]);

    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 410, 410]);
  });

  it("shuts the earlier key when it is asked for again", async () => {
    const { email } = await newPerson();
    await ask(email);
    const first = await lastKey();
    await ask(email);

    expect((await reset(first)).status).toBe(410);
    expect((await reset(await lastKey())).status).toBe(200);
  });

  it("keeps the key when the new password will not do", async () => {
    const { email } = await newPerson();
    await ask(email);
    const key = await lastKey();

    expect((await reset(key, "qisqa")).json.error?.code).toBe("password.refused");
    expect((await reset(key)).status).toBe(200);
  });

  it("answers the same for an address of nobody, writes as many rows, and sends nothing", async () => {
    const { email } = await newPerson();
    const count = async () => [(await t.db.select().from(accountKeys)).length, (await letters()).length];
    const before = await count();
    const known = await ask(email);
    const afterKnown = await count();
    const unknown = await ask("nobody@mail.example");
    const afterUnknown = await count();

    expect(unknown).toEqual(known);
    expect(afterUnknown.map((rows, i) => rows - (afterKnown[i] ?? 0))).toEqual(
      afterKnown.map((rows, i) => rows - (before[i] ?? 0)),
    );
    expect(
      (await letters()).filter(({ sentAt }) => sentAt === null).map(({ toAddress }) => toAddress),
    ).toEqual([email]);
  });

  it("may be asked for three times an hour for an address, whoever asks", async () => {
    const { email } = await newPerson();
    for (let asked = 0; asked < 3; asked += 1) expect((await ask(email)).status).toBe(202);

    expect((await ask(email.toUpperCase())).status).toBe(429);
    t.ctx.clock.advance(60 * minuteMs + 1);
    expect((await ask(email)).status).toBe(202);
  });

  it("keeps the key's SHA-256 alone", async () => {
    const { id, email } = await newPerson();
    await ask(email);

    const rows = await t.db.select().from(accountKeys).where(eq(accountKeys.userId, id));

    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(await lastKey());
  });
});

describe("an e-mail address", () => {
  const change = (userId: string, email: string, currentPassword = password) =>
    t.ask("PUT", "/api/me/email", { as: userId, json: { email, currentPassword } });
  const confirm = (key: string) => t.ask("POST", "/api/email-confirmation", { json: { key } });
  const emailOf = async (userId: string) =>
    (await t.ask("GET", "/api/me/email", { as: userId })).json.data?.email;

  it("holds once its key has come back, and the address before is told", async () => {
    const { id, email } = await newPerson();
    const next = `new.${email}`;

    expect((await change(id, next)).status).toBe(202);
    expect(await emailOf(id)).toBe(email);
    expect((await confirm(await lastKey())).status).toBe(200);

    expect(await emailOf(id)).toBe(next);
    expect((await sentTo(email)).map(({ letter }) => letter)).toEqual(["email-changed"]);
  });

  it("may be confirmed for a day, less a second", async () => {
    const [early, late] = [await newPerson(), await newPerson()];
    await change(early.id, `e.${early.email}`);
    const earlyKey = await lastKey();
    await change(late.id, `l.${late.email}`);
    const lateKey = await lastKey();

    t.ctx.clock.advance(24 * 60 * minuteMs - 1_000);
    expect((await confirm(earlyKey)).status).toBe(200);
    t.ctx.clock.advance(1_000);
    expect((await confirm(lateKey)).status).toBe(410);
  });

  it("is changed by whoever knows the password alone", async () => {
    const { id, email } = await newPerson();

    expect((await change(id, `x.${email}`, "wrong-one")).json.error?.code).toBe("password.wrong_current");
    expect(await letters()).toEqual([]);
  });

  it("of another person is answered the same and not taken; its owner is told", async () => {
    const [lola, omar] = [await newPerson(), await newPerson()];

    expect((await change(lola.id, omar.email.toUpperCase())).status).toBe(202);

    expect((await letters()).map(({ toAddress, letter }) => [toAddress, letter])).toEqual([
      [omar.email, "email-taken"],
    ]);
    expect(await emailOf(lola.id)).toBe(lola.email);
  });

  it("confirmed by two people at once belongs to the first", async () => {
    const [lola, omar] = [await newPerson(), await newPerson()];
    const wanted = `wanted${serial}@mail.example`;
    await change(lola.id, wanted);
    const lolas = await lastKey();
    await change(omar.id, wanted);
    const omars = await lastKey();

    const answers = await Promise.all([confirm(lolas), confirm(omars)]);

    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 410]);
    const owners = await t.db.select().from(users).where(eq(users.email, wanted));
    expect(owners).toHaveLength(1);
  });
});

import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { decodeSecret, factorPassword, openFactorStand } from "../../../test/kit/factor-stand.ts";
import { openTestApp, type TestApp } from "../../../test/kit/open-test-app.ts";
import { makeTestCtx } from "../../../test/kit/test-ctx.ts";
import { recoveryCodes, secondFactors } from "../../db/schema/accounts.ts";
import { outgoingMail } from "../../db/schema/outgoing-mail.ts";
import { openKeyring } from "../../keyring.ts";
import { takeFactorCode } from "./check-factor-code.ts";

let t: TestApp;
let stand: Awaited<ReturnType<typeof openFactorStand>>;
const minuteMs = 60_000;
const quarterMs = 15 * minuteMs;

beforeAll(async () => {
  t = await openTestApp();
  stand = await openFactorStand(t);
});
afterAll(() => t.close());
// Limits count by hour, codes by half minute; each test begins long after the last.
beforeEach(async () => {
  t.ctx.clock.advance(2 * 60 * minuteMs);
  await t.db.delete(outgoingMail);
});

const letters = async () => (await t.db.select().from(outgoingMail)).map(({ letter }) => letter);

describe("turning two-step sign-in on", () => {
  it("shows a secret as letters, as an address and as a square, and nothing is on until its code has come", async () => {
    const { login } = await stand.newPerson();
    const device = await stand.signIn(login);

    const begun = (await t.ask("POST", "/api/me/second-factor", device)).json.data;

    expect(begun.secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(begun.uri).toContain(begun.secret);
    expect(begun.square.size).toBeGreaterThan(20);
    expect(begun.square.path).toMatch(/^(M\d+ \d+h\d+v1h-\d+z)+$/);
    expect((await stand.begin(login)).json.data.kind).toBe("signed-in");
  });

  it("takes the generator's code, hands out ten recovery codes and tells the owner by letter", async () => {
    const { login } = await stand.newPerson();
    const { device, codes } = await stand.turnOn(login);

    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^([0-9a-hjkmnp-tv-z]{4}-){3}[0-9a-hjkmnp-tv-z]{4}$/);
    expect(await letters()).toEqual(["second-factor-on"]);
    expect((await t.ask("GET", "/api/me/second-factor", device)).json.data).toEqual({
      isOn: true,
      since: expect.any(Number),
      phone: null,
      isSmsOffered: true,
      recoveryCodesLeft: 10,
    });
  });

  it("keeps neither the secret nor a recovery code as it is", async () => {
    const { id, login } = await stand.newPerson();
    const { secret, codes } = await stand.turnOn(login);

    const kept = JSON.stringify([
      await t.db.select().from(secondFactors).where(eq(secondFactors.userId, id)),
      await t.db.select().from(recoveryCodes).where(eq(recoveryCodes.userId, id)),
    ]);

    expect(kept).not.toContain(secret);
    expect(kept).not.toContain(Buffer.from(decodeSecret(secret)).toString("base64url"));
    for (const code of codes) expect(kept).not.toContain(code.replaceAll("-", ""));
  });

  it("is refused to a wrong code, and when it is on already", async () => {
    const { login } = await stand.newPerson();
    const device = await stand.signIn(login);
    await t.ask("POST", "/api/me/second-factor", device);

    const wrong = await t.ask("PUT", "/api/me/second-factor", { ...device, json: { code: "000000" } });
    expect(wrong.json.error?.code).toBe("second_factor.wrong_code");

    const other = await stand.newPerson();
    const on = await stand.turnOn(other.login);
    expect((await t.ask("POST", "/api/me/second-factor", on.device)).json.error?.code).toBe(
      "second_factor.on_already",
    );
  });
});

describe("signing in where it is on", () => {
  it("gives no session for the password alone, and one for the password and a code", async () => {
    const { login } = await stand.newPerson();
    const { secret } = await stand.turnOn(login);

    const first = await t.send("POST", "/api/session", { json: { login, password: factorPassword } });
    expect(first.headers.get("set-cookie")).toBeNull();
    const { kind, ticket } = JSON.parse(await first.text()).data;
    expect(kind).toBe("second-step");
    const second = await stand.finish(ticket, await stand.codeNow(secret));

    expect(second.status).toBe(200);
    expect(await stand.isIn(second)).toBe(true);
  });

  it("takes a code once, also when two bring it at the same moment", async () => {
    const { login } = await stand.newPerson();
    const { secret } = await stand.turnOn(login);
    const code = await stand.codeNow(secret);
    const ticket = await stand.ticketOf(login);

    const both = await Promise.all([stand.finish(ticket, code), stand.finish(ticket, code)]);
    const [taken, refused] = both.map(({ status }) => status).toSorted();
    // The second finds the code used, or the first to be through already and nothing left to finish.
    expect([taken, [403, 410].includes(refused ?? 0)]).toEqual([200, true]);

    const again = await stand.finish(await stand.ticketOf(login), code);
    expect([again.status, again.code]).toEqual([403, "second_factor.wrong_code"]);
  });

  it("takes the code before for a slow hand, and none older", async () => {
    const { login } = await stand.newPerson();
    const { secret } = await stand.turnOn(login);
    const slow = await stand.codeNow(secret);
    stand.nextHalfMinute();
    expect((await stand.finish(await stand.ticketOf(login), slow)).status).toBe(200);

    const old = await stand.codeNow(secret);
    t.ctx.clock.advance(minuteMs);
    expect((await stand.finish(await stand.ticketOf(login), old)).status).toBe(403);
  });

  it("takes each recovery code once, however it is typed, and tells the owner", async () => {
    const { login } = await stand.newPerson();
    const { codes } = await stand.turnOn(login);
    const [code = ""] = codes;

    expect(
      (await stand.finish(await stand.ticketOf(login), ` ${code.toUpperCase().replaceAll("-", " ")}`)).status,
    ).toBe(200);
    expect((await stand.finish(await stand.ticketOf(login), code)).status).toBe(403);
    expect(await letters()).toContain("recovery-code-used");
  });

  it("stops after five wrong codes for a quarter of an hour, whatever the ticket, right or wrong", async () => {
    const { login } = await stand.newPerson();
    const { secret } = await stand.turnOn(login);
    const many = await Promise.all(
      Array.from({ length: 8 }, async () => stand.finish(await stand.ticketOf(login), "000000")),
    );
    expect(many.filter(({ code }) => code === "second_factor.wrong_code").length).toBeLessThanOrEqual(5);

    for (let i = 0; i < 5; i += 1) await stand.finish(await stand.ticketOf(login), "000000");
    const stopped = await stand.finish(await stand.ticketOf(login), await stand.codeNow(secret));
    expect([stopped.status, stopped.code]).toEqual([429, "second_factor.too_many_tries"]);

    t.ctx.clock.advance(quarterMs);
    expect((await stand.finish(await stand.ticketOf(login), await stand.codeNow(secret))).status).toBe(200);
  });

  it("leaves five minutes between the two steps", async () => {
    const { login } = await stand.newPerson();
    const { secret } = await stand.turnOn(login);
    const ticket = await stand.ticketOf(login);

    t.ctx.clock.advance(5 * minuteMs);
    const late = await stand.finish(ticket, await stand.codeNow(secret));

    expect([late.status, late.code]).toEqual([410, "session.step_over"]);
  });

  it("asks for the code after a reset of the password too", async () => {
    const { login, email } = await stand.newPerson();
    await stand.turnOn(login);
    await t.ask("POST", "/api/password-reset", { json: { email } });
    const [mail] = await t.db.select().from(outgoingMail).where(eq(outgoingMail.letter, "reset-password"));
    const newPassword = "Gulxan-42uchqun";
    const json = { key: mail?.fields.key, newPassword };
    expect((await t.ask("PUT", "/api/password-reset", { json })).status).toBe(200);

    const begun = await t.ask("POST", "/api/session", { json: { login, password: newPassword } });

    expect(begun.json.data.kind).toBe("second-step");
  });

  it("goes on with the key before while keys are rotated, and seals the secret with the new one", async () => {
    const { id, login } = await stand.newPerson();
    const { secret } = await stand.turnOn(login);
    const older = openKeyring({ current: "the-key-before-0123456789abcdefghijklmno" });
    const plain = Buffer.from(decodeSecret(secret)).toString("base64url");
    await t.db
      .update(secondFactors)
      .set({ sealedSecret: older.seal("totp-secret", plain, id) })
      .where(eq(secondFactors.userId, id));
    const { keyring } = makeTestCtx(t.db, { KEY_PREVIOUS: "the-key-before-0123456789abcdefghijklmno" });

    await takeFactorCode(
      { ...t.ctx, keyring },
      { userId: id, code: await stand.codeNow(secret), boundTo: "" },
    );

    const [kept] = await t.db.select().from(secondFactors).where(eq(secondFactors.userId, id));
    expect(older.open("totp-secret", kept?.sealedSecret ?? "", id).kind).toBe("unreadable");
    stand.nextHalfMinute();
    expect((await stand.finish(await stand.ticketOf(login), await stand.codeNow(secret))).status).toBe(200);
  });
});

import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { SignedInDevice } from "../../../test/kit/factor-stand.ts";
import { openTestApp, type TestApp } from "../../../test/kit/open-test-app.ts";
import { openPhoneStand, otherCode, refusalOf } from "../../../test/kit/phone-stand.ts";
import { users } from "../../db/schema/accounts.ts";
import { outgoingMail } from "../../db/schema/outgoing-mail.ts";
import { phones, smsCodes } from "../../db/schema/phones.ts";

let t: TestApp;
let stand: Awaited<ReturnType<typeof openPhoneStand>>;
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

beforeAll(async () => {
  t = await openTestApp({ env: { SMS_DAILY_BUDGET: "12" } });
  stand = await openPhoneStand(t);
});
afterAll(() => t.close());
// Messages count by hour and by day; each test begins long after the last.
beforeEach(async () => {
  t.ctx.clock.advance(25 * hourMs);
  t.ctx.sms.isDown = false;
  await t.db.delete(outgoingMail);
});

const letters = async () => (await t.db.select().from(outgoingMail)).map(({ letter }) => letter);

describe("a phone as a second factor", () => {
  it("counts from the code on that came to it, and hands out recovery codes; its owner is told", async () => {
    const { id, login } = await stand.newPerson();
    const device = await stand.signIn(login);

    const begun = await stand.start(device, "90 000-77-88");
    expect([begun.status, begun.json.data.ending]).toEqual([201, "88"]);
    expect(t.ctx.sms.sent.at(-1)).toEqual({
      to: "+998900007788",
      text: expect.stringMatching(/^Bilimdon: raqamni tasdiqlash kodi \d{6}\./),
    });
    expect((await stand.stateOf(device)).isOn).toBe(false);
    expect((await stand.begin(login)).json.data.kind).toBe("signed-in");
    expect(refusalOf(await stand.confirm(device, otherCode(stand.codeSent())))).toBe(
      "second_factor.wrong_code",
    );
    const confirmed = await stand.confirm(device, stand.codeSent());

    expect(confirmed.json.data.recoveryCodes).toHaveLength(10);
    expect(await stand.stateOf(device)).toMatchObject({ isOn: true, since: null, phone: { ending: "88" } });
    expect(await letters()).toEqual(["phone-added"]);
    const [user] = await t.db.select().from(users).where(eq(users.id, id));
    expect(user?.hasSecondFactor).toBe(true);
  });

  it.each(["+7 916 123 45 67", "71 234 56 78", "abc"])(
    "is no other number than a mobile one here: %s",
    async (typed) => {
      const { login } = await stand.newPerson();
      const before = t.ctx.sms.sent.length;

      expect(refusalOf(await stand.start(await stand.signIn(login), typed))).toBe("phone.refused");
      expect(t.ctx.sms.sent).toHaveLength(before);
    },
  );

  it("is set and taken off only by whoever has just proved themselves", async () => {
    const { login, device } = await stand.newPersonWithPhone();
    const other = await stand.newPerson();
    const stale = await stand.signIn(other.login);
    t.ctx.clock.advance(15 * minuteMs);

    expect(refusalOf(await stand.start(stale, stand.newNumber()))).toBe("session.proof_needed");
    expect(refusalOf(await stand.confirm(stale, "123456"))).toBe("session.proof_needed");
    expect(refusalOf(await t.ask("DELETE", "/api/me/phone", device))).toBe("session.proof_needed");
    expect((await stand.begin(login)).json.data.kind).toBe("second-step");
  });

  it("is confirmed within five minutes and five tries, and by nobody who guesses on", async () => {
    const { login } = await stand.newPerson();
    const device = await stand.signIn(login);
    await stand.start(device, stand.newNumber());
    const guessed = stand.codeSent();
    for (let n = 0; n < 5; n += 1) await stand.confirm(device, otherCode(guessed));
    expect(refusalOf(await stand.confirm(device, guessed))).toBe("second_factor.wrong_code");

    await stand.start(device, stand.newNumber());
    t.ctx.clock.advance(5 * minuteMs);
    expect(refusalOf(await stand.confirm(device, stand.codeSent()))).toBe("second_factor.wrong_code");

    await stand.start(device, stand.newNumber());
    for (let n = 0; n < 4; n += 1) await stand.confirm(device, otherCode(stand.codeSent()));
    t.ctx.clock.advance(5 * minuteMs - 1);
    expect(refusalOf(await stand.confirm(device, stand.codeSent()))).toBe("done");
  });

  it("keeps neither number nor code as they are", async () => {
    const { id, device, phone } = await stand.newPersonWithPhone();
    await t.ask("POST", "/api/session/proof/sms", device);

    const kept = JSON.stringify([
      await t.db.select().from(phones).where(eq(phones.userId, id)),
      await t.db.select().from(smsCodes).where(eq(smsCodes.userId, id)),
    ]);

    expect(kept).not.toContain(phone.slice(4));
    expect(kept).not.toContain(stand.codeSent());
  });

  it("taken off leaves the password alone where it was the only factor, and the generator where there is one", async () => {
    const alone = await stand.newPersonWithPhone();
    expect((await t.ask("DELETE", "/api/me/phone", alone.device)).status).toBe(200);
    expect(await stand.stateOf(alone.device)).toMatchObject({
      isOn: false,
      phone: null,
      recoveryCodesLeft: 0,
    });
    expect((await stand.begin(alone.login)).json.data.kind).toBe("signed-in");

    const { login } = await stand.newPerson();
    const { device } = await stand.turnOn(login);
    await stand.start(device, stand.newNumber());
    const second = await stand.confirm(device, stand.codeSent());
    expect(second.json.data.recoveryCodes).toEqual([]);
    expect((await t.ask("DELETE", "/api/me/phone", device)).status).toBe(200);
    expect(await stand.stateOf(device)).toMatchObject({ isOn: true, phone: null, recoveryCodesLeft: 10 });
    expect(await letters()).toContain("phone-removed");
    expect(refusalOf(await t.ask("DELETE", "/api/me/phone", device))).toBe("phone.none");
  });
});

describe("signing in by a text message", () => {
  it("takes the code sent for this ticket, once, and no code of another request", async () => {
    const { login, device } = await stand.newPersonWithPhone();
    const begun = (await stand.begin(login)).json.data;
    expect(begun).toMatchObject({ kind: "second-step", phoneEnding: expect.stringMatching(/^\d\d$/) });

    await t.ask("POST", "/api/session/proof/sms", device);
    const ofProof = stand.codeSent();
    expect((await stand.finish(begun.ticket, ofProof)).code).toBe("second_factor.wrong_code");
    expect((await stand.sendStep(begun.ticket)).status).toBe(201);
    const code = stand.codeSent();
    expect(t.ctx.sms.sent.at(-1)?.text).toContain("kirish kodi");
    const ticket = await stand.ticketOf(login);
    expect((await stand.finish(ticket, code)).code).toBe("second_factor.wrong_code");
  });

  it("opens a session of two factors, which may go on to what asks for them", async () => {
    const { login } = await stand.newPersonWithPhone();
    const ticket = await stand.ticketOf(login);
    await stand.sendStep(ticket);
    const code = stand.codeSent();

    const both = await Promise.all([stand.finish(ticket, code), stand.finish(ticket, code)]);

    const [taken, refused] = both.toSorted((a, b) => a.status - b.status);
    expect([taken?.status, [403, 410].includes(refused?.status ?? 0)]).toEqual([200, true]);
    const me = await t.ask("GET", "/api/me", { headers: taken?.headers ?? {} });
    expect(me.json.data.session).toEqual({ hasSecondFactor: true, factorLevel: 2, isProven: true });
  });

  it("takes a code to the last millisecond of five minutes, and not after", async () => {
    const { login } = await stand.newPersonWithPhone();
    const late = await stand.ticketOf(login);
    await stand.sendStep(late);
    const lateCode = stand.codeSent();
    t.ctx.clock.advance(5 * minuteMs);
    expect((await stand.finish(late, lateCode)).status).toBe(410);

    const ticket = await stand.ticketOf(login);
    await stand.sendStep(ticket);
    t.ctx.clock.advance(5 * minuteMs - 1);

    expect((await stand.finish(ticket, stand.codeSent())).status).toBe(200);
  });

  it("lets the newest code of a ticket open, and none before it", async () => {
    const { login } = await stand.newPersonWithPhone();
    const ticket = await stand.ticketOf(login);
    await stand.sendStep(ticket);
    const older = stand.codeSent();
    await stand.sendStep(ticket);
    const newest = stand.codeSent();

    expect((await stand.finish(ticket, older)).status).toBe(older === newest ? 200 : 403);
    expect((await stand.finish(ticket, newest)).status).toBe(older === newest ? 410 : 200);
  });

  it("stops guessing after five tries, by whichever way the codes come", async () => {
    const { login } = await stand.newPersonWithPhone();
    const ticket = await stand.ticketOf(login);
    await stand.sendStep(ticket);
    const code = stand.codeSent();
    for (let n = 0; n < 5; n += 1) await stand.finish(ticket, otherCode(code));

    expect((await stand.finish(ticket, code)).code).toBe("second_factor.too_many_tries");
  });

  it("goes on by a recovery code where no message comes", async () => {
    const { login, codes } = await stand.newPersonWithPhone();

    expect((await stand.finish(await stand.ticketOf(login), codes[0] ?? "")).status).toBe(200);
  });

  it("sends nothing for a ticket that is over or made up, or for somebody without a phone", async () => {
    const { login } = await stand.newPerson();
    await stand.turnOn(login);
    const before = t.ctx.sms.sent.length;
    const begun = (await stand.begin(login)).json.data;

    expect(begun.phoneEnding).toBeUndefined();
    expect(refusalOf(await stand.sendStep(begun.ticket))).toBe("phone.none");
    expect(refusalOf(await stand.sendStep("t".repeat(43)))).toBe("session.step_over");
    expect(t.ctx.sms.sent).toHaveLength(before);
  });
});

describe("a proof by a text message", () => {
  it("opens what asks for one, in the session that asked for it alone", async () => {
    const { login, device } = await stand.newPersonWithPhone();
    const ticket = await stand.ticketOf(login);
    await stand.sendStep(ticket);
    const other = await stand.finish(ticket, stand.codeSent());
    t.ctx.clock.advance(hourMs);
    const prove = (from: SignedInDevice, code: string) =>
      t.ask("POST", "/api/session/proof", { ...from, json: { code } });

    await t.ask("POST", "/api/session/proof/sms", device);
    const code = stand.codeSent();

    expect(refusalOf(await prove(other, code))).toBe("second_factor.wrong_code");
    expect((await prove(device, code)).status).toBe(200);
    expect(refusalOf(await t.ask("POST", "/api/me/recovery-codes", device))).toBe("done");
    expect(refusalOf(await prove(device, code))).toBe("second_factor.wrong_code");
  });
});

import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { factorPassword, openFactorStand, type SignedInDevice } from "../../../test/kit/factor-stand.ts";
import { openTestApp, type TestApp } from "../../../test/kit/open-test-app.ts";
import { provenCookie } from "../../../test/kit/proven-cookie.ts";
import { sessions } from "../../db/schema/accounts.ts";
import { auditLog } from "../../db/schema/audit.ts";
import { outgoingMail } from "../../db/schema/outgoing-mail.ts";

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

describe("a proof that it is the owner", () => {
  const prove = (device: SignedInDevice, json: unknown) =>
    t.ask("POST", "/api/session/proof", { ...device, json });
  const makeToken = (device: SignedInDevice) =>
    t.ask("POST", "/api/tokens", { ...device, json: { label: "laptop", scopes: ["profile.read"] } });

  it("is asked again a quarter of an hour after signing in, by password where there is no second factor", async () => {
    const { login } = await stand.newPerson();
    const device = await stand.signIn(login);
    expect((await makeToken(device)).status).toBe(201);

    t.ctx.clock.advance(quarterMs);
    const asked = await makeToken(device);
    expect([asked.status, asked.json.error?.code, asked.json.error?.details]).toEqual([
      403,
      "session.proof_needed",
      { by: "password" },
    ]);
    expect((await prove(device, { password: "wrong-one" })).json.error?.code).toBe("password.wrong_current");
    expect((await makeToken(device)).status).toBe(403);
    expect((await prove(device, { password: factorPassword })).status).toBe(200);
    expect((await makeToken(device)).status).toBe(201);
  });

  it("is a code where a second factor is on: a session that has shown the password alone is not enough", async () => {
    const { login } = await stand.newPerson();
    const before = await stand.signIn(login);
    const { secret } = await stand.turnOn(login);

    const asked = await makeToken(before);
    expect(asked.json.error?.details).toEqual({ by: "code" });
    expect((await prove(before, { password: factorPassword })).json.error?.code).toBe("session.proof_needed");
    expect((await prove(before, { code: await stand.codeNow(secret) })).status).toBe(200);
    expect((await makeToken(before)).status).toBe(201);
  });

  it("stands before turning the factor off, new recovery codes and another address", async () => {
    const { login } = await stand.newPerson();
    const stolen = await stand.signIn(login);
    const { device } = await stand.turnOn(login);
    const json = { email: "thief@mail.example", currentPassword: factorPassword };
    const asked = [
      ["DELETE", "/api/me/second-factor", {}],
      ["POST", "/api/me/recovery-codes", {}],
      ["PUT", "/api/me/email", { json }],
    ] as const;

    for (const [method, path, sent] of asked)
      expect((await t.ask(method, path, { ...stolen, ...sent })).json.error?.code, path).toBe(
        "session.proof_needed",
      );
    expect((await t.ask("PUT", "/api/me/email", { ...device, json })).status).toBe(202);
    expect((await t.ask("POST", "/api/me/recovery-codes", device)).json.data.recoveryCodes).toHaveLength(10);
    expect((await t.ask("DELETE", "/api/me/second-factor", device)).status).toBe(200);
    expect((await stand.begin(login)).json.data.kind).toBe("signed-in");
    expect(await letters()).toContain("second-factor-off");
  });

  it("is written on the session: its level and its time", async () => {
    const { id, login } = await stand.newPerson();
    const { secret } = await stand.turnOn(login);
    await t.db.delete(sessions).where(eq(sessions.userId, id));
    await stand.finish(await stand.ticketOf(login), await stand.codeNow(secret));

    const [row] = await t.db.select().from(sessions).where(eq(sessions.userId, id));

    expect([row?.factorLevel, row?.provenAt.getTime()]).toEqual([2, t.ctx.clock.now()]);
  });
});

describe("a second factor that was lost", () => {
  const proven = async ({ id }: { id: string }) => ({ headers: { cookie: await provenCookie(t.ctx, id) } });
  const ask = async (admin: { id: string }, userId: string) =>
    t.ask("POST", `/api/users/${userId}/second-factor-removal`, {
      ...(await proven(admin)),
      json: { reason: "Lola came to the office with her passport." },
    });
  const approve = async (admin: { id: string }, removalId: string) =>
    t.ask("POST", `/api/second-factor-removals/${removalId}/approval`, await proven(admin));

  it("is taken off by two admins, never by one; every session ends and the owner is told", async () => {
    const { id, login } = await stand.newPerson();
    const { device } = await stand.turnOn(login);
    const [first, second] = [await stand.newPerson("admin"), await stand.newPerson("admin")];

    const { removalId } = (await ask(first, id)).json.data;
    expect((await approve(first, removalId)).json.error?.code).toBe("second_factor.second_person_needed");
    const waiting = await t.ask("GET", "/api/second-factor-removals", { as: second.id });
    expect(waiting.json.data.removals).toEqual([
      expect.objectContaining({ removalId, login, askedBy: first.login, mayApprove: true }),
    ]);
    expect((await approve(second, removalId)).status).toBe(200);

    expect(await stand.isIn(device)).toBe(false);
    expect((await stand.begin(login)).json.data.kind).toBe("signed-in");
    expect((await letters()).slice(1)).toEqual(["second-factor-removal-asked", "second-factor-removed"]);
    expect((await approve(second, removalId)).status).toBe(404);
    const written = await t.db.select().from(auditLog).where(eq(auditLog.thingId, id)).orderBy(auditLog.id);
    expect(written.map(({ act, actorId }) => [act, actorId])).toEqual([
      ["second-factor.ask-removal", first.id],
      ["second-factor.remove", second.id],
    ]);
  });

  it("stays on when the first admin, or any other, calls it off", async () => {
    const { id, login } = await stand.newPerson();
    await stand.turnOn(login);
    const [first, second] = [await stand.newPerson("admin"), await stand.newPerson("admin")];
    const { removalId } = (await ask(first, id)).json.data;

    const called = await t.ask("DELETE", `/api/second-factor-removals/${removalId}`, { as: first.id });

    expect(called.status).toBe(200);
    expect((await approve(second, removalId)).status).toBe(404);
    expect((await stand.begin(login)).json.data.kind).toBe("second-step");
  });

  it("is not what was set up since: what was asked about the one before waits no more", async () => {
    const { id, login } = await stand.newPerson();
    const [first, second] = [await stand.newPerson("admin"), await stand.newPerson("admin")];
    await stand.turnOn(login);
    const { removalId } = (await ask(first, id)).json.data;
    const askedToo = (await ask(second, id)).json.data.removalId;
    expect((await approve(second, removalId)).status).toBe(200);
    const { device } = await stand.turnOn(login);

    expect((await approve(first, askedToo)).status).toBe(404);

    const askedOfNew = (await ask(first, id)).json.data.removalId;
    await t.ask("DELETE", "/api/me/second-factor", device);
    await stand.turnOn(login);
    expect((await approve(second, askedOfNew)).status).toBe(404);
    expect((await stand.begin(login)).json.data.kind).toBe("second-step");
  });

  it("of an admin is not their own to ask for or to agree to", async () => {
    const [lost, other] = [await stand.newPerson("admin"), await stand.newPerson("admin")];
    await stand.turnOn(lost.login);

    expect((await ask(other, lost.id)).status).toBe(201);
    const listed = await t.ask("GET", "/api/second-factor-removals", { as: other.id });
    const [{ removalId }] = listed.json.data.removals;
    const refused = [await approve(lost, removalId), await ask(lost, lost.id)];
    expect(refused.map(({ json }) => json.error?.code)).toEqual([
      "second_factor.second_person_needed",
      "second_factor.second_person_needed",
    ]);
  });

  it("stays on when the second admin comes a day later, and nobody else may ask", async () => {
    const { id, login } = await stand.newPerson();
    await stand.turnOn(login);
    const [first, second, student] = [
      await stand.newPerson("admin"),
      await stand.newPerson("admin"),
      await stand.newPerson(),
    ];
    expect((await ask(student, id)).json.error?.code).toBe("access.refused");
    const { removalId } = (await ask(first, id)).json.data;

    t.ctx.clock.advance(24 * 60 * minuteMs);

    expect((await approve(second, removalId)).status).toBe(404);
    expect((await stand.begin(login)).json.data.kind).toBe("second-step");
  });
});

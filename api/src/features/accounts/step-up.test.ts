import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { factorPassword, openFactorStand, type SignedInDevice } from "../../../test/kit/factor-stand.ts";
import { openTestApp, type TestApp } from "../../../test/kit/open-test-app.ts";

let t: TestApp;
let stand: Awaited<ReturnType<typeof openFactorStand>>;
const quarterMs = 15 * 60_000;

beforeAll(async () => {
  t = await openTestApp();
  stand = await openFactorStand(t);
});
afterAll(() => t.close());
// Limits count by hour, codes by half minute; each test begins long after the last.
beforeEach(() => t.ctx.clock.advance(2 * 3_600_000));

const prove = (device: SignedInDevice, json: unknown) =>
  t.ask("POST", "/api/session/proof", { ...device, json });

/** Gives a student another role: an act that asks for a second factor. */
async function openAct() {
  const { id } = await stand.newPerson();
  const json = { role: "jury", reason: "for a test" };
  return async (sent: { readonly headers: Readonly<Record<string, string>> }) => {
    const { status, json: answer } = await t.ask("PUT", `/api/people/${id}/role`, { ...sent, json });
    return answer.error?.code ?? String(status);
  };
}

describe("an act of an administrator on somebody's account", () => {
  it("is open for a quarter of an hour after a code, to the millisecond, and again after the next code", async () => {
    const act = await openAct();
    const { login } = await stand.newPerson("admin");
    const { secret } = await stand.turnOn(login);
    const device = await stand.finish(await stand.ticketOf(login), await stand.codeNow(secret));

    t.ctx.clock.advance(quarterMs - 1);
    expect(await act(device)).toBe("200");
    t.ctx.clock.advance(1);
    expect(await act(device)).toBe("session.proof_needed");
    expect((await prove(device, { password: factorPassword })).json.error?.details).toEqual({ by: "code" });
    expect(await act(device)).toBe("session.proof_needed");
    expect((await prove(device, { code: await stand.codeNow(secret) })).status).toBe(200);
    expect(await act(device)).toBe("200");
  });

  it("is not opened by a password just typed: whoever has no second factor sets one up and goes on", async () => {
    const act = await openAct();
    const { login } = await stand.newPerson("admin");
    const device = await stand.signIn(login);

    expect(await act(device)).toBe("second_factor.needed");
    const begun = (await t.ask("POST", "/api/me/second-factor", device)).json.data;
    expect(await act(device)).toBe("second_factor.needed");
    const json = { code: await stand.codeNow(begun.secret) };
    expect((await t.ask("PUT", "/api/me/second-factor", { ...device, json })).status).toBe(200);
    expect(await act(device)).toBe("200");
  });

  it("asks on each device for a code of its own", async () => {
    const act = await openAct();
    const { login } = await stand.newPerson("admin");
    const other = await stand.signIn(login);
    await stand.turnOn(login);

    expect(await act(other)).toBe("session.proof_needed");
  });

  it("asks anew for a factor that was turned off and on, also where the one before had been shown", async () => {
    const act = await openAct();
    const { login } = await stand.newPerson("admin");
    const { device } = await stand.turnOn(login);
    expect((await t.ask("DELETE", "/api/me/second-factor", device)).status).toBe(200);
    expect(await act(device)).toBe("second_factor.needed");

    await stand.turnOn(login);

    expect(await act(device)).toBe("session.proof_needed");
  });

  it("is never done by a personal token, and by an app like by a browser", async () => {
    const act = await openAct();
    const { login } = await stand.newPerson("admin");
    const { device, secret } = await stand.turnOn(login);
    const made = { label: "laptop", scopes: ["profile.read"] };
    const { secret: token } = (await t.ask("POST", "/api/tokens", { ...device, json: made })).json.data;
    const begun = (await t.ask("POST", "/api/token", { json: { login, password: factorPassword } })).json
      .data;
    const json = { ticket: begun.ticket, code: await stand.codeNow(secret) };
    const { tokens } = (await t.ask("POST", "/api/token/second-step", { json })).json.data;
    const by = (bearer: string) => ({ headers: { authorization: `Bearer ${bearer}` } });

    expect(await act(by(token))).toBe("token.scope_missing");
    expect(await act(by(tokens.accessToken))).toBe("200");
    t.ctx.clock.advance(8 * 60_000);
    expect(await act(by(tokens.accessToken))).toBe("200");
  });

  it("asks nothing of an administrator who takes along what is kept of themselves", async () => {
    const { id, login } = await stand.newPerson("admin");
    const device = await stand.signIn(login);

    expect((await t.ask("POST", `/api/people/${id}/export`, device)).status).toBe(200);
  });

  it("asks for it where an account with rights is made, and not where a student's is", async () => {
    const { login } = await stand.newPerson("admin");
    const device = await stand.signIn(login);
    const make = async (name: string, role: string) => {
      const json = { login: name, displayName: "Somebody New", role };
      return (await t.ask("POST", "/api/people", { ...device, json })).json.error?.code ?? "made";
    };

    expect([await make("fresh.student", "student"), await make("fresh.admin", "admin")]).toEqual([
      "made",
      "second_factor.needed",
    ]);
  });
});

import { base32 } from "oslo/encoding";
import { hashPassword } from "../../src/features/accounts/hash-password.ts";
import { totpCode } from "../../src/features/accounts/totp-codes.ts";
import { build } from "./build.ts";
import type { TestApp } from "./open-test-app.ts";

export const factorPassword = "Olmazor-2026";

export interface SignedInDevice {
  readonly headers: { readonly cookie: string };
}

/** People with second factors: what a browser and a phone do to turn one on and to sign in with it. */
export async function openFactorStand(t: TestApp) {
  const passwordHash = await hashPassword(factorPassword);
  let serial = 0;

  async function newPerson(role: "student" | "admin" = "student") {
    serial += 1;
    return build.user(t.db, { passwordHash, role, email: `two${serial}@mail.example` });
  }
  const begin = (login: string) =>
    t.ask("POST", "/api/session", { json: { login, password: factorPassword } });

  async function signIn(login: string): Promise<SignedInDevice> {
    const response = await t.send("POST", "/api/session", { json: { login, password: factorPassword } });
    return { headers: { cookie: cookieOf(response) } };
  }
  const codeNow = (secret: string) => totpCode(decodeSecret(secret), t.ctx.clock.now());
  const nextHalfMinute = () => t.ctx.clock.advance(30_000);

  /** Signs a person in and turns their second factor on. */
  async function turnOn(login: string) {
    const device = await signIn(login);
    const begun = await t.ask("POST", "/api/me/second-factor", device);
    const secret = String(begun.json.data.secret);
    const json = { code: await codeNow(secret) };
    const turned = await t.ask("PUT", "/api/me/second-factor", { ...device, json });
    nextHalfMinute();
    const codes: string[] = turned.json.data.recoveryCodes;
    return { device, secret, codes };
  }

  /** The second step: its answer and, where it was right, the cookie. */
  async function finish(ticket: string, code: string) {
    const response = await t.send("POST", "/api/session/second-step", { json: { ticket, code } });
    const told = JSON.parse(await response.text());
    return { status: response.status, code: told.error?.code, headers: { cookie: cookieOf(response) } };
  }
  const ticketOf = async (login: string) => String((await begin(login)).json.data.ticket);
  const isIn = async (device: SignedInDevice) => (await t.ask("GET", "/api/me", device)).status === 200;
  return { newPerson, begin, signIn, codeNow, nextHalfMinute, turnOn, finish, ticketOf, isIn };
}

export function decodeSecret(secret: string): Uint8Array {
  return base32.decode(secret, { strict: false });
}

function cookieOf(response: Response): string {
  return response.headers.get("set-cookie")?.split(";")[0] ?? "";
}

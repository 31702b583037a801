import { openFactorStand, type SignedInDevice } from "./factor-stand.ts";
import type { TestApp } from "./open-test-app.ts";

let serial = 0;

/** People with phones: what a browser asks for, and what the phone shows. */
export async function openPhoneStand(t: TestApp) {
  const stand = await openFactorStand(t);
  const codeSent = () => /\d{6}/.exec(t.ctx.sms.sent.at(-1)?.text ?? "")?.[0] ?? "";
  const newNumber = () => {
    serial += 1;
    return `+99890${String(serial).padStart(7, "0")}`;
  };
  const start = (device: SignedInDevice, phone: string) =>
    t.ask("POST", "/api/me/phone", { ...device, json: { phone } });
  const confirm = (device: SignedInDevice, code: string) =>
    t.ask("PUT", "/api/me/phone", { ...device, json: { code } });
  const sendStep = (ticket: string) => t.ask("POST", "/api/session/second-step/sms", { json: { ticket } });
  const stateOf = async (device: SignedInDevice) =>
    (await t.ask("GET", "/api/me/second-factor", device)).json.data;

  /** A person whose phone is their second factor. */
  async function newPersonWithPhone() {
    const person = await stand.newPerson();
    const device = await stand.signIn(person.login);
    const phone = newNumber();
    await start(device, phone);
    const { json } = await confirm(device, codeSent());
    const codes: string[] = json.data.recoveryCodes;
    return { ...person, device, phone, codes };
  }
  return { ...stand, codeSent, newNumber, start, confirm, sendStep, stateOf, newPersonWithPhone };
}

/** Another six digits. */
export function otherCode(code: string): string {
  return String((Number(code) + 1) % 1_000_000).padStart(6, "0");
}

/** What an answer refused with; "done" where it did not. */
export function refusalOf({
  json,
}: {
  readonly json: { readonly error?: { readonly code: string } };
}): string {
  return json.error?.code ?? "done";
}

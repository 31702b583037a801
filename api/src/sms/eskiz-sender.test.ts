import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type MockEskiz, startMockEskiz } from "../../test/kit/start-mock-eskiz.ts";
import type { SmsSender } from "../ctx.ts";
import { openEskizSender } from "./eskiz-sender.ts";

let gateway: MockEskiz;
let sender: SmsSender;
let logged: string[];
beforeEach(async () => {
  gateway = await startMockEskiz();
  logged = [];
  sender = openEskizSender(gateway.url, pino({}, { write: (line) => logged.push(line) }));
});
afterEach(() => gateway.close());

const message = { to: "+998901234567", text: "Bilimdon: kirish kodi 123456." };

describe("the gateway", () => {
  it("takes a message under the sender's name, after one sign-in for many", async () => {
    expect([await sender.send(message), await sender.send(message)]).toEqual(["taken", "taken"]);

    expect(gateway.sent[0]).toEqual({ phone: "998901234567", text: message.text, from: "Bilimdon" });
    expect([gateway.sent.length, gateway.signIns]).toEqual([2, 1]);
  });

  it("is signed in to once by several messages at the same moment", async () => {
    await Promise.all([sender.send(message), sender.send(message), sender.send(message)]);

    expect([gateway.sent.length, gateway.signIns]).toEqual([3, 1]);
  });

  it("is signed in to again when its token has grown old", async () => {
    await sender.send(message);
    gateway.forgetTokens();

    expect(await sender.send(message)).toBe("taken");
    expect(gateway.signIns).toBe(2);
  });

  it.each([
    ["refuses the message", { status: 400, body: '{"message":"balance"}' }],
    ["is broken", { status: 502, body: "<html>" }],
    ["answers something else", { status: 200, body: "<html>" }],
  ])("took nothing when it %s, and the log says neither number nor text", async (_, fault) => {
    gateway.fault = fault;

    expect(await sender.send(message)).toBe("unavailable");
    expect(logged).toHaveLength(1);
    expect(logged.join()).not.toMatch(/901234567|123456/);
  });

  it("took nothing with a wrong password, and is asked anew the next time", async () => {
    const stranger = openEskizSender(gateway.url.replace("sir", "boshqa"), pino({ level: "silent" }));

    expect([await stranger.send(message), await stranger.send(message)]).toEqual([
      "unavailable",
      "unavailable",
    ]);
    expect(gateway.sent).toEqual([]);
  });

  it("took nothing while nobody answers, and takes the first message once it is back", async () => {
    const { url } = gateway;
    await gateway.close();

    expect(await sender.send(message)).toBe("unavailable");
    gateway = await startMockEskiz(Number(new URL(url.replace("eskiz+", "")).port));
    expect(await sender.send(message)).toBe("taken");
  });
});

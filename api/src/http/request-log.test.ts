import { expect, it } from "vitest";
import { logAnswered, openLog } from "./request-log.ts";

function record() {
  const lines: string[] = [];
  const log = openLog("trace", { write: (line) => lines.push(line) });
  return { log, lines };
}

it("masks secrets wherever their names stand", () => {
  const { log, lines } = record();

  log.info({ password: "canary-1", body: { token: "canary-2", a: { secret: "canary-3" } } }, "told");
  log.info({ headers: { authorization: "canary-4", cookie: "canary-5", "set-cookie": "canary-6" } }, "told");

  expect(lines.join("")).not.toMatch(/canary/);
  expect(lines.join("")).toContain("[hidden]");
});

it.each([
  ["a provider's signature", { payme: { sign_string: "canary-1", "X-Auth": "canary-2", Auth: "canary-3" } }],
  ["a card", { order: { cardNumber: "canary-1", card: { holder: "canary-2" }, pan: "canary-3" } }],
  ["a one-time code", { sms: { code: "canary-1", otp: 123_456 }, totpSecret: "canary-2" }],
  ["code and answers", { submission: { source: "canary-1", answers: ["canary-2"], input: "canary-3" } }],
  ["a list of people", { people: [{ a: { b: { passwordHash: "canary-1" } } }] }],
])("keeps nothing of %s", (_, said) => {
  const { log, lines } = record();

  log.info(said, "told");

  expect(lines.join("")).not.toMatch(/canary|123456/);
});

it("keeps two digits of a phone, and of an address only what tells two people apart", () => {
  const { log, lines } = record();

  log.info({ phone: "+998901234567", user: { email: "Lola@Example.uz" } }, "told");
  log.info({ email: "lola@example.uz" }, "told");

  const [first, second] = lines.map((line) => JSON.parse(line));
  expect(first.phone).toBe("…67");
  expect(first.user.email).toMatch(/^mail:[0-9a-f]{10}$/);
  expect(second.email).toBe(first.user.email);
});

it("finds tokens and card numbers in sentences by their looks, and leaves times and ids alone", () => {
  const { log, lines } = record();

  log.warn(
    { words: "sent Authorization: Bearer abcdefgh.ijklmnop" },
    "card 8600 1234 5678 9012? 4111-1111-1111-1111",
  );
  log.warn({ at: 1_767_225_600_000, id: "sub_0123456789abcdefghjk" }, "cookie sid=abcdefghijklmnopqrstuv");

  expect(lines[0]).not.toMatch(/abcdefgh|4111/);
  expect(lines[1]).not.toContain("abcdefghijklmnopqrstuv");
  expect(lines[1]).toContain("1767225600000");
  expect(lines[1]).toContain("sub_0123456789abcdefghjk");
});

it("keeps a failed query without what was asked by it", () => {
  const { log, lines } = record();
  const message = "Failed query: insert into users values ($1)\nparams: canary-hash";
  const failed = Object.assign(new Error(message), { query: "insert", params: ["canary-hash"] });

  log.error({ err: new Error("outer", { cause: failed }) }, "a request failed");

  expect(lines.join("")).toContain("insert into users");
  expect(lines.join("")).toContain("request-log.test.ts");
  expect(lines.join("")).not.toContain("canary");
});

it("writes one line a request, whatever a caller puts into the path", () => {
  const { log, lines } = record();
  const forged = '/api/x"}\n{"level":60,"msg":"forged"}';

  logAnswered(log, {
    requestId: "r",
    method: "POST",
    path: forged,
    status: 404,
    durationMs: 1,
    address: "::1",
  });

  expect(lines).toHaveLength(1);
  expect(lines[0]?.trimEnd().split("\n")).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({ path: forged, status: 404 });
});

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

import { expect, it } from "vitest";
import { readSendAnswer } from "./send-answer.ts";

const refused = (code: string) => ({ kind: "refused" as const, code, requestId: "r1", details: {} });
const unreachable = { kind: "unreachable" as const };

it("sends again after a few seconds when nothing answered", () => {
  expect(readSendAnswer(unreachable, 1, 0)).toEqual({ kind: "again", afterMs: 3_000 });
  expect(readSendAnswer(unreachable, 2, 0)).toEqual({ kind: "again", afterMs: 8_000 });
});

it("spreads those who send again after an outage", () => {
  expect(readSendAnswer(unreachable, 2, 0.5)).toEqual({ kind: "again", afterMs: 9_000 });
});

it("sends again when the server says that it cannot work now", () => {
  expect(readSendAnswer(refused("server.unavailable"), 1, 0).kind).toBe("again");
});

it("never repeats what the server refused", () => {
  for (const code of ["contest.ended", "request.rate_limited", "session.required", "server.fault"])
    expect(readSendAnswer(refused(code), 1, 0)).toMatchObject({ kind: "refused", refusal: { code } });
});

it("gives up in the end instead of sending for ever", () => {
  expect(readSendAnswer(unreachable, 40, 0)).toEqual({ kind: "given-up" });
});

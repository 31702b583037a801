import { beforeEach, expect, it } from "vitest";
import type { Answer } from "../../client/call-api.ts";
import { makeSending } from "./use-text-sending.ts";

type Audience = "asker" | "all";
interface Body {
  readonly text: string;
  readonly audience: Audience;
  readonly sendKey: string;
}

const lost: Answer<unknown> = { kind: "unreachable" };
const taken: Answer<unknown> = { kind: "ok", value: null };

let bodies: Body[] = [];
let audience: Audience = "asker";
let reply: Answer<unknown> = taken;

beforeEach(() => {
  bodies = [];
  audience = "asker";
  reply = taken;
});

function open() {
  return makeSending(() => ({
    choices: () => ({ audience }),
    async call(body: Body) {
      bodies.push(body);
      return reply;
    },
    onSent() {},
  }));
}

it("sends under the same key when the same is pressed again after a lost answer", async () => {
  const form = open();
  form.text.value = "Yes.";
  reply = lost;
  await form.send();

  await form.send();

  expect(bodies).toHaveLength(2);
  expect(bodies[1]).toEqual(bodies[0]);
});

it("sends the same text to others as another answer, so that a changed choice is not lost", async () => {
  const form = open();
  form.text.value = "Yes.";
  reply = lost;
  await form.send();

  audience = "all";
  await form.send();

  expect(bodies.map((body) => body.audience)).toEqual(["asker", "all"]);
  expect(bodies[1]?.sendKey).not.toBe(bodies[0]?.sendKey);
});

it("sends a changed text as another one, and the same text again once it was taken", async () => {
  const form = open();
  for (const [text, answer] of [
    ["Yes.", lost],
    ["No.", taken],
    ["No.", taken],
  ] as const) {
    form.text.value = text;
    reply = answer;
    await form.send();
  }

  expect(new Set(bodies.map((body) => body.sendKey)).size).toBe(3);
});

it("empties the field of what was sent, and keeps what was written meanwhile", async () => {
  const form = open();
  form.text.value = "Yes. ";
  await form.send();
  expect(form.text.value).toBe("");

  form.text.value = "No";
  const sent = form.send();
  form.text.value = "No, n is at least 1.";
  await sent;

  expect(bodies.at(-1)?.text).toBe("No");
  expect(form.text.value).toBe("No, n is at least 1.");
});

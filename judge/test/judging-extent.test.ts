/** A program that is right on tests 1 and 3, and wrong on test 2, judged both ways. */
import { afterAll, expect, it } from "vitest";
import { judgeSource } from "./kit/judge-source.ts";
import { openTestRoom } from "./kit/open-test-room.ts";
import { modernBase } from "./kit/write-package.ts";

const room = await openTestRoom();
afterAll(() => room.close());

const files = {
  ...modernBase,
  "data/secret/2.in": "20 30\n",
  "data/secret/2.ans": "50\n",
  "data/secret/3.in": "4 4\n",
  "data/secret/3.ans": "8\n",
};
const source = { "main.py": "a, b = map(int, input().split())\nprint(min(a + b, 10))\n" };

it.each([
  ["ends at the test that rejects it", "first-failure", ["AC", "WA"]],
  ["goes on to the last test, and is rejected all the same", "all", ["AC", "WA", "AC"]],
] as const)("judging %s", async (_, stop, verdicts) => {
  const outcome = await judgeSource(room, { files, languageId: "python3", source, stop });

  if (outcome.kind !== "judged") throw new Error(JSON.stringify(outcome));
  expect(outcome.verdict).toBe("WA");
  expect(outcome.tests.map(({ verdict }) => verdict)).toEqual(verdicts);
  expect(outcome.tests.find(({ verdict }) => verdict !== "AC")?.name).toBe("secret/2");
});

import { expect, it } from "vitest";
import { askTogether } from "./ask-together.ts";

/** Answers in capitals, knows no "x", and notes what it was asked. */
function openAsked() {
  const asked: (readonly string[])[] = [];
  const find = askTogether(async (keys) => {
    asked.push(keys);
    if (keys.includes("broken")) throw new Error("the line broke");
    return new Map(keys.filter((key) => key !== "x").map((key) => [key, key.toUpperCase()]));
  });
  return { asked, find };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

it("asks once for all of a turn, each key once, and answers each by its own", async () => {
  const { asked, find } = openAsked();

  expect(await Promise.all(["a", "b", "x", "a"].map(find))).toEqual(["A", "B", null, "A"]);
  expect(asked).toEqual([["a", "b", "x"]]);
});

it("asks anew for who comes while an answer is on its way", async () => {
  const { asked, find } = openAsked();

  const first = find("a");
  await turn();
  const second = find("a");

  expect(await Promise.all([first, second])).toEqual(["A", "A"]);
  expect(asked).toEqual([["a"], ["a"]]);
});

it("tells a failure to each who waited for that answer, and to nobody after", async () => {
  const { find } = openAsked();

  const endings = await Promise.allSettled(["a", "broken"].map(find));

  expect(endings.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(await find("a")).toBe("A");
});

import { expect, it } from "vitest";
import type { TextKeeper } from "../../../client/kept-text.ts";
import { keepInput, readKeptInput } from "./kept-input.ts";

function memory(): TextKeeper {
  const kept = new Map<string, string>();
  return {
    read: (key) => kept.get(key) ?? null,
    write: (key, text) => {
      kept.set(key, text);
      return true;
    },
    remove: (key) => kept.delete(key),
    keys: () => [...kept.keys()],
  };
}
const lola = { userId: "usr_lola", problemId: "prb_1" };

it("opens a problem with the input its person tried last, lines and all", () => {
  const keeper = memory();

  keepInput(lola, { text: "2 3\n\n4", now: 5 }, keeper);

  expect(readKeptInput(lola, keeper)).toBe("2 3\n\n4");
});

it("shows nobody another person's input, nor that of another problem", () => {
  const keeper = memory();
  keepInput(lola, { text: "1", now: 5 }, keeper);

  expect(readKeptInput({ ...lola, userId: "usr_omar" }, keeper)).toBeNull();
  expect(readKeptInput({ ...lola, problemId: "prb_2" }, keeper)).toBeNull();
});

it("lets go of the oldest input when there are more than twenty", () => {
  const keeper = memory();
  keeper.write("bilimdon.draft.other", "kept by another");
  // Written in another order than that of their age.
  for (const n of [2, 1, 3]) keepInput({ ...lola, problemId: `prb_${n}` }, { text: "1", now: n }, keeper);
  for (let n = 4; n <= 21; n += 1)
    keepInput({ ...lola, problemId: `prb_${n}` }, { text: "1", now: n }, keeper);

  expect(keeper.keys()).toHaveLength(21);
  expect(readKeptInput({ ...lola, problemId: "prb_1" }, keeper)).toBeNull();
  expect(readKeptInput({ ...lola, problemId: "prb_2" }, keeper)).toBe("1");
  expect(keeper.read("bilimdon.draft.other")).toBe("kept by another");
});

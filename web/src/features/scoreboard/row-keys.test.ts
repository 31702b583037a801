import { expect, it } from "vitest";
import { nextIndex } from "./row-keys.ts";

it.each([
  ["ArrowDown", 3, 4],
  ["ArrowUp", 0, 0],
  ["PageDown", 35, 39],
  ["PageUp", 12, 2],
  ["Home", 12, 0],
  ["End", 12, 39],
  ["x", 12, 12],
])("moves by %s from row %i to row %i of forty", (key, from, to) => {
  expect(nextIndex(key, from, 39)).toBe(to);
});

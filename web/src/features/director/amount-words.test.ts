import { expect, it } from "vitest";
import { readAmount } from "./amount-words.ts";

it.each([
  ["20", "minutes", 20],
  [" +20 ", "minutes", 20],
  ["-5", "minutes", -5],
  ["\u22125", "points", -5],
  ["0,25", "points", 0.25],
  ["12.5", "points", 12.5],
  ["12.5", "minutes", null],
  ["0", "minutes", null],
  ["0,00", "points", null],
  ["1.234", "points", null],
  ["100001", "points", null],
  ["", "points", null],
  ["ten", "minutes", null],
  ["1e3", "points", null],
] as const)("reads an amount typed as %j in %s as %s", (text, unit, amount) => {
  expect(readAmount(text, unit)).toBe(amount);
});

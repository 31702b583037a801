import { expect, it } from "vitest";
import { delta } from "../../../test/build-board.ts";
import { isDelta } from "./read-delta.ts";

it("takes a delta of the contract", () => {
  expect(isDelta(delta(1, 2, ["ann A +0 10"]))).toBe(true);
});

it.each([
  ["nothing", null],
  ["a text", "delta"],
  ["one without a version", { ...delta(1, 2), version: undefined }],
  ["one with half a version", { ...delta(1, 2), previousVersion: 0.5 }],
  ["one whose cells are no list", { ...delta(1, 2), cells: {} }],
  ["one for another audience", { ...delta(1, 2), audience: "everyone" }],
])("refuses %s", (_name, message) => {
  expect(isDelta(message)).toBe(false);
});

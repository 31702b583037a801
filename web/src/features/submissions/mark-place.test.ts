import { describe, expect, it } from "vitest";
import { markPlace, showBlanks } from "./mark-place.ts";

describe("the place where texts differ", () => {
  it.each([
    ["1 2 3", 2, ["1 ", "2", " 3"]],
    ["1 2", 3, ["1 2", "", ""]],
    ["a😀b", 1, ["a", "😀", "b"]],
    ["1 2", null, ["1 2", "", ""]],
    ["", 0, ["", "", ""]],
  ] as const)("in %j at %s", (text, at, parts) => {
    const { before, mark, after } = markPlace(text, at);
    expect([before, mark, after]).toEqual(parts);
  });
});

it("shows every blank as a sign, and keeps lines and tabs where they are", () => {
  expect(showBlanks("a b\tc\r\nd")).toBe("a·b→\tc␍↵\nd");
});

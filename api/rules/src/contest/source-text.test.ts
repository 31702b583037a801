import { describe, expect, it } from "vitest";
import { checkSourceText } from "./source-text.ts";

const check = (text: string, limitBytes = 1_000) => checkSourceText(text, text.length, limitBytes);

describe("a source", () => {
  it.each([
    "int main() {}\r\n",
    "\ufeff# oʻzbekcha izoh, русский, 😀\n\tprint(1)\f\n",
    "program p;\nbegin end.\u001a",
  ])("%j is taken", (text) => {
    expect(check(text)).toBeNull();
  });

  it.each(["", " ", "\n\t\r\n"])("%j is empty", (text) => {
    expect(check(text)).toEqual({ kind: "empty" });
  });

  it.each([
    ["\u007fELF", "U+007F", 1],
    ["MZ\n\u0000\u0001", "U+0000", 2],
    ["a\n\nb\ufffdc", "U+FFFD", 3],
    ["half \ud83d of a pair", "U+D83D", 1],
  ])("%j is binary", (text, character, line) => {
    expect(check(text)).toEqual({ kind: "binary", character, line });
  });

  it("of exactly the limit is taken, and of one byte more is too large", () => {
    expect(checkSourceText("x", 1_000, 1_000)).toBeNull();
    expect(checkSourceText("x", 1_001, 1_000)).toEqual({
      kind: "too-large",
      bytes: 1_001,
      limitBytes: 1_000,
    });
  });
});

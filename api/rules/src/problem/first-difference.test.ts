import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { firstDifference, windowAround, windowCharacters } from "./first-difference.ts";

/** What both texts say from the place on: "expected | got"; "=": they are equal. */
function placeIn(expected: string, got: string): string {
  const found = firstDifference(expected, got);
  return found === null ? "=" : `${expected.slice(found.expectedAt)} | ${got.slice(found.gotAt)}`;
}

describe("the first difference", () => {
  it.each([
    ["1 2 3\n", "1 2 3\n", "="],
    ["", "", "="],
    ["1 2 3\n", "1 7 3\n", "2 3\n | 7 3\n"],
    ["1\n2\n3\n", "1 2 7", "3\n | 7"],
    ["100", "101", "0 | 1"],
    ["10", "100", " | 0"],
    ["1 2\n", "1\n", "2\n | "],
    ["1\n", "1\nextra", " | extra"],
    ["1 2\n", "1  2\n", "2\n |  2\n"],
    ["1\n", "1", "\n | "],
    ["a\tb", "a b", "\tb |  b"],
    ["oʻn", "on", "ʻn | n"],
  ])("between %j and %j is at %j", (expected, got, place) => {
    expect(placeIn(expected, got)).toBe(place);
  });

  it("is there for different texts alone, and both are the same by words before it", () => {
    const text = fc
      .array(fc.constantFrom("1", "12", " ", "\n", "x"), { maxLength: 12 })
      .map((p) => p.join(""));
    const words = (some: string) => some.split(/\s+/).join(" ").trim();
    fc.assert(
      fc.property(text, text, (expected, got) => {
        const found = firstDifference(expected, got);

        expect(found === null).toBe(expected === got);
        if (found === null) return;
        const before = [expected.slice(0, found.expectedAt), got.slice(0, found.gotAt)].map(words);
        expect(before[0]).toBe(before[1]);
        expect(expected.slice(found.expectedAt) === "" && got.slice(found.gotAt) === "").toBe(false);
      }),
    );
  });
});

describe("a window of a text", () => {
  it("is the whole where that is short", () => {
    expect(windowAround("1\n2\n3\n", 4)).toEqual({
      text: "1\n2\n3\n",
      fromLine: 1,
      isCutBefore: false,
      isCutAfter: false,
      markAt: 4,
    });
  });

  it("begins at a line not far before the place, and says which", () => {
    const text = Array.from({ length: 5_000 }, (_, index) => `line ${index + 1}\n`).join("");
    const at = text.indexOf("line 3000");

    const window = windowAround(text, at);

    expect(window.text.slice(window.markAt ?? 0)).toMatch(/^line 3000\n/);
    expect(window.text).toMatch(new RegExp(`^line ${window.fromLine}\n`));
    expect([window.isCutBefore, window.isCutAfter]).toEqual([true, true]);
  });

  it("begins within a line that is longer than it, and cuts no character in two", () => {
    const text = "😀".repeat(20_000);

    const window = windowAround(text, 20_001);

    expect(window.text).toBe("😀".repeat(window.text.length / 2));
    expect(window.text.length).toBeLessThanOrEqual(windowCharacters);
    expect(window.fromLine).toBe(1);
  });

  it("shows the end where the text ends too soon", () => {
    const window = windowAround("1\n", 2);

    expect([window.text, window.markAt]).toEqual(["1\n", 2]);
  });

  it("begins at the beginning where no place is asked for", () => {
    const window = windowAround("x".repeat(windowCharacters + 1), null);

    expect(window).toMatchObject({ fromLine: 1, isCutBefore: false, isCutAfter: true, markAt: null });
    expect(window.text).toHaveLength(windowCharacters);
  });

  it("holds its place, and stays within its bounds", () => {
    const text = fc.array(fc.constantFrom("word ", "\n", "😀", "0123456789".repeat(300)), { maxLength: 60 });
    fc.assert(
      fc.property(text, fc.nat(20_000), (parts, wanted) => {
        const whole = parts.join("");
        const at = Math.min(wanted, whole.length);
        const { text: shown, markAt, fromLine } = windowAround(whole, at);
        const from = at - (markAt ?? 0);

        expect(shown.length).toBeLessThanOrEqual(windowCharacters);
        expect(whole.slice(from, from + shown.length)).toBe(shown);
        expect(markAt).toBeLessThanOrEqual(shown.length);
        expect(whole.slice(0, from).split("\n")).toHaveLength(fromLine);
      }),
    );
  });
});

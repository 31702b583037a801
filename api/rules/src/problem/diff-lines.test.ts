import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DiffLine, diffLines } from "./diff-lines.ts";

const signs: Readonly<Record<DiffLine["kind"], string>> = {
  same: " ",
  added: "+",
  removed: "-",
  skipped: "~",
};
function show(before: string, after: string): string[] {
  const diff = diffLines(before, after);
  return diff.kind === "too-long" ? ["too long"] : diff.lines.map(({ kind, text }) => signs[kind] + text);
}

describe("the difference of two texts", () => {
  it("is the lines that came and went, in their place", () => {
    expect(show("a\nb\nc", "a\nx\nc\nd")).toEqual([" a", "-b", "+x", " c", "+d"]);
  });

  it("is nothing where they are equal", () => {
    expect(show("a\nb", "a\nb")).toEqual([]);
  });

  it("folds what is far from every change into its number of lines", () => {
    const before = Array.from({ length: 12 }, (_, index) => String(index)).join("\n");

    expect(show(before, `${before}\nnew`)).toEqual(["~9", " 9", " 10", " 11", "+new"]);
  });

  it("is not laid side by side where all was written anew", () => {
    const text = (letter: string) => Array.from({ length: 400 }, (_, i) => `${letter}${i}`).join("\n");

    expect(show(text("a"), text("b"))).toEqual(["too long"]);
  });

  it("leads from the one text to the other, whatever they are", () => {
    const texts = fc.array(fc.constantFrom("a", "b", "c", ""), { maxLength: 7 }).map((all) => all.join("\n"));
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const diff = diffLines(before, after);
        if (diff.kind === "too-long" || before === after) return;
        const without = (kind: DiffLine["kind"]) =>
          diff.lines.filter((line) => line.kind !== kind && line.kind !== "skipped").map((line) => line.text);
        const skipped = diff.lines.filter((line) => line.kind === "skipped");
        const count = skipped.reduce((sum, { text }) => sum + Number(text), 0);
        expect(without("added").length + count).toBe(before.split("\n").length);
        if (count > 0) return;
        expect(without("added").join("\n")).toBe(before);
        expect(without("removed").join("\n")).toBe(after);
      }),
    );
  });
});

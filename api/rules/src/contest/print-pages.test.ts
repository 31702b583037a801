import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { printPages, printShape } from "./print-pages.ts";

const { columns, lines } = printShape;
const shown = (text: string) =>
  printPages(text).map((page) => page.map((line) => `${line.number ?? "-"}:${line.text}`));

describe("a text on paper", () => {
  it.each([
    ["", [["1:"]]],
    ["a\nb\n", [["1:a", "2:b"]]],
    ["a\r\nb\rc", [["1:a", "2:b", "3:c"]]],
    ["\ta\tbc\td", [["1:    a   bc  d"]]],
    ["салом, дунё: ў қ ғ ҳ", [["1:салом, дунё: ў қ ғ ҳ"]]],
    ["a\u202eb\u0007c\u200d", [["1:a·b·c·"]]],
  ])("numbers the lines of %j and hides nothing", (text, pages) => {
    expect(shown(text)).toEqual(pages);
  });

  it("breaks a line that is too long and gives the rest no number", () => {
    expect(shown(`${"x".repeat(columns)}\n${"y".repeat(columns + 1)}`)).toEqual([
      [`1:${"x".repeat(columns)}`, `2:${"y".repeat(columns)}`, "-:y"],
    ]);
  });

  it("goes on to the next page when one is full, and not before", () => {
    const text = (count: number) => Array.from({ length: count }, () => "x").join("\n");

    expect(printPages(text(lines)).length).toBe(1);
    expect(printPages(text(lines + 1)).map((page) => page.length)).toEqual([lines, 1]);
  });

  it("keeps every sign of every line in order, and no line or page beyond its measure", () => {
    const sign = fc.constantFrom("a", "ў", "𝒳", " ", "\n");
    fc.assert(
      fc.property(fc.string({ unit: sign, maxLength: 2_000 }), (text) => {
        const pages = printPages(text);
        const all = pages.flat();

        expect(pages.every((page) => page.length <= lines && page.length > 0)).toBe(true);
        expect(all.every((line) => [...line.text].length <= columns)).toBe(true);
        expect(all.map((line) => line.text).join("")).toBe(text.replaceAll("\n", ""));
      }),
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCsv, writeCsvLine } from "./csv.ts";

const cellsOf = (text: string) => readCsv(text).map(({ cells }) => cells);

describe("reading CSV", () => {
  it.each([
    ["a comma", "a,b\n1,2"],
    ["a semicolon, as Excel writes here", "a;b\n1;2"],
    ["a tab", "a\tb\r\n1\t2\r\n"],
    ["a byte order mark before", "\uFEFFa,b\n1,2"],
    ["empty lines between", "\na,b\n\n ,\n1 , 2\n\n"],
  ])("takes %s", (_, text) => {
    expect(cellsOf(text)).toEqual([
      ["a", "b"],
      ["1", "2"],
    ]);
  });

  it("takes quoted cells with separators, quotes and line ends in them", () => {
    expect(readCsv('name,note\n"Ali, ""katta""","ikki\nqator"\nVali,')).toEqual([
      { line: 1, cells: ["name", "note"] },
      { line: 2, cells: ['Ali, "katta"', "ikki\nqator"] },
      { line: 4, cells: ["Vali", ""] },
    ]);
  });

  it("gives a quote that is never closed the rest, and never throws", () => {
    expect(cellsOf('a,b\n"open,1\n2')).toEqual([["a", "b"], ["open,1\n2"]]);
    fc.assert(fc.property(fc.string(), (text) => Array.isArray(readCsv(text))));
  });
});

describe("writing CSV", () => {
  it.each(["=1+1", "+998901234567", "-2", "@SUM(A1)", "\t=1", "\r=1"])("leaves no formula of %j", (cell) => {
    const [[read = ""] = []] = cellsOf(`${writeCsvLine([`${cell}`, "x"])}\n`);

    expect(writeCsvLine([cell]).replace(/^"/, "")[0]).toBe("'");
    expect(read.startsWith("'")).toBe(true);
  });

  it("leaves numbers as they are", () => {
    expect(writeCsvLine([-2, 3.5, null, "a"])).toBe("-2,3.5,,a");
  });

  it("is read as it was written, but for formulas and outer spaces", () => {
    const cell = fc.string().filter((text) => text.trim() === text && !/^[=+\-@\t\r]/.test(text));
    // The first line decides the separator, so a heading stands before.
    fc.assert(
      fc.property(fc.tuple(cell, cell), (cells) => {
        const [, read] = cellsOf(`h1,h2\n${writeCsvLine(cells)}\nend,end`);
        expect(cells.every((one) => one === "") || read?.join("|") === cells.join("|")).toBe(true);
      }),
    );
  });
});

import { expect, it } from "vitest";
import { sortFiles } from "./sort-files.ts";

const names = ["01.out", "02.out", "group1/3.out"];
const file = (name: string, text = name) => ({ name, bytes: new TextEncoder().encode(text) });
const sort = (...files: ReturnType<typeof file>[]) => {
  const sorted = sortFiles(names, files);
  return sorted.kind === "sorted" ? { answers: [...sorted.answers], leftOut: sorted.leftOut } : sorted;
};

it("gives files to the tests they are named for and leaves the others out", () => {
  expect(sort(file("javoblar/secret/02.txt", "5\r\n6"), file("group1/3.out"), file("gen.py"))).toEqual({
    answers: [
      ["02.out", "5\n6"],
      ["group1/3.out", "group1/3.out"],
    ],
    leftOut: ["gen.py"],
  });
});

it("says when none of the files is named for a test", () => {
  expect(sort(file("gen.py"))).toEqual({ kind: "refused", fault: { kind: "none-sent" } });
});

it("says which two files answer one test", () => {
  expect(sort(file("01.out"), file("01.txt"))).toMatchObject({
    kind: "refused",
    fault: { kind: "twice", file: "01.txt", other: "01.out" },
  });
});

it("says which file is no text", () => {
  expect(sort(file("01.out", "5\n\u0000"))).toMatchObject({
    kind: "binary",
    file: "01.out",
    fault: { character: "U+0000", line: 2 },
  });
});

it("takes a single file for the only test whatever it is called", () => {
  const sorted = sortFiles(["1.out"], [file("javobim.txt", "5")]);
  expect(sorted.kind === "sorted" && [...sorted.answers]).toEqual([["1.out", "5"]]);
});

import { expect, it } from "vitest";
import { readSourceFile } from "./read-source-file.ts";

const file = (...bytes: number[]) => new Blob([new Uint8Array(bytes)]);

it("reads text with any line ends, without the mark some editors put in front", async () => {
  const typed = new Blob(["\ufeffint main\r\n{\r}"]);
  expect(await readSourceFile(typed, 1000)).toEqual({ kind: "read", source: "int main\n{\n}" });
});

it("refuses a compiled program and says in which line it noticed", async () => {
  const elf = file(0x7f, 0x45, 0x4c, 0x46, 2, 1);
  expect(await readSourceFile(elf, 1000)).toEqual({
    kind: "refused",
    fault: { kind: "binary", character: "U+007F", line: 1 },
  });
});

it("refuses text in another encoding rather than sending broken letters", async () => {
  const windows1251 = file(0x2f, 0x2f, 0xf0, 0xe5, 0xf8);
  expect(await readSourceFile(windows1251, 1000)).toMatchObject({ fault: { kind: "binary" } });
});

it("refuses what is larger than the problem takes, with both sizes", async () => {
  expect(await readSourceFile(new Blob(["x".repeat(11)]), 10)).toEqual({
    kind: "refused",
    fault: { kind: "too-large", bytes: 11, limitBytes: 10 },
  });
});

it("refuses an empty file", async () => {
  expect(await readSourceFile(new Blob([" \n"]), 10)).toEqual({ kind: "refused", fault: { kind: "empty" } });
});

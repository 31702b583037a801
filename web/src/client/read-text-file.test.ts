import { expect, it } from "vitest";
import { readTextFile } from "./read-text-file.ts";

it("reads a list as UTF-8, without the mark at its beginning", async () => {
  const file = new Blob(["\ufeffism\nOʻktamov Gʻayrat\nКаримов Али"]);

  expect(await readTextFile(file)).toBe("ism\nOʻktamov Gʻayrat\nКаримов Али");
});

it("reads a list that Excel wrote in Windows-1251", async () => {
  const file = new Blob([new Uint8Array([0xc0, 0xeb, 0xe8, 0x3b, 0x61])]);

  expect(await readTextFile(file)).toBe("Али;a");
});

import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeSlot, readWritten, removeSlot } from "./case-slot.ts";

let folder = "";
let slot = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bilimdon-slot-"));
  slot = join(folder, "case-0");
  makeSlot(slot);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, bytes: number) => writeFileSync(join(slot, name), Buffer.alloc(bytes, "x"));

describe("the folder of a case", () => {
  it.each([
    ["what a run leaves", () => [write("out", 10), write("errors", 0)]],
    ["an output of a megabyte", () => [write("out", 1 << 20), write("errors", 0)]],
    ["half of what a run leaves", () => [write("out", 10)]],
    ["nothing", () => []],
    [
      "what a validator left as well",
      () => [write("out", 1), write("errors", 1), makeSlot(join(slot, "feedback-0"))],
    ],
  ])("goes with %s", async (_, fill) => {
    fill();
    await removeSlot(slot);
    expect(existsSync(slot)).toBe(false);
  });

  it("may be gone already", async () => {
    await removeSlot(slot);
    await expect(removeSlot(slot)).resolves.toBeUndefined();
  });

  it.each([0, 1, 65_536, 65_537, 1 << 20])("gives back %i bytes as they were written", async (bytes) => {
    write("out", bytes);
    const back = await readWritten(join(slot, "out"));
    expect(back.equals(Buffer.alloc(bytes, "x"))).toBe(true);
  });

  it("tells of a file that is not there", async () => {
    await expect(readWritten(join(slot, "out"))).rejects.toThrow("ENOENT");
  });
});

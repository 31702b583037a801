import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CaseSlots, readWritten } from "./case-slot.ts";

let store = "";
let slots: CaseSlots;
beforeEach(() => {
  store = mkdtempSync(join(tmpdir(), "bilimdon-slots-"));
  slots = new CaseSlots(store, "work/one");
});
afterEach(() => rmSync(store, { recursive: true, force: true }));

const write = (path: string, bytes: number) => writeFileSync(join(store, path), Buffer.alloc(bytes, "x"));
const filesBelow = (path: string): string[] =>
  readdirSync(join(store, path), { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map(({ name }) => name);

describe("the folder of a case", () => {
  it.each([
    ["what a run leaves", (slot: string) => [write(`${slot}/out`, 10), write(`${slot}/errors`, 0)]],
    ["an output of a megabyte", (slot: string) => [write(`${slot}/out`, 1 << 20)]],
    [
      "what a validator leaves",
      (slot: string) => [mkdirSync(join(store, slot, "feedback-0")), write(`${slot}/feedback-0/said`, 9)],
    ],
    ["nothing", () => []],
  ])("serves the next case without %s", async (_, fill) => {
    const slot = slots.take();
    fill(slot);
    await slots.giveBack(slot, true);

    expect(slots.take()).toBe(slot);
    expect(filesBelow(slot)).toEqual([]);
  });

  it("is another one while its case is at work", () => {
    expect(slots.take()).not.toBe(slots.take());
  });

  it("is never given again where its case broke off, and is gone", async () => {
    const slot = slots.take();
    write(`${slot}/out`, 10);
    await slots.giveBack(slot, false);

    expect(slots.take()).not.toBe(slot);
    expect(readdirSync(join(store, "work/one"))).not.toContain("case-0");
  });

  it("is never given again where somebody removed it meanwhile", async () => {
    const slot = slots.take();
    rmSync(join(store, slot), { recursive: true });
    await slots.giveBack(slot, true);

    expect(slots.take()).not.toBe(slot);
  });
});

describe("what a case has written", () => {
  it.each([0, 1, 65_536, 65_537, 1 << 20])("is read as %i bytes", async (bytes) => {
    write("out", bytes);
    const back = await readWritten(join(store, "out"));
    expect(back.equals(Buffer.alloc(bytes, "x"))).toBe(true);
  });

  it("may not be there", async () => {
    await expect(readWritten(join(store, "out"))).rejects.toThrow("ENOENT");
  });
});

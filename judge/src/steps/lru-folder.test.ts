import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type LruFolder, openLruFolder } from "./lru-folder.ts";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "judge-lru-"));
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function keep(folder: LruFolder, key: string, bytes: number) {
  const draft = await folder.draft();
  await writeFile(join(draft, "x"), new Uint8Array(bytes));
  return folder.keep(key, draft);
}

async function keys(): Promise<string[]> {
  return (await readdir(root)).filter((name) => !name.endsWith(".used")).sort();
}

describe("a folder kept below a size", () => {
  it("drops what was used longest ago", async () => {
    const folder = await openLruFolder(root, 250);
    for (const key of ["a", "b"]) (await keep(folder, key, 100)).release();
    (await folder.hold("a"))?.release();
    (await keep(folder, "c", 100)).release();

    expect(await keys()).toEqual(["a", "c"]);
    expect(await folder.hold("b")).toBeNull();
  });
  it("never drops what is in use", async () => {
    const folder = await openLruFolder(root, 150);
    await keep(folder, "a", 100);
    (await keep(folder, "b", 100)).release();
    (await keep(folder, "c", 100)).release();

    expect(await keys()).toContain("a");
  });
  it("keeps the first of two equal entries", async () => {
    const folder = await openLruFolder(root, 1000);
    (await keep(folder, "a", 100)).release();
    (await keep(folder, "a", 100)).release();

    expect(await keys()).toEqual(["a"]);
  });
  it("gives one entry to many who ask at once, and keeps one of many that arrive at once", async () => {
    const folder = await openLruFolder(root, 1000);
    const kept = await Promise.all([1, 2, 3].map(() => keep(folder, "a", 100)));
    const held = await Promise.all([1, 2, 3].map(() => folder.hold("a")));

    expect(kept.map((one) => one.path)).toEqual(held.map((one) => one?.path));
    expect(await keys()).toEqual(["a"]);
    expect(await readdir(join(root, "a"))).toEqual(["x"]);
  });
  it("knows its entries after a restart, and sweeps away what a crash left half done", async () => {
    const before = await openLruFolder(root, 1000);
    (await keep(before, "a", 100)).release();
    await before.draft();
    await mkdir(join(root, "half"));

    const after = await openLruFolder(root, 1000);

    expect(await keys()).toEqual(["a"]);
    expect(await after.hold("a")).not.toBeNull();
  });
});

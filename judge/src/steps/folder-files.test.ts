import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { listFolder } from "./folder-files.ts";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "judge-folder-"));
  await mkdir(join(root, "data"));
  await writeFile(join(root, "data/1.in"), "2 3\n");
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function list() {
  const listing = await listFolder(root, "sum");
  if (listing.kind === "refused") throw new Error(JSON.stringify(listing.faults));
  return listing.value;
}

describe("a package's folder", () => {
  it("lists its files with their sizes", async () => {
    const { files } = await list();
    expect([...files.sizes]).toEqual([["data/1.in", 4]]);
    expect(files.text("data/1.in")).toEqual({ kind: "read", value: "2 3\n" });
  });
  it("takes a link inside it for the file it points to", async () => {
    await symlink("1.in", join(root, "data/2.in"));
    const { files } = await list();
    expect(files.text("data/2.in")).toEqual({ kind: "read", value: "2 3\n" });
  });
  it("leaves out, and tells, a link that leads out of it", async () => {
    await symlink("/etc/passwd", join(root, "data/passwd"));
    const { files, leftOut } = await list();
    expect(files.sizes.has("data/passwd")).toBe(false);
    expect(leftOut).toEqual([expect.stringContaining("data/passwd")]);
  });
  it("ends at a folder that links to itself", async () => {
    await symlink("..", join(root, "data/again"));
    expect(await listFolder(root)).toMatchObject({ kind: "refused" });
  });
  it("refuses a test larger than a file may be, by name", async () => {
    await truncate(join(root, "data/1.in"), 300 * 1024 * 1024);
    const listing = await listFolder(root);
    expect(listing).toMatchObject({
      kind: "refused",
      faults: [{ file: "data/1.in", message: expect.stringContaining("300 MiB") }],
    });
  });
  it("says of a binary that it is no text", async () => {
    await writeFile(join(root, "x.py"), Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 0xff]));
    const { files } = await list();
    expect(files.text("x.py")).toEqual({ kind: "not-text" });
  });
});

import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { afterEach, beforeEach, expect, it } from "vitest";
import { canonicalTar, hashPackage } from "./canonical-tar.ts";
import { readFolder } from "./read-folder.ts";
import { unpackArchive } from "./unpack-archive.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "tar-test-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function write(base: string, files: Readonly<Record<string, string>>): Promise<string> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(folder, base, path, ".."), { recursive: true });
    await writeFile(join(folder, base, path), text);
  }
  return join(folder, base);
}

it("gives one hash whatever the order, the times and the rights of the files", async () => {
  const one = await write("one", { "problem.yaml": "name: A", "data/a.in": "1", "data.yaml": "x" });
  const two = await write("two", { "data.yaml": "x", "data/a.in": "1", "problem.yaml": "name: A" });
  await utimes(join(two, "data/a.in"), 1, 1);

  const hashes = await Promise.all(
    [one, two].map(async (path) => hashPackage("hello", (await readFolder(path, "hello")).packed)),
  );

  expect(hashes[0]).toBe(hashes[1]);
});

it("gives another hash when a byte or the short name differs", async () => {
  const { packed } = await readFolder(await write("one", { "a.in": "1" }), "hello");
  const other = await readFolder(await write("two", { "a.in": "2" }), "hello");

  const hashes = [
    await hashPackage("hello", packed),
    await hashPackage("hello", other.packed),
    await hashPackage("hullo", packed),
  ];

  expect(new Set(hashes).size).toBe(3);
});

it("is read by the system's tar and by our own reader, long names too", async () => {
  const deep = `data/${"d".repeat(90)}/${"e".repeat(90)}/${"f".repeat(110)}.in`;
  const { packed } = await readFolder(
    await write("one", { "problem.yaml": "name: A", [deep]: "42\n" }),
    "hello",
  );
  const tar = await buffer(canonicalTar("hello", packed));
  await mkdir(join(folder, "system"));
  await mkdir(join(folder, "own"));

  execFileSync("tar", ["x", "-C", join(folder, "system")], { input: tar });
  const own = await unpackArchive(canonicalTar("hello", packed), join(folder, "own"));

  expect(await readFile(join(folder, "system/hello", deep), "utf8")).toBe("42\n");
  expect(await readFile(join(own.packageFolder, deep), "utf8")).toBe("42\n");
  expect(await hashPackage("hello", (await readFolder(own.packageFolder, own.shortName)).packed)).toBe(
    await hashPackage("hello", packed),
  );
});

it("puts the file in place of a link that stays inside, and refuses one that leaves", async () => {
  const path = await write("one", { "data/sample/1.in": "1" });
  await symlink("sample/1.in", join(path, "data/2.in"));
  await symlink("/etc/passwd", join(path, "data/3.in"));
  await symlink("nowhere", join(path, "data/4.in"));

  const reading = await readFolder(path, "hello");

  expect(reading.files.sizes).toEqual(
    new Map([
      ["data/2.in", 1],
      ["data/sample/1.in", 1],
    ]),
  );
  expect(reading.faults.map((fault) => `${fault.file}: ${fault.message}`)).toEqual([
    "data/3.in: a link that leaves the package; put the file itself there",
    "data/4.in: a link that points to nothing",
  ]);
});

it("passes over names outside the format and says so, but for those of tools", async () => {
  const path = await write("one", {
    "a b.in": "",
    ".git/config": "",
    ".hidden": "",
    "ok.in": "",
    ".timelimit": "1",
  });

  const reading = await readFolder(path, "hello");

  expect([...reading.files.sizes.keys()]).toEqual([".timelimit", "ok.in"]);
  expect(reading.warnings.map((warning) => warning.split(":")[0]).sort()).toEqual([".hidden", "a b.in"]);
});

it("reads a text file only when it is small and strict UTF-8", async () => {
  const path = await write("one", { "ok.txt": "oʻ", "large.txt": "x".repeat(1024 * 1024 + 1) });
  await writeFile(join(path, "binary.txt"), Buffer.from([0xff, 0xfe, 0x00]));

  const { files } = await readFolder(path, "hello");

  expect(files.text("ok.txt")).toEqual({ kind: "read", value: "oʻ" });
  expect([files.text("large.txt").kind, files.text("binary.txt").kind, files.text("none").kind]).toEqual([
    "too-large",
    "not-text",
    "missing",
  ]);
});

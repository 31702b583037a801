import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strToU8, type Zippable, zipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { unpackZip } from "./unpack-zip.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "judge-zip-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function unpack(files: Zippable, patch: (bytes: Uint8Array) => Uint8Array = (bytes) => bytes) {
  const path = join(folder, "p.zip");
  await writeFile(path, patch(zipSync(files)));
  return unpackZip(path, join(folder, "out"));
}

/** Puts a name of the same length in the place of another, in the entry and in the table. */
function renamed(from: string, to: string) {
  return (bytes: Uint8Array) =>
    Buffer.from(Buffer.from(bytes).toString("latin1").replaceAll(from, to), "latin1");
}

/** Makes the table say another unpacked size for the first entry. */
function declaring(unpackedBytes: number) {
  return (bytes: Uint8Array) => {
    const zip = Buffer.from(bytes);
    zip.writeUInt32LE(unpackedBytes, zip.indexOf("PK\u0001\u0002") + 24);
    return zip;
  };
}

describe("a package's zip", () => {
  it("is written file by file", async () => {
    const faults = await unpack({
      sum: { "problem.yaml": strToU8("name: Sum\n"), data: { "1.in": strToU8("2 3\n") } },
    });

    expect(faults).toEqual([]);
    expect(await readFile(join(folder, "out/sum/data/1.in"), "utf8")).toBe("2 3\n");
  });
  it("is refused by name when an entry climbs out of it", async () => {
    const faults = await unpack({ "aaaevil.txt": strToU8("x") }, renamed("aaaevil.txt", "../evil.txt"));

    expect(faults).toEqual([{ file: "../evil.txt", key: null, message: expect.stringContaining('".."') }]);
    expect(await readdir(folder)).not.toContain("evil.txt");
  });
  it("is refused by name when an entry is absolute", async () => {
    const faults = await unpack({ "a/evil.txt": strToU8("x") }, renamed("a/evil.txt", "//evil.txt"));

    expect(faults).toEqual([{ file: "//evil.txt", key: null, message: expect.stringContaining("absolute") }]);
  });
  it("is refused before it is unpacked when an entry swells like a bomb", async () => {
    const faults = await unpack(
      { "sum/data/1.in": [new Uint8Array(1000), { level: 9 }] },
      declaring(100 * 1024 * 1024),
    );

    expect(faults).toEqual([
      { file: "sum/data/1.in", key: null, message: expect.stringContaining("times its packed size") },
    ]);
    expect(await readdir(folder)).toEqual(["p.zip"]);
  });
  it("is refused by name when a file is larger than a file may be", async () => {
    const faults = await unpack({ "sum/data/1.in": strToU8("2 3\n") }, declaring(300 * 1024 * 1024));

    expect(faults[0]?.message).toContain("300 MiB");
    expect(faults[0]?.message).toContain("256 MiB");
  });
  it("leaves links and names outside the format aside", async () => {
    const link: Zippable[string] = [strToU8("/etc/passwd"), { os: 3, attrs: (0o120777 << 16) >>> 0 }];
    const faults = await unpack({ "sum/link": link, "sum/.hidden": strToU8("x"), "sum/kept": strToU8("x") });

    expect(faults).toEqual([]);
    expect(await readdir(join(folder, "out/sum"))).toEqual(["kept"]);
  });
  it("is refused when an entry is longer than the table says", async () => {
    const faults = await unpack({ "sum/data/1.in": strToU8("2 3\n".repeat(100)) }, declaring(10));

    expect(faults[0]?.message).toContain("broken");
  });
  it("is refused when it is no zip at all", async () => {
    await writeFile(join(folder, "p.zip"), "not a zip");
    const faults = await unpackZip(join(folder, "p.zip"), join(folder, "out"));

    expect(faults[0]?.message).toContain("not a zip archive");
  });
});

import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { createGzip, gzipSync } from "node:zlib";
import { strToU8, type Zippable, zipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buildTar, claimZipSize, type TarEntry } from "./build-test-archives.ts";
import { unpackArchive } from "./unpack-archive.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "unpack-test-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const unpack = (bytes: Uint8Array | Readable) =>
  unpackArchive(bytes instanceof Readable ? bytes : Readable.from([bytes]), folder);
const unpackTar = (entries: readonly TarEntry[]) => unpack(buildTar(entries));
const unpackZip = (files: Zippable) => unpack(zipSync(files));

describe("an archive that is in order", () => {
  it("gives the package's folder and short name from a zip", async () => {
    const found = await unpackZip({
      hello: { "problem.yaml": strToU8("name: Hello"), data: { "1.in": strToU8("1\n") } },
    });

    expect(found.shortName).toBe("hello");
    expect(await readFile(join(found.packageFolder, "data/1.in"), "utf8")).toBe("1\n");
  });

  it.each([
    ["tar", (bytes: Buffer) => bytes],
    ["tar.gz", (bytes: Buffer) => gzipSync(bytes)],
  ])("gives the same from a %s", async (_form, pack) => {
    const tar = buildTar([
      { name: "hello/", type: "5" },
      { name: "./hello/problem.yaml", text: "name: Hello" },
      { name: "hello/data/1.in", text: "1\n" },
    ]);

    const found = await unpack(pack(tar));

    expect(found.shortName).toBe("hello");
    expect(await readFile(join(found.packageFolder, "problem.yaml"), "utf8")).toBe("name: Hello");
  });

  it("follows the long names that pax and GNU headers carry", async () => {
    const long = `hello/${"x".repeat(120)}.in`;
    const record = ` path=${long}\n`;
    const found = await unpackTar([
      { name: "pax", type: "x", text: `${record.length + 3}${record}` },
      { name: "short", text: "by pax" },
      { name: "long", type: "L", text: `hello/${"y".repeat(120)}.in\0` },
      { name: "short", text: "by GNU" },
    ]);

    expect(await readdir(found.packageFolder)).toEqual([`${"x".repeat(120)}.in`, `${"y".repeat(120)}.in`]);
  });

  it("passes over what other systems put beside the package's folder", async () => {
    const found = await unpackZip({
      "__MACOSX/._x": strToU8(""),
      ".DS_Store": strToU8(""),
      "hello/problem.yaml": strToU8(""),
    });

    expect(found.shortName).toBe("hello");
  });
});

describe("names that would leave the folder or deceive", () => {
  it.each([
    ["../evil.txt", /climbs out/],
    ["hello/../../evil.txt", /climbs out/],
    ["/etc/evil", /absolute/],
    ["C:evil", /absolute/],
    ["hello\\..\\evil", /backslash/],
    ["hello//evil", /empty/],
    ["hello/./evil", /empty or "\."/],
    ["hello/a\u0007b", /control character/],
  ])("refuses %j in a zip and names it", async (name, why) => {
    await expect(unpackZip({ [name]: strToU8("x") })).rejects.toThrow(why);
    expect(await readdir(join(folder, "unpacked"))).toEqual([]);
  });

  it("refuses a NUL in a name", async () => {
    const zip = Buffer.from(zipSync({ "hello/aXb": strToU8("x") }));
    for (let at = zip.indexOf("aXb"); at >= 0; at = zip.indexOf("aXb", at + 1)) zip[at + 1] = 0;

    await expect(unpack(zip)).rejects.toThrow(/a\\x00b: the name has a NUL/);
  });

  it.each(["../evil.txt", "/etc/evil", "hello/../../evil"])("refuses %j in a tar too", async (name) => {
    await expect(unpackTar([{ name, text: "x" }])).rejects.toMatchObject({
      code: "package.archive_refused",
      details: { entry: name },
    });
  });

  it("refuses a name that stands twice", async () => {
    const twice = [
      { name: "a/x", text: "1" },
      { name: "a/x", text: "2" },
    ];
    await expect(unpackTar(twice)).rejects.toThrow(/a\/x: the name stands in the archive twice/);
  });

  it("refuses a name that is a file and a folder at once", async () => {
    const both = [
      { name: "a/x", text: "1" },
      { name: "a/x/y", text: "2" },
    ];
    await expect(unpackTar(both)).rejects.toThrow(/a\/x is a file and a folder/);
  });
});

describe("links and devices", () => {
  it.each([
    ["1", /link/],
    ["2", /link/],
    ["3", /device/],
    ["6", /device or a pipe/],
    ["S", /tar type "S"/],
  ])("refuses tar type %s by name", async (type, why) => {
    await expect(unpackTar([{ name: "hello/x", type, linkTo: "/etc/passwd" }])).rejects.toThrow(why);
  });

  it("refuses a symbolic link in a zip", async () => {
    const zip = zipSync({ "hello/x": [strToU8("/etc/passwd"), { os: 3, attrs: 0o120777 << 16 }] });
    await expect(unpack(zip)).rejects.toThrow(/hello\/x: it is a link/);
  });
});

describe("archives that are too much", () => {
  const megabyte300 = 300 * 1024 * 1024;

  it("refuses a 300 MiB test in a zip before writing any of it", async () => {
    const zip = claimZipSize(zipSync({ "hello/data/secret/1.in": strToU8("x") }), megabyte300);

    await expect(unpack(zip)).rejects.toThrow(/hello\/data\/secret\/1\.in: the file has 300 MiB/);
    expect(await readdir(join(folder, "unpacked"))).toEqual([]);
  });

  it("refuses a 300 MiB test in a tar.gz before unpacking it", async () => {
    const zeros = Buffer.alloc(1024 * 1024);
    async function* huge() {
      yield buildTar([{ name: "hello/big.in", claimedBytes: megabyte300 }]).subarray(0, 512);
      for (let i = 0; i < 300; i += 1) yield zeros;
    }
    const packed = Readable.from(huge()).pipe(createGzip({ level: 1 }));

    await expect(unpack(packed)).rejects.toThrow(/hello\/big\.in: the file has 300 MiB/);
    expect(await readdir(join(folder, "unpacked"))).toEqual([]);
  });

  it("stops a file that is larger than the zip's directory says", async () => {
    const zip = claimZipSize(zipSync({ "hello/1.in": new Uint8Array(5_000_000) }), 10);

    await expect(unpack(zip)).rejects.toMatchObject({ code: "package.archive_refused" });
  });

  it("refuses an archive that unpacks to far more than its size", async () => {
    const zeros = new Uint8Array(80 * 1024 * 1024);
    const zip = zipSync({ "hello/1.in": zeros }, { level: 1 });

    await expect(unpack(zip)).rejects.toThrow(/hello\/1\.in: .*bomb/);
  }, 30_000);

  it("refuses more than twenty thousand entries", async () => {
    const entries = Array.from({ length: 20_002 }, (_, i) => ({ name: `a/d${i}/`, type: "5" }));
    await expect(unpackTar(entries)).rejects.toThrow(/more than 20000 entries/);
  }, 60_000);
});

describe("things that are no archive of a package", () => {
  it.each([
    ["text", Buffer.from("hello"), /neither zip nor tar/],
    ["an empty body", Buffer.alloc(0), /neither zip nor tar/],
    [
      "a zip cut short",
      Buffer.from(zipSync({ "a/b": strToU8("text") })).subarray(0, 60),
      /End of central directory/,
    ],
    [
      "a gzip cut short",
      gzipSync(buildTar([{ name: "a/b", text: "x".repeat(9000) }])).subarray(0, 60),
      /gzip|cut short/,
    ],
    ["a package without its folder", zipSync({ "problem.yaml": strToU8("") }), /stands at its top/],
    ["two packages", zipSync({ "a/x": strToU8(""), "b/x": strToU8("") }), /one top folder; it has a, b/],
  ])("says of %s what is wrong", async (_what, bytes, why) => {
    await expect(unpack(bytes)).rejects.toThrow(why);
  });
});

import { deflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readZip } from "./read-zip.ts";

const limits = { packedBytes: 10_000, unpackedBytes: 1_000, entries: 5 };

interface Given {
  readonly name: string;
  readonly text: string;
  readonly isStored?: boolean;
  readonly flags?: number;
  readonly method?: number;
  /** What the archive says its size is. */
  readonly declared?: number;
}

/** A zip as any program writes it: local files, then the table, then its end. */
function zipOf(...given: Given[]): Blob {
  const locals: Buffer[] = [];
  const table: Buffer[] = [];
  let at = 0;
  for (const { name, text, isStored = false, flags = 0, method, declared } of given) {
    const data = isStored ? Buffer.from(text) : deflateRawSync(text);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(flags, 2);
    head.writeUInt16LE(method ?? (isStored ? 0 : 8), 4);
    head.writeUInt32LE(data.length, 14);
    head.writeUInt32LE(declared ?? Buffer.byteLength(text), 18);
    head.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004"), head, Buffer.from(name), data]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    const made = Buffer.from([20, 0]);
    table.push(Buffer.concat([Buffer.from("PK\u0001\u0002"), made, head, rest, Buffer.from(name)]));
    locals.push(local);
    at += local.length;
  }
  const end = Buffer.alloc(18);
  const size = Buffer.concat(table).length;
  end.writeUInt16LE(given.length, 4);
  end.writeUInt16LE(given.length, 6);
  end.writeUInt32LE(size, 8);
  end.writeUInt32LE(at, 12);
  return new Blob(
    [...locals, ...table, Buffer.from("PK\u0005\u0006"), end].map((part) => new Uint8Array(part)),
  );
}

const open = async (...given: Given[]) => {
  const reading = await readZip(zipOf(...given), limits);
  if (reading.kind !== "read") return reading.kind;
  return reading.files.map(({ name, bytes }) => `${name}=${new TextDecoder().decode(bytes)}`);
};

describe("a zip of answers", () => {
  it("gives its files, packed or not, in their order", async () => {
    expect(
      await open({ name: "g/2.out", text: "7 8" }, { name: "01.out", text: "5", isStored: true }),
    ).toEqual(["g/2.out=7 8", "01.out=5"]);
  });

  it("is read without its folders and what systems leave in it", async () => {
    const given = ["g/", "__MACOSX/._1.out", "g/.DS_Store", "Thumbs.db", "1.out"];
    expect(await open(...given.map((name) => ({ name, text: "5" })))).toEqual(["1.out=5"]);
  });

  it("keeps a name that climbs as a name, which is then no test's", async () => {
    expect(await open({ name: "../../1.out", text: "5" })).toEqual(["../../1.out=5"]);
  });

  it("is refused before it is unpacked where its files together are too large", async () => {
    expect(
      await open({ name: "1.out", text: "5".repeat(600) }, { name: "2.out", text: "5".repeat(600) }),
    ).toBe("too-large");
    expect(await open({ name: "1.out", text: "5", declared: 0xffff_ffff })).toBe("too-large");
  });

  it("is refused where it has too many files, or is itself too large", async () => {
    const many = Array.from({ length: 6 }, (_, at) => ({ name: `${at}.out`, text: "5" }));
    expect(await open(...many)).toBe("too-large");
    expect(await readZip(new Blob(["x".repeat(10_001)]), limits)).toEqual({ kind: "too-large" });
  });

  it("is refused where a file swells beyond what the archive says, or falls short of it", async () => {
    expect(await open({ name: "1.out", text: "5".repeat(100_000), declared: 500 })).toBe("unreadable");
    expect(await open({ name: "1.out", text: "5", declared: 500 })).toBe("unreadable");
  });

  it("is refused where it is encrypted or packed in an unknown way", async () => {
    expect(await open({ name: "1.out", text: "5", flags: 1 })).toBe("unreadable");
    expect(await open({ name: "1.out", text: "5", method: 12 })).toBe("unreadable");
  });

  it.each(["", "not a zip", "PK\u0005\u0006".padEnd(22, "\u00ff")])(
    "is refused where it is none: %j",
    async (text) => {
      const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
      expect(await readZip(new Blob([bytes]), limits)).toEqual({ kind: "unreadable" });
    },
  );
});

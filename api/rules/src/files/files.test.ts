import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fileKindOf } from "./file-kinds.ts";
import { keptFileName } from "./kept-file-name.ts";
import { weighZip } from "./weigh-zip.ts";

const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]);
const jpeg = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]);
/** UTF-8 bytes, counted the long way. */
const bytesIn = (text: string) => encodeURIComponent(text).replace(/%[\dA-F]{2}/g, "x").length;
const ascii = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));

describe("the kind of a file", () => {
  it.each([
    ["avatar", "me.JPG", jpeg, "jpeg"],
    ["avatar", "me.png", png, "png"],
    ["avatar", "me.webp", ascii("RIFF\x10\0\0\0WEBPVP8 "), "webp"],
    ["lesson", "dars.pdf", ascii("%PDF-1.7"), "pdf"],
    ["lesson", "dars.docx", ascii("PK\x03\x04"), "zip"],
    ["lesson", "dars.txt", ascii("Salom"), "text"],
  ] as const)("for %s is told by %s and its bytes together", (purpose, name, head, kind) => {
    expect(fileKindOf(purpose, name, head)).toBe(kind);
  });

  it.each([
    ["an ending of another kind", "avatar", "me.png", jpeg],
    ["a drawing with script", "avatar", "me.svg", ascii("<svg onload=alert(1)>")],
    ["a page under an image's name", "avatar", "me.png", ascii("<!doctype html>")],
    ["a page behind an image's name", "avatar", "me.png.html", png],
    ["no ending", "avatar", "me", png],
    ["a kind for another purpose", "avatar", "dars.pdf", ascii("%PDF-1.7")],
    ["a GIF, whose signature is plain text", "avatar", "me.gif", ascii("GIF89a/*")],
    ["a program under a text's name", "lesson", "dars.txt", ascii("PK\x03\x04")],
    ["nothing", "avatar", "me.png", new Uint8Array()],
  ] as const)("is none for %s", (_name, purpose, name, head) => {
    expect(fileKindOf(purpose, name, head)).toBeNull();
  });
});

describe("the name a file is kept under", () => {
  it.each([
    ["../../etc/passwd", "passwd"],
    ["C:\\Users\\me\\rasm.png", "rasm.png"],
    ["rasm\0.png", "rasm.png"],
    ["rasm\u202Egnp.exe", "rasmgnp.exe"],
    ['a"b<c>.txt', "abc.txt"],
    ["  .. ", "fayl"],
    ["", "fayl"],
    ["oʻzbekcha дарс.pdf", "oʻzbekcha дарс.pdf"],
    ["line\r\nSet-Cookie: x.txt", "lineSet-Cookie x.txt"],
  ])("of %j is %j", (name, kept) => {
    expect(keptFileName(name)).toBe(kept);
  });

  it("is at most 255 bytes and keeps its ending", () => {
    const kept = keptFileName(`${"ў".repeat(400)}.docx`);
    expect(bytesIn(kept)).toBeLessThanOrEqual(255);
    expect(kept.endsWith("ў.docx")).toBe(true);
  });

  it("is never empty, never a path, never turned, whatever was sent", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...`/ \\ .. . a ў 😀 " ? .png`.split(" "), " ", "\0", "\n", "\u202e"), {
          maxLength: 150,
        }),
        (parts) => {
          const kept = keptFileName(parts.join(""));
          expect(kept).not.toMatch(/[/\\\p{Cc}\p{Cf}"]/u);
          expect(kept).not.toMatch(/^\.*$/);
          expect(bytesIn(kept)).toBeLessThanOrEqual(255);
        },
      ),
    );
  });
});

/** An archive of a directory alone, which is all that is looked at. */
function archive(entries: readonly { name: string; unpacked: number }[], padding = 0): Uint8Array {
  const records = entries.map(({ name, unpacked }) => {
    const record = new Uint8Array(46 + name.length);
    const view = new DataView(record.buffer);
    view.setUint32(0, 0x02014b50, true);
    view.setUint32(24, unpacked, true);
    view.setUint16(28, name.length, true);
    record.set(ascii(name), 46);
    return record;
  });
  const size = records.reduce((sum, { length }) => sum + length, 0);
  const bytes = new Uint8Array(padding + size + 22);
  let at = padding;
  for (const record of records) {
    bytes.set(record, at);
    at += record.length;
  }
  const end = new DataView(bytes.buffer, at);
  end.setUint32(0, 0x06054b50, true);
  end.setUint16(10, entries.length, true);
  end.setUint32(16, padding, true);
  return bytes;
}

describe("an archive", () => {
  it("is sound with plain names and honest sizes", () => {
    const entries = [
      { name: "[Content_Types].xml", unpacked: 900 },
      { name: "word/document.xml", unpacked: 1_100 },
    ];
    expect(weighZip(archive(entries, 100))).toEqual({ kind: "sound", entryCount: 2, unpackedBytes: 2_000 });
  });

  it.each([
    ["bomb", [{ name: "a", unpacked: 4_000_000_000 }]],
    ["bomb", [{ name: "a", unpacked: 100_000 }]],
    ["path", [{ name: "../a", unpacked: 1 }]],
    ["path", [{ name: "x/../../a", unpacked: 1 }]],
    ["path", [{ name: "/etc/cron.d/a", unpacked: 1 }]],
    ["path", [{ name: "C:a", unpacked: 1 }]],
    ["path", [{ name: "a\\b", unpacked: 1 }]],
    [
      "path",
      [
        { name: "a", unpacked: 1 },
        { name: "a", unpacked: 1 },
      ],
    ],
    ["too-many", Array.from({ length: 2_001 }, (_, index) => ({ name: String(index), unpacked: 1 }))],
  ] as const)("is refused as %s", (why, entries) => {
    expect(weighZip(archive(entries))).toEqual({ kind: "refused", why });
  });

  it("is refused as broken when it is none, or cut off", () => {
    const whole = archive([{ name: "a", unpacked: 1 }], 10);
    for (const bytes of [new Uint8Array(), ascii("PK\x03\x04"), whole.subarray(0, 40), whole.subarray(12)])
      expect(weighZip(bytes)).toEqual({ kind: "refused", why: "broken" });
  });

  it("is weighed to an end whatever its bytes are", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 120 }), (bytes) => {
        expect(["sound", "refused"]).toContain(weighZip(bytes).kind);
      }),
    );
  });
});

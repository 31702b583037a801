import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readXml, xmlLimits } from "./read-xml.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "read-xml-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(content: string | Uint8Array) {
  const path = join(folder, "x.xml");
  await writeFile(path, content);
  return readXml(path, content.length);
}

const laughs = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "${"&a;".repeat(10)}">]><x>&b;</x>`;

describe("an XML file of strangers", () => {
  it("is read with its text, attributes and the five entities of XML", async () => {
    expect(await read('\ufeff<a b="1 &lt; 2">x<![CDATA[<y>]]><c/>&amp;</a>')).toEqual({
      kind: "read",
      root: {
        name: "a",
        attributes: { b: "1 < 2" },
        text: "x<y>&",
        children: [{ name: "c", attributes: {}, text: "", children: [] }],
      },
    });
  });

  it("may name a document type, of which nothing is fetched", async () => {
    const named = '<!DOCTYPE fps PUBLIC "-//freeproblemset//EN" "http://localhost:1/fps.dtd"><fps/>';
    expect(await read(named)).toMatchObject({ kind: "read", root: { name: "fps" } });
  });

  it.each([
    [
      "declares entities in a document type it names",
      '<!DOCTYPE x PUBLIC "a" "b" [<!ENTITY c "d">]><x>&c;</x>',
      "document type",
    ],
    ["unfolds entities without end", laughs, "document type"],
    ["reads a file of the server", '<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>', "document type"],
    ["names an entity nobody declared", "<x>&passwd;</x>", "not readable as XML"],
    ["is not closed", "<x><y></x>", "line 1: is not readable as XML"],
    ["is empty", "", "not readable as XML"],
    ["nests without end", "<x>".repeat(xmlLimits.depth + 1), `is nested more than ${xmlLimits.depth} deep`],
    [
      "has a huge attribute",
      `<x y="${"z".repeat(xmlLimits.attributeCharacters + 1)}"/>`,
      `an attribute of more than ${xmlLimits.attributeCharacters}`,
    ],
    [
      "has attributes without end",
      `<x ${Array.from({ length: xmlLimits.attributes + 1 }, (_, n) => `a${n}=""`).join(" ")}/>`,
      `more than ${xmlLimits.attributes} attributes`,
    ],
    [
      "has elements without end",
      `<x>${"<y/>".repeat(xmlLimits.elements)}</x>`,
      `more than ${xmlLimits.elements} elements`,
    ],
  ])("is refused when it %s", async (_title, content, why) => {
    expect(await read(content)).toEqual({ kind: "refused", why: expect.stringContaining(why) });
  });

  it("is refused when it is not UTF-8", async () => {
    expect(await read(Buffer.from([0x3c, 0x78, 0x3e, 0xff]))).toMatchObject({ kind: "refused" });
  });

  it("is refused by its size before it is read", async () => {
    expect(await readXml(join(folder, "absent"), xmlLimits.bytes + 1)).toMatchObject({ kind: "refused" });
  });
});

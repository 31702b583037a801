import { inflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { drawnSize, drawPrint, type Paper } from "./draw-print.ts";

const paper: Paper = {
  contest: "Bilimdon kubogi",
  team: "Улуғбек шогирдлари",
  organisation: "Samarqand, 12-maktab",
  place: "2-zal, 14",
  fileName: "main.cpp",
  sentAt: new Date("2026-05-14T13:05:09Z"),
  text: "// ечим: ў қ ғ ҳ\nint main() {}",
};

/** The text of each page, read as a viewer reads it: signs by the table of the face they are set in. */
function pagesOf(pdf: Buffer): string[] {
  const objects = new Map(
    [...pdf.toString("latin1").matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id = "", body = ""]) => [
      id,
      body,
    ]),
  );
  const all = [...objects.values()];
  const tables = new Map(
    all.flatMap((body) =>
      [...body.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(
        ([, face = "", id = ""]): [string, Map<string, string>] => {
          const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? "")?.[1] ?? "";
          return [face, new Map(readTable(unpack(objects.get(table) ?? "")))];
        },
      ),
    ),
  );
  return all
    .map(unpack)
    .filter((text) => /\bTf\b/.test(text))
    .map((page) => readPage(page, tables));
}

function unpack(body: string): string {
  const packed = /stream\r?\n([\s\S]*?)\r?\nendstream/.exec(body)?.[1];
  try {
    return packed === undefined ? "" : inflateSync(Buffer.from(packed, "latin1")).toString("latin1");
  } catch {
    return "";
  }
}

function readPage(page: string, tables: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  let face = "";
  return [...page.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9a-f]+)>/gi)]
    .map(([, named, hex = ""]) => {
      if (named !== undefined) face = named;
      const glyphs = hex.toLowerCase().match(/.{4}/g) ?? [];
      return glyphs.map((glyph) => tables.get(face)?.get(glyph) ?? "?").join("");
    })
    .join("");
}

function readTable(table: string): [string, string][] {
  return [...table.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/gi)].flatMap(
    ([, from = "", list = ""]) =>
      [...list.matchAll(/<([0-9a-f]+)>/gi)].map(([, code = ""], index): [string, string] => [
        (Number.parseInt(from, 16) + index).toString(16).padStart(4, "0"),
        String.fromCharCode(...(code.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16))),
      ]),
  );
}

describe("a print", () => {
  it("says on each page whose it is, where they sit, when it was sent and which page it is of how many", async () => {
    const pdf = await drawPrint({ ...paper, text: "x\n".repeat(100) });
    const pages = pagesOf(pdf);

    expect(pages).toHaveLength(2);
    for (const [index, page] of pages.entries())
      for (const part of [
        paper.team,
        "2-zal, 14",
        "Bilimdon kubogi",
        "main.cpp",
        "14.05, 18:05:09",
        `${index + 1} / 2`,
      ])
        expect(page).toContain(part);
  });

  it("embeds a face with Cyrillic, so that no printer has to know it", async () => {
    const pdf = (await drawPrint(paper)).toString("latin1");

    expect(pdf).toContain("DejaVuSansMono");
    expect(pdf).toContain("/FontFile2");
  });

  it("draws the Uzbek letters, Cyrillic too, and not a box in their place", async () => {
    const [page = ""] = pagesOf(await drawPrint(paper));

    expect(page).toContain("// ечим: ў қ ғ ҳ");
    expect(page).toContain("Bilimdon kubogi");
    expect(page).not.toContain("?");
  });

  it("keeps its widest line and its last one on the sheet", () => {
    expect(drawnSize.right).toBeLessThanOrEqual(595 - 30);
    expect(drawnSize.bottom).toBeLessThanOrEqual(842 - 30);
  });
});

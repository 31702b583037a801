import { zipSync } from "fflate";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openTestDatabase, type TestDatabase } from "../../../../test/kit/open-test-database.ts";
import { buildTar } from "../archive/build-test-archives.ts";
import { type ImportTest, openImportTest } from "./open-import-test.ts";
import type { PackageParts } from "./write-test-package.ts";

let database: TestDatabase;
let t: ImportTest;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  t = await openImportTest(database.db);
});
afterEach(() => t.close());

describe("a package that is refused names the file and leaves nothing", () => {
  const bomb = `a: &a [x,x,x]\nb: [${"*a,".repeat(50)}*a]\n`;
  const refusals: readonly (readonly [string, PackageParts, string, RegExp])[] = [
    ["a missing answer", { "data/secret/1.ans": null }, "data/secret/1", /ans/],
    ["a YAML bomb", { "problem.yaml": bomb }, "problem.yaml", /alias/],
    [
      "an unknown key",
      {
        "problem.yaml":
          "problem_format_version: 2025-09\nname: {uz: a, en: b}\nuuid: 4a1a9a2e-6d9f-4c53-9f35-0f9f2a4d7c11\nnmae: x\n",
      },
      "problem.yaml",
      /nmae|unknown/i,
    ],
    [
      "a missing image",
      { "statement/figure.png": null },
      "statement/problem.uz.md",
      /figure\.png.*not in statement/,
    ],
    [
      "a statement that is no text",
      { "statement/problem.uz.md": Buffer.from([0xff, 0xfe]) },
      "statement/problem.uz.md",
      /UTF-8/,
    ],
    [
      "a PDF that is none",
      {
        "statement/problem.ru.pdf": "hello",
        "problem.yaml":
          "problem_format_version: 2025-09\nname: {uz: a, en: b, ru: c}\nuuid: 4a1a9a2e-6d9f-4c53-9f35-0f9f2a4d7c11\n",
      },
      "statement/problem.ru.pdf",
      /not a PDF/,
    ],
    [
      "an image from elsewhere",
      { "statement/problem.uz.md": "![x](https://e.uz/x.png)" },
      "statement/problem.uz.md",
      /from elsewhere/,
    ],
    [
      "an image from the tests",
      { "statement/problem.uz.md": "![x](../data/secret/1.png)", "data/secret/1.png": "x" },
      "statement/problem.uz.md",
      /not in statement/,
    ],
  ];

  it.each(refusals)("refuses %s", async (_what, changes, file, message) => {
    const before = await t.rowCounts();

    const refusal = await t.push(changes).then(
      () => null,
      (thrown: unknown) => thrown,
    );

    expect(refusal).toMatchObject({ code: "package.refused" });
    const faults = refusalFaults(refusal);
    expect(
      faults.some((fault) => fault.file.startsWith(file) && message.test(`${fault.key} ${fault.message}`)),
    ).toBe(true);
    expect(await t.rowCounts()).toEqual(before);
    expect(await t.leftovers()).toEqual([]);
    expect(t.ctx.judgeQueue.jobs.size).toBe(0);
  });

  it.each([
    ["a name that climbs out", () => zipSync({ "../evil": new Uint8Array(1) }), /climbs out/],
    ["a link", () => buildTar([{ name: "a/x", type: "2", linkTo: "/etc/passwd" }]), /link/],
    [
      "a 300 MiB test",
      () => buildTar([{ name: "a/data/secret/1.in", claimedBytes: 300 * 2 ** 20 }]),
      /1\.in: the file has 300 MiB/,
    ],
  ])("refuses an archive with %s", async (_what, archive, why) => {
    const before = await t.rowCounts();

    await expect(t.pushBytes(archive())).rejects.toThrow(why);

    expect(await t.rowCounts()).toEqual(before);
    expect(await t.leftovers()).toEqual([]);
  });

  it("leaves no row when the database fails in the middle", async () => {
    const before = await t.rowCounts();

    await expect(t.push({}, { userId: "usr_nobody", role: "setter" })).rejects.toThrow();

    expect(await t.rowCounts()).toEqual(before);
    expect(await t.leftovers()).toEqual([]);
  });
});

function refusalFaults(refusal: unknown): { file: string; key: string | null; message: string }[] {
  if (typeof refusal !== "object" || refusal === null || !("details" in refusal)) return [];
  return Object.values(refusal.details ?? {})[0];
}

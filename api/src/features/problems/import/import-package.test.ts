import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { eq } from "drizzle-orm";
import { strToU8, zipSync } from "fflate";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { build } from "../../../../test/kit/build.ts";
import { openTestDatabase, type TestDatabase } from "../../../../test/kit/open-test-database.ts";
import {
  problemAssets,
  problemSamples,
  problemStatements,
  problemVersions,
} from "../../../db/schema/problems.ts";
import { readFolder } from "../archive/read-folder.ts";
import { importPackage } from "./import-package.ts";
import { type ImportTest, openImportTest } from "./open-import-test.ts";
import { polygonFiles } from "./polygon-fixture.ts";
import { archiveOf, pngOf, writePackage } from "./write-test-package.ts";

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

describe("a package that is in order", () => {
  it("becomes a version with its statements, samples and assets, and is handed to the judge", async () => {
    const pushed = await t.push();

    expect(pushed).toMatchObject({ slug: t.slug, isUnchanged: false, warnings: [] });
    const id = pushed.problemVersionId;
    const [version] = await database.db.select().from(problemVersions).where(eq(problemVersions.id, id));
    expect(version).toMatchObject({
      number: 1,
      state: "verifying",
      names: { uz: "Yigʻindi", en: "Sum" },
      packageHash: pushed.packageHash,
    });
    const statements = await database.db
      .select()
      .from(problemStatements)
      .where(eq(problemStatements.problemVersionId, id));
    expect(statements.map(({ language, form }) => `${language} ${form}`).sort()).toEqual([
      "en html",
      "uz html",
    ]);
    const uz = statements.find(({ language }) => language === "uz")?.html ?? "";
    expect(uz).toContain("<h2>Kirish</h2>");
    expect(uz).toContain(
      `src="/api/problem-assets/${id}/statement%2Ffigure.png" alt="Rasm" width="3" height="2"`,
    );
    const samples = await database.db
      .select()
      .from(problemSamples)
      .where(eq(problemSamples.problemVersionId, id));
    expect(samples).toMatchObject([{ ordinal: 0, input: "1 2\n", answer: "3\n", isCut: 0 }]);
    const assets = await database.db
      .select()
      .from(problemAssets)
      .where(eq(problemAssets.problemVersionId, id));
    expect(assets.map(({ path, mime }) => `${path} ${mime}`).sort()).toEqual([
      "attachments/starter.txt application/octet-stream",
      "statement/figure.png image/png",
    ]);
    expect([...t.ctx.judgeQueue.jobs.values()]).toEqual([
      {
        job: {
          v: 1,
          kind: "verification",
          problemVersionId: id,
          attempt: 1,
          packageHash: pushed.packageHash,
        },
        priority: 40,
      },
    ]);
  });

  it("keeps the canonical archive under its own hash", async () => {
    const pushed = await t.push();

    const blob = await t.ctx.blobs.open(pushed.packageHash);
    const written = await writePackage(join(t.folder, "again"), t.slug);
    expect(blob && (await buffer(blob.stream))).toEqual(await buffer(await archiveOf(written, t.slug)));
  });

  it("is unchanged when it is pushed twice, by whatever archive", async () => {
    const first = await t.push();
    const counts = await t.rowCounts();
    const written = await writePackage(join(t.folder, "zipped"), t.slug);
    const { packed } = await readFolder(written, t.slug);
    const files = packed.map(
      ({ path, source }) => [`${t.slug}/${path}`, new Uint8Array(readFileSync(source))] as const,
    );

    const second = await t.pushBytes(zipSync(Object.fromEntries(files)));

    expect(second).toMatchObject({ ...first, isUnchanged: true });
    expect(await t.rowCounts()).toEqual(counts);
  });

  it("becomes the next version when a byte of it changes", async () => {
    const first = await t.push();

    const second = await t.push({ "data/secret/1.in": "21 21\n" });

    expect(second.problemId).toBe(first.problemId);
    expect(second.isUnchanged).toBe(false);
    const versions = await database.db
      .select()
      .from(problemVersions)
      .where(eq(problemVersions.problemId, first.problemId));
    expect(versions.map(({ number }) => number).sort()).toEqual([1, 2]);
  });

  it("gives two pushes at once two numbers", async () => {
    const both = await Promise.all([t.push(), t.push({ "data/secret/1.in": "21 21\n" })]);

    const id = both[0].problemId;
    const versions = await database.db
      .select()
      .from(problemVersions)
      .where(eq(problemVersions.problemId, id));
    expect(versions.map(({ number }) => number).sort()).toEqual([1, 2]);
  });

  it("is kept though the queue is away", async () => {
    t.ctx.judgeQueue.isDown = true;

    const pushed = await t.push();

    expect(pushed.isUnchanged).toBe(false);
  });

  it("is published at once and not run when it is trusted", async () => {
    const path = await writePackage(t.folder, t.slug);
    const input = {
      source: { kind: "folder", path },
      pusher: t.pusher,
      trust: { kind: "published", timeLimitMs: 1500 },
    } as const;

    const pushed = await importPackage(t.ctx, input);
    const again = await importPackage(t.ctx, input);

    const [version] = await database.db
      .select()
      .from(problemVersions)
      .where(eq(problemVersions.id, pushed.problemVersionId));
    expect(version).toMatchObject({ state: "unverified", publishedAt: expect.any(Date), timeLimitMs: 1500 });
    expect(t.ctx.judgeQueue.jobs.size).toBe(0);
    expect(again).toMatchObject({ problemVersionId: pushed.problemVersionId, isUnchanged: true });
  });

  it("shows a sample longer than 64 KiB cut", async () => {
    const pushed = await t.push({ "data/sample/1.in": "7".repeat(70_000) });

    const [sample] = await database.db
      .select()
      .from(problemSamples)
      .where(eq(problemSamples.problemVersionId, pushed.problemVersionId));
    expect([sample?.input.length, sample?.isCut]).toEqual([65_536, 1]);
  });

  it("may be Polygon's, and keeps what became of each key with the version", async () => {
    const parts = Object.entries(polygonFiles({ "statement-sections/english/pic.1.png": pngOf(3, 2) }));
    const files = parts.flatMap(([path, content]) =>
      content === null ? [] : [[path, typeof content === "string" ? strToU8(content) : content] as const],
    );

    const pushed = await t.pushBytes(zipSync(Object.fromEntries(files)));

    expect(pushed.slug).toBe("two-sums");
    expect(pushed.warnings).toContainEqual(expect.stringContaining("solutions/old.py: not taken"));
    const id = pushed.problemVersionId;
    const [version] = await database.db.select().from(problemVersions).where(eq(problemVersions.id, id));
    expect(version?.manifest.imported).toMatchObject({
      format: "polygon",
      notes: expect.arrayContaining([
        { file: "problem.xml", key: "judging.testset.time-limit", fate: "taken", remark: "1500 ms" },
      ]),
    });
    expect(await t.leftovers()).toEqual([]);
  });

  it("belongs to its first pusher", async () => {
    await t.push();
    const rival = await build.user(database.db, { role: "setter" });

    const push = t.push({ "data/secret/1.in": "0 0\n" }, { userId: rival.id, role: "setter" });

    await expect(push).rejects.toMatchObject({ code: "access.refused" });
  });
});

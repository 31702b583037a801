import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { eq } from "drizzle-orm";
import { zipSync } from "fflate";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { build } from "../../../../test/kit/build.ts";
import { openTestDatabase, type TestDatabase } from "../../../../test/kit/open-test-database.ts";
import { makeTestCtx, type TestCtx } from "../../../../test/kit/test-ctx.ts";
import {
  problemAssets,
  problemSamples,
  problemStatements,
  problems,
  problemVersions,
} from "../../../db/schema/problems.ts";
import { buildTar } from "../test-kit/build-archives.ts";
import { archiveOf, type PackageParts, writePackage } from "../test-kit/write-package.ts";
import { importPackage } from "./import-package.ts";

let database: TestDatabase;
let ctx: TestCtx;
let folder = "";
let setter: { userId: string; role: "setter" };

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "import-test-"));
  ctx = makeTestCtx(database.db, { BLOB_DIR: join(folder, "blobs") });
  setter = { userId: (await build.user(database.db, { role: "setter" })).id, role: "setter" };
});
afterEach(() => rm(folder, { recursive: true, force: true }));

let serial = 0;
const newSlug = () => {
  serial += 1;
  return `sum${serial}`;
};

async function push(slug: string, changes: PackageParts = {}) {
  const written = await writePackage(await mkdtemp(join(folder, "written-")), slug, changes);
  const bytes = await archiveOf(written, slug);
  return importPackage(ctx, {
    source: { kind: "archive", bytes },
    pusher: setter,
    trust: { kind: "verify" },
  });
}

const pushBytes = (bytes: Uint8Array) =>
  importPackage(ctx, {
    source: { kind: "archive", bytes: Readable.from([bytes]) },
    pusher: setter,
    trust: { kind: "verify" },
  });

async function rowCounts() {
  const tables = [problems, problemVersions, problemStatements, problemSamples, problemAssets];
  return Promise.all(tables.map((table) => database.db.$count(table)));
}

describe("a package that is in order", () => {
  it("becomes a version with its statements, samples and assets, and is handed to the judge", async () => {
    const slug = newSlug();

    const pushed = await push(slug);

    expect(pushed).toMatchObject({ slug, isUnchanged: false, warnings: [] });
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
    expect([...ctx.judgeQueue.jobs.values()]).toEqual([
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
    const slug = newSlug();

    const pushed = await push(slug);

    const blob = await ctx.blobs.open(pushed.packageHash);
    const written = await writePackage(join(folder, "again"), slug);
    expect(blob && (await buffer(blob.stream))).toEqual(await buffer(await archiveOf(written, slug)));
  });

  it("is unchanged when it is pushed twice, by whatever archive", async () => {
    const slug = newSlug();
    const first = await push(slug);
    const counts = await rowCounts();
    const written = await writePackage(join(folder, "zipped"), slug);
    const names = await readdir(written, { recursive: true, withFileTypes: true });
    const files = await Promise.all(
      names
        .filter((entry) => entry.isFile())
        .map(async (entry) => {
          const path = join(entry.parentPath, entry.name);
          const { readFile } = await import("node:fs/promises");
          return [
            path.slice(join(folder, "zipped").length + 1),
            new Uint8Array(await readFile(path)),
          ] as const;
        }),
    );

    const second = await pushBytes(zipSync(Object.fromEntries(files)));

    expect(second).toMatchObject({ ...first, isUnchanged: true });
    expect(await rowCounts()).toEqual(counts);
  });

  it("becomes the next version when a byte of it changes", async () => {
    const slug = newSlug();
    const first = await push(slug);

    const second = await push(slug, { "data/secret/1.in": "21 21\n" });

    expect(second.problemId).toBe(first.problemId);
    expect(second.isUnchanged).toBe(false);
    const versions = await database.db
      .select()
      .from(problemVersions)
      .where(eq(problemVersions.problemId, first.problemId));
    expect(versions.map(({ number }) => number).sort()).toEqual([1, 2]);
  });

  it("gives two pushes at once two numbers", async () => {
    const slug = newSlug();

    const both = await Promise.all([push(slug), push(slug, { "data/secret/1.in": "21 21\n" })]);

    const id = both[0].problemId;
    const versions = await database.db
      .select()
      .from(problemVersions)
      .where(eq(problemVersions.problemId, id));
    expect(versions.map(({ number }) => number).sort()).toEqual([1, 2]);
  });

  it("is kept though the queue is away", async () => {
    ctx.judgeQueue.isDown = true;

    const pushed = await push(newSlug());

    expect(pushed.isUnchanged).toBe(false);
  });

  it("is published at once and not run when it is trusted", async () => {
    const slug = newSlug();
    const path = await writePackage(folder, slug);
    const input = {
      source: { kind: "folder", path },
      pusher: setter,
      trust: { kind: "published", timeLimitMs: 1500 },
    } as const;

    const pushed = await importPackage(ctx, input);
    const again = await importPackage(ctx, input);

    const [version] = await database.db
      .select()
      .from(problemVersions)
      .where(eq(problemVersions.id, pushed.problemVersionId));
    expect(version).toMatchObject({ state: "published", timeLimitMs: 1500 });
    expect(ctx.judgeQueue.jobs.size).toBe(0);
    expect(again).toMatchObject({ problemVersionId: pushed.problemVersionId, isUnchanged: true });
  });

  it("shows a sample longer than 64 KiB cut", async () => {
    const pushed = await push(newSlug(), { "data/sample/1.in": "7".repeat(70_000) });

    const [sample] = await database.db
      .select()
      .from(problemSamples)
      .where(eq(problemSamples.problemVersionId, pushed.problemVersionId));
    expect([sample?.input.length, sample?.isCut]).toEqual([65_536, 1]);
  });

  it("belongs to its first pusher", async () => {
    const slug = newSlug();
    await push(slug);
    const rival = await build.user(database.db, { role: "setter" });
    setter = { userId: rival.id, role: "setter" };

    await expect(push(slug, { "data/secret/1.in": "0 0\n" })).rejects.toMatchObject({
      code: "access.refused",
    });
  });
});

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
    const before = await rowCounts();

    const refusal = await push(newSlug(), changes).then(
      () => null,
      (thrown: unknown) => thrown,
    );

    expect(refusal).toMatchObject({ code: "package.refused" });
    const faults = refusalFaults(refusal);
    expect(
      faults.some((fault) => fault.file.startsWith(file) && message.test(`${fault.key} ${fault.message}`)),
    ).toBe(true);
    expect(await rowCounts()).toEqual(before);
    expect(await readdir(join(folder, "blobs/unpacking"))).toEqual([]);
    expect(ctx.judgeQueue.jobs.size).toBe(0);
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
    const before = await rowCounts();

    await expect(pushBytes(archive())).rejects.toThrow(why);

    expect(await rowCounts()).toEqual(before);
    expect(await readdir(join(folder, "blobs/unpacking"))).toEqual([]);
  });

  it("leaves no row when the database fails in the middle", async () => {
    const before = await rowCounts();
    const slug = newSlug();
    setter = { userId: "usr_nobody", role: "setter" };

    await expect(push(slug)).rejects.toThrow();

    expect(await rowCounts()).toEqual(before);
    expect(await readdir(join(folder, "blobs/unpacking"))).toEqual([]);
  });
});

function refusalFaults(refusal: unknown): { file: string; key: string | null; message: string }[] {
  if (typeof refusal !== "object" || refusal === null || !("details" in refusal)) return [];
  return Object.values(refusal.details ?? {})[0];
}

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import type { VerificationReport } from "@bilimdon/contracts/live/judge-to-api";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { build } from "../../../test/kit/build.ts";
import { openTestApp, type TestApp } from "../../../test/kit/open-test-app.ts";
import { problemRoutes } from "./problems.routes.ts";
import { archiveOf, type PackageParts, writePackage } from "./test-kit/write-package.ts";
import { recordVerification } from "./verification/record-verification.ts";

let t: TestApp;
let folder = "";
let setterId = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "problem-routes-"));
  t = await openTestApp({ env: { BLOB_DIR: join(folder, "blobs") }, routes: problemRoutes });
});
afterAll(async () => {
  await t.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  setterId = (await build.user(t.db, { role: "setter" })).id;
});

let serial = 0;
async function packageBytes(
  changes: PackageParts = {},
): Promise<{ slug: string; bytes: Uint8Array<ArrayBuffer> }> {
  serial += 1;
  const slug = `routed${serial}`;
  const written = await writePackage(join(folder, `p${serial}`), slug, changes);
  return { slug, bytes: Uint8Array.from(gzipSync(await buffer(await archiveOf(written, slug)))) };
}

async function push(changes: PackageParts = {}) {
  const { bytes } = await packageBytes(changes);
  const { status, json } = await t.ask("POST", "/api/problems/push", { as: setterId, body: bytes });
  expect([status, json.error]).toEqual([200, undefined]);
  return json.data;
}

function reportOf(
  problemVersionId: string,
  given: { attempt?: number; isOk?: boolean; derived?: number | null } = {},
): VerificationReport {
  const { attempt = 1, isOk = true, derived = 1000 } = given;
  return {
    problemVersionId,
    attempt,
    lines: [
      {
        problem: "routed",
        submission: "submissions/accepted/sum.py",
        language: "python3",
        expected: "AC",
        verdict: isOk ? "AC" : "WA",
        score: null,
        ok: isOk,
        maxTimeMs: 20,
        maxMemoryBytes: 1_000_000,
        message: isOk ? "" : "secret/1: expected 42",
      },
    ],
    summary: {
      problem: "routed",
      summary: true,
      ok: isOk,
      submissions: 1,
      agreed: isOk ? 1 : 0,
      disagreed: isOk ? 0 : 1,
      skipped: 0,
      tests: 2,
      timeLimitMs: derived,
      derivedTimeLimitMs: derived,
      statedTimeLimitMs: null,
      faults: [],
      warnings: [],
    },
  };
}

describe("pushing", () => {
  it("takes a setter's archive and shows the version being verified", async () => {
    const pushed = await push();

    const { json } = await t.ask("GET", `/api/problem-versions/${pushed.problemVersionId}`, { as: setterId });

    expect(json.data).toMatchObject({
      slug: pushed.slug,
      state: "verifying",
      done: 0,
      total: 0,
      lines: [],
      summary: null,
      warnings: [],
    });
    const list = await t.ask("GET", "/api/problems", { as: setterId });
    expect(list.json.data.problems).toMatchObject([
      {
        slug: pushed.slug,
        state: "verifying",
        packageHash: pushed.packageHash,
        problemVersionId: pushed.problemVersionId,
      },
    ]);
  });

  it("refuses a student, and a guest", async () => {
    const student = await build.user(t.db);
    const { bytes } = await packageBytes();

    const answers = [
      await t.ask("POST", "/api/problems/push", { as: student.id, body: bytes }),
      await t.ask("POST", "/api/problems/push", { body: bytes }),
    ];

    expect(answers.map(({ json }) => json.error?.code)).toEqual(["access.refused", "session.required"]);
  });

  it("tells every fault of a refused package by file, key and message", async () => {
    const { bytes } = await packageBytes({ "data/secret/1.ans": null, "submissions/accepted/sum.py": null });

    const { status, json } = await t.ask("POST", "/api/problems/push", { as: setterId, body: bytes });

    expect([status, json.error?.code]).toEqual([422, "package.refused"]);
    expect(json.error?.details?.faults).toEqual(
      expect.arrayContaining([{ file: expect.any(String), key: null, message: expect.any(String) }]),
    );
  });

  it("refuses a body that is no archive", async () => {
    const { status, json } = await t.ask("POST", "/api/problems/push", { as: setterId, body: "hello" });

    expect([status, json.error?.code]).toEqual([422, "package.archive_refused"]);
  });

  it("hides a version from other setters", async () => {
    const pushed = await push();
    const rival = await build.user(t.db, { role: "setter" });

    const { json } = await t.ask("GET", `/api/problem-versions/${pushed.problemVersionId}`, { as: rival.id });

    expect(json.error?.code).toBe("access.refused");
  });
});

describe("verification", () => {
  it("makes a version ready to publish, with the derived limit", async () => {
    const { problemVersionId } = await push();

    expect(await recordVerification(t.ctx, reportOf(problemVersionId, { derived: 1200 }))).toBe("kept");

    const published = await t.ask("POST", `/api/problem-versions/${problemVersionId}/publish`, {
      as: setterId,
    });
    expect(published.json.data).toMatchObject({ state: "published", done: 1, total: 1 });
  });

  it("refuses to publish what is being verified, and what disagrees, naming it", async () => {
    const { problemVersionId } = await push();
    const publish = () =>
      t.ask("POST", `/api/problem-versions/${problemVersionId}/publish`, { as: setterId });
    const early = await publish();
    await recordVerification(t.ctx, reportOf(problemVersionId, { isOk: false }));

    const { status, json } = await publish();

    expect(early.json.error?.code).toBe("package.not_verified");
    expect([status, json.error?.code]).toEqual([409, "package.not_verified"]);
    expect(json.error?.details?.disagreeing).toMatchObject([
      { submission: "submissions/accepted/sum.py", verdict: "WA" },
    ]);
  });

  it("disagrees when no time limit is stated or derived", async () => {
    const { problemVersionId } = await push();

    await recordVerification(t.ctx, reportOf(problemVersionId, { derived: null }));

    const { json } = await t.ask("GET", `/api/problem-versions/${problemVersionId}`, { as: setterId });
    expect(json.data.state).toBe("disagrees");
    expect(json.data.summary.faults).toEqual(["no time limit is stated and none could be derived"]);
  });

  it("runs again when asked, and the old attempt's report is stale", async () => {
    const { problemVersionId } = await push();
    await recordVerification(t.ctx, reportOf(problemVersionId, { isOk: false }));

    const again = await t.ask("POST", `/api/problem-versions/${problemVersionId}/verify`, { as: setterId });

    expect(again.json.data).toMatchObject({ state: "verifying", lines: [], summary: null });
    expect(t.ctx.judgeQueue.jobs.has(`${problemVersionId}.2`)).toBe(true);
    expect(await recordVerification(t.ctx, reportOf(problemVersionId))).toBe("stale");
    expect(await recordVerification(t.ctx, reportOf(problemVersionId, { attempt: 2 }))).toBe("kept");
  });
});

describe("a problem in a contest", () => {
  async function contestWith(changes: PackageParts = {}, startsInMs = -1000) {
    const pushed = await push(changes);
    await recordVerification(t.ctx, reportOf(pushed.problemVersionId));
    const startsAt = new Date(t.ctx.clock.now() + startsInMs);
    const contest = await build.contest(t.db, { startsAt });
    await build.contestProblem(t.db, {
      contestId: contest.id,
      label: "A",
      problemId: pushed.problemId,
      problemVersionId: pushed.problemVersionId,
    });
    return { pushed, slug: contest.slug };
  }

  it("is read by anyone once the contest has started, in the language asked for", async () => {
    await build.judgeHost(t.db);
    const { slug, pushed } = await contestWith();

    const en = await t.ask("GET", `/api/contests/${slug}/problems/A?lang=en`);
    const ru = await t.ask("GET", `/api/contests/${slug}/problems/A?lang=ru`);

    expect(en.json.data).toMatchObject({
      problemId: pushed.problemId,
      label: "A",
      name: { en: "Sum" },
      timeLimitMs: 1000,
      language: "en",
      languages: ["en", "uz"],
      samples: [{ input: "1 2\n", answer: "3\n", interaction: null, isCut: false }],
      attachments: [{ name: "starter.txt", bytes: 8 }],
      isScoring: false,
      maxScore: null,
    });
    expect(en.json.data.languageIds).toEqual(["cpp20", "python3", "java"]);
    expect(en.json.data.statement.html).toContain("<h2>Input</h2>");
    expect(ru.json.data.language).toBe("uz");
  });

  it("stays shut until the contest starts, but for officials", async () => {
    const { slug } = await contestWith({}, 60_000);
    const jury = await build.user(t.db, { role: "jury" });

    const guest = await t.ask("GET", `/api/contests/${slug}/problems/A`);
    const early = await t.ask("GET", `/api/contests/${slug}/problems/A`, { as: jury.id });

    expect([guest.status, guest.json.error?.code]).toEqual([403, "contest.not_started"]);
    expect(early.status).toBe(200);
  });

  it("is not found under another label or in another contest", async () => {
    const { slug } = await contestWith();

    const answers = [
      await t.ask("GET", `/api/contests/${slug}/problems/B`),
      await t.ask("GET", "/api/contests/none/problems/A"),
    ];

    expect(answers.map(({ json }) => json.error?.code)).toEqual(["thing.not_found", "thing.not_found"]);
  });

  it("sends its images with their type and in a sandbox, its attachments to be saved", async () => {
    const { slug } = await contestWith();
    const { json } = await t.ask("GET", `/api/contests/${slug}/problems/A?lang=uz`);
    const image = /src="([^"]+)"/.exec(json.data.statement.html)?.[1] ?? "";

    const png = await t.send("GET", image);
    const text = await t.send("GET", json.data.attachments[0].url);

    expect([png.status, png.headers.get("content-type")]).toEqual([200, "image/png"]);
    expect(png.headers.get("content-security-policy")).toMatch(/^sandbox; default-src 'none'/);
    expect(png.headers.get("x-content-type-options")).toBe("nosniff");
    expect(png.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect((await png.arrayBuffer()).byteLength).toBe(24);
    expect(text.headers.get("content-disposition")).toBe('attachment; filename="starter.txt"');
    expect(text.headers.get("content-type")).toBe("application/octet-stream");
  });

  it("shows a PDF statement by its address", async () => {
    const { slug } = await contestWith({
      "statement/problem.uz.md": null,
      "statement/problem.uz.pdf": "%PDF-1.4\n",
    });

    const { json } = await t.ask("GET", `/api/contests/${slug}/problems/A?lang=uz`);
    const pdf = await t.send("GET", json.data.statement.url);

    expect(json.data.statement.form).toBe("pdf");
    expect([pdf.headers.get("content-type"), await pdf.text()]).toEqual(["application/pdf", "%PDF-1.4\n"]);
  });

  it("gives away neither its tests nor what belongs to a contest that has not started", async () => {
    const open = await contestWith();
    const shut = await contestWith({}, 60_000);
    const asset = (versionId: string, path: string) =>
      `/api/problem-assets/${versionId}/${encodeURIComponent(path)}`;
    const paths = [
      asset(open.pushed.problemVersionId, "data/secret/1.in"),
      asset(open.pushed.problemVersionId, "problem.yaml"),
      asset(open.pushed.problemVersionId, "statement/../data/secret/1.ans"),
      asset(shut.pushed.problemVersionId, "statement/figure.png"),
    ];

    const codes = await Promise.all(paths.map(async (path) => (await t.ask("GET", path)).json.error?.code));
    const owner = await t.send("GET", asset(shut.pushed.problemVersionId, "statement/figure.png"), {
      as: setterId,
    });

    expect(codes).toEqual(Array(4).fill("thing.not_found"));
    expect([owner.status, owner.headers.get("cache-control")]).toEqual([
      200,
      "private, max-age=31536000, immutable",
    ]);
  });
});

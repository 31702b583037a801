import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { build } from "../../../test/kit/build.ts";
import type { PackageParts } from "./import/write-test-package.ts";
import { openRouteTest, type RouteTest } from "./open-route-test.ts";
import { buildTestReport } from "./verification/build-test-report.ts";
import { recordVerification } from "./verification/record-verification.ts";

let t: RouteTest;
let setterId = "";

beforeAll(async () => {
  t = await openRouteTest();
});
afterAll(() => t.close());
beforeEach(async () => {
  setterId = (await build.user(t.db, { role: "setter" })).id;
});

describe("a problem in a contest", () => {
  async function contestWith(changes: PackageParts = {}, startsInMs = -1000) {
    const pushed = await t.push(setterId, changes);
    await recordVerification(t.ctx, buildTestReport(pushed.problemVersionId));
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
      languages: ["en", "uz", "uz-Cyrl"],
      samples: [{ input: "1 2\n", answer: "3\n", interaction: null, isCut: false }],
      attachments: [{ name: "starter.txt", bytes: 8 }],
      isScoring: false,
      maxScore: null,
    });
    expect(en.json.data.languageIds).toEqual(["cpp20", "python3", "java"]);
    expect(en.json.data.statement.html).toContain("<h2>Input</h2>");
    expect(ru.json.data.language).toBe("uz");
  });

  it("is read in Uzbek Cyrillic where the author wrote Latin, its code and formulas untouched", async () => {
    const { slug } = await contestWith({
      "statement/problem.uz.md": "Ikki butun son $a$ va `b` berilgan.\n",
    });

    const { json } = await t.ask("GET", `/api/contests/${slug}/problems/A?lang=uz-Cyrl`);

    expect(json.data.language).toBe("uz-Cyrl");
    expect(json.data.statement.html).toContain("Икки бутун сон");
    expect(json.data.statement.html).toContain("<code>b</code> берилган");
    expect(json.data.statement.html).toMatch(/<annotation[^>]*>a<\/annotation>/);
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
    expect(json.data.languages).not.toContain("uz-Cyrl");
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

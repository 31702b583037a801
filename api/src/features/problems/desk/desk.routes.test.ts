import type { ProblemDesk } from "@bilimdon/contracts/http/problems";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { build } from "../../../../test/kit/build.ts";
import type { PackageParts } from "../import/write-test-package.ts";
import { openRouteTest, type RouteTest } from "../open-route-test.ts";
import { buildTestReport } from "../verification/build-test-report.ts";
import { recordVerification, recordVerificationProgress } from "../verification/record-verification.ts";

let t: RouteTest;
let setterId = "";

beforeAll(async () => {
  t = await openRouteTest();
});
afterAll(() => t.close());
beforeEach(async () => {
  setterId = (await build.user(t.db, { role: "setter", displayName: "Nodira" })).id;
});

type Changes = Parameters<typeof buildTestReport>[1];

/** A pushed package that the judge has run. */
async function verified(changes: Changes = {}, parts: PackageParts = {}) {
  const pushed = await t.push(setterId, parts);
  await recordVerification(t.ctx, buildTestReport(pushed.problemVersionId, changes));
  return pushed;
}

const of = (id: string, path = "") => `/api/problem-versions/${id}${path}`;
const post = (id: string, act: string, body?: object) =>
  t.ask("POST", of(id, `/${act}`), { as: setterId, ...(body === undefined ? {} : { json: body }) });
const get = (path: string, as = setterId) => t.ask("GET", path, { as });

async function desk(slug: string): Promise<ProblemDesk> {
  return (await get(`/api/problems/${slug}`)).json.data;
}

describe("the report", () => {
  it("has every test of every jury submission, the trials of the data and what bounds the limit", async () => {
    const { problemVersionId } = await verified({ isOk: false });

    const { json } = await get(of(problemVersionId, "/report"));

    expect(json.data.detail).toMatchObject({
      hostName: "host-1",
      testNames: ["sample/1", "secret/1"],
      runs: [{ submission: "submissions/accepted/sum.py", verdicts: ["AC", "WA"], cpuMs: [3, 17.4] }],
      trials: [{ kind: "input-validator", name: "check.py", tried: 2, passed: 2 }],
    });
    expect(json.data.weights).toMatchObject({ unneeded: [0], soleKillers: [{ test: 1 }] });
    expect(json.data.timing.boundedBy).toEqual([
      { submission: "submissions/accepted/sum.py", slowestMs: 17.4 },
      { submission: "submissions/wrong_answer/one.py", slowestMs: null },
    ]);
    expect(json.data.taken).toContainEqual({ key: "license", value: "cc by-sa" });
  });

  it("is for the setter and officials alone", async () => {
    const { problemVersionId, slug } = await verified();
    const rival = (await build.user(t.db, { role: "setter" })).id;
    const paths = ["", "/report", "/files", `/files/${encodeURIComponent("data/secret/1.ans")}`];

    for (const path of [...paths.map((one) => of(problemVersionId, one)), `/api/problems/${slug}`]) {
      expect((await get(path, rival)).json.error?.code, path).toBe("access.refused");
    }
  });
});

describe("the preview", () => {
  it("is the statement in the language asked for, with samples, before any contest has it", async () => {
    const { problemVersionId } = await t.push(setterId);

    const { json } = await get(of(problemVersionId, "/statement?lang=en"));

    expect(json.data).toMatchObject({
      language: "en",
      languages: ["en", "uz", "uz-Cyrl"],
      samples: [{ input: "1 2\n", answer: "3\n" }],
    });
    expect(json.data.statement.html).toContain("Add two numbers");
  });
});

describe("stopping", () => {
  it("ends a verification: the worker is told to stop, and what it still reports is not kept", async () => {
    const { problemVersionId } = await t.push(setterId);
    const progress = { problemVersionId, attempt: 1, done: 0, total: 3 };
    const before = await recordVerificationProgress(t.ctx, progress);

    const stopped = await post(problemVersionId, "stop");

    const after = await recordVerificationProgress(t.ctx, { ...progress, done: 1 });
    await recordVerification(t.ctx, buildTestReport(problemVersionId));
    expect([before, after]).toEqual(["go-on", "stop"]);
    expect(stopped.json.data).toMatchObject({ state: "stopped", startedAt: expect.any(Number) });
    expect((await get(of(problemVersionId))).json.data).toMatchObject({ state: "stopped", lines: [] });
    expect((await post(problemVersionId, "publish", {})).json.error?.code).toBe("package.not_verified");
  });

  it("can be followed by another verification", async () => {
    const { problemVersionId } = await t.push(setterId);
    await post(problemVersionId, "stop");

    await post(problemVersionId, "verify");
    await recordVerification(t.ctx, buildTestReport(problemVersionId, { attempt: 2 }));

    expect((await get(of(problemVersionId))).json.data.state).toBe("verified");
  });
});

describe("publishing", () => {
  const remark = { "statement/figure.png": "no picture" };

  it("waits until every remark was read, and names them", async () => {
    const { problemVersionId } = await verified({}, remark);

    const refused = await post(problemVersionId, "publish", { acknowledgedWarnings: 0 });
    const taken = await post(problemVersionId, "publish", { acknowledgedWarnings: 1 });

    expect([refused.status, refused.json.error?.code]).toEqual([409, "package.warnings_unread"]);
    expect(refused.json.error?.details?.warnings).toEqual([expect.stringContaining("figure.png")]);
    expect(taken.json.data.publishedAt).toEqual(expect.any(Number));
  });

  it("takes the place of the version before; going back needs a reason, and all of it is written down", async () => {
    const first = await verified();
    await post(first.problemVersionId, "publish", {});
    const second = await t.pushAgain(setterId, first.slug, { "data/secret/1.ans": "43\n" });
    await recordVerification(t.ctx, buildTestReport(second.problemVersionId));
    await post(second.problemVersionId, "publish", {});

    const silent = await post(first.problemVersionId, "publish", {});
    await post(first.problemVersionId, "publish", { reason: "test 1 of version 2 is wrong" });

    expect([silent.status, silent.json.error?.code]).toEqual([422, "package.reason_missing"]);
    const { versions, publications } = await desk(first.slug);
    expect(versions.map(({ number, publishedAt }) => [number, publishedAt !== null])).toEqual([
      [2, false],
      [1, true],
    ]);
    expect(publications.map(({ number, act, actor, reason }) => [number, act, actor, reason])).toEqual([
      [1, "published", "Nodira", "test 1 of version 2 is wrong"],
      [2, "published", "Nodira", ""],
      [1, "published", "Nodira", ""],
    ]);
  });

  it("is taken back with a reason; contests that have the version keep it and are named", async () => {
    const { problemId, problemVersionId, slug } = await verified();
    await post(problemVersionId, "publish", {});
    const contest = await build.contest(t.db, { slug: "bahor-kubogi" });
    await build.contestProblem(t.db, { contestId: contest.id, problemId, problemVersionId, label: "A" });

    const silent = await post(problemVersionId, "withdraw", { reason: " " });
    const withdrawn = await post(problemVersionId, "withdraw", { reason: "the statement leaked" });
    const again = await post(problemVersionId, "withdraw", { reason: "the statement leaked" });

    expect(silent.json.error?.code).toBe("package.reason_missing");
    expect(withdrawn.json.data).toMatchObject({ state: "verified", publishedAt: null });
    expect(again.json.error?.code).toBe("package.not_published");
    expect((await desk(slug)).contests).toMatchObject([{ slug: "bahor-kubogi", label: "A", number: 1 }]);
  });

  it("is refused to who does not own the problem, jury included", async () => {
    const { problemVersionId } = await verified();
    const jury = (await build.user(t.db, { role: "jury" })).id;
    const bodies = { publish: {}, withdraw: { reason: "because" }, stop: undefined, verify: undefined };

    for (const [act, body] of Object.entries(bodies)) {
      const asked = { as: jury, ...(body === undefined ? {} : { json: body }) };
      expect((await t.ask("POST", of(problemVersionId, `/${act}`), asked)).json.error?.code, act).toBe(
        "access.refused",
      );
    }
  });

  it("keeps the limit contests judge with when a published version is verified again", async () => {
    const { problemVersionId } = await verified({ derivedMs: 1200 });
    await post(problemVersionId, "publish", {});

    await post(problemVersionId, "verify");
    await recordVerification(t.ctx, buildTestReport(problemVersionId, { attempt: 2, derivedMs: 3000 }));

    expect((await get(of(problemVersionId))).json.data).toMatchObject({
      timeLimitMs: 1200,
      publishedAt: expect.any(Number),
    });
  });
});

describe("files", () => {
  it("are listed with their sizes, and a test's input can be read", async () => {
    const { problemVersionId } = await t.push(setterId);

    const { json } = await get(of(problemVersionId, "/files"));
    const text = await get(of(problemVersionId, `/files/${encodeURIComponent("data/secret/1.in")}`));

    expect(json.data.files).toContainEqual({ path: "data/secret/1.in", bytes: 6 });
    expect(text.json.data).toEqual({ path: "data/secret/1.in", bytes: 6, text: "20 22\n", isCut: false });
  });

  it("show only their beginning where they are long, and say so where they are no text", async () => {
    const long = "ў".repeat(70_000);
    const parts = { "data/secret/2.in": long, "data/secret/2.ans": Uint8Array.from([1, 0, 255]) };
    const { problemVersionId } = await t.push(setterId, parts);
    const read = async (path: string) =>
      (await get(of(problemVersionId, `/files/${encodeURIComponent(path)}`))).json.data;

    expect(await read("data/secret/2.in")).toEqual({
      path: "data/secret/2.in",
      bytes: 140_000,
      text: long.slice(0, 32_768),
      isCut: true,
    });
    expect((await read("data/secret/2.ans")).text).toBeNull();
  });

  it("cannot be asked for outside the package", async () => {
    const { problemVersionId } = await t.push(setterId);

    const { json } = await get(of(problemVersionId, `/files/${encodeURIComponent("../../../etc/passwd")}`));

    expect(json.error?.code).toBe("thing.not_found");
  });
});

describe("two versions", () => {
  it("are compared by files, texts, facts and verdicts", async () => {
    const first = await verified();
    const second = await t.pushAgain(setterId, first.slug, {
      "data/secret/2.in": "1 1\n",
      "data/secret/2.ans": "2\n",
      "attachments/starter.txt": null,
      "submissions/accepted/sum.py": "a, b = map(int, input().split())\nprint(a + b)\n",
    });
    await recordVerification(t.ctx, buildTestReport(second.problemVersionId, { isOk: false }));

    const { json } = await get(of(second.problemVersionId, `/compare/${first.problemVersionId}`));

    const { added, removed, changed, facts, verdicts, texts } = json.data;
    const paths = (files: readonly { path: string }[]) => files.map(({ path }) => path);
    expect(paths(added)).toEqual(["data/secret/2.ans", "data/secret/2.in"]);
    expect(paths(removed)).toEqual(["attachments/starter.txt"]);
    expect(paths(changed)).toEqual(["submissions/accepted/sum.py"]);
    expect(facts).toContainEqual({ key: "data/secret", before: "1", after: "2" });
    expect(verdicts).toEqual([{ submission: "submissions/accepted/sum.py", before: "AC", after: "WA" }]);
    expect(texts[0].lines.map((line: { kind: string }) => line.kind)).toEqual([
      "removed",
      "added",
      "added",
      "same",
    ]);
  });

  it("of different problems are not compared", async () => {
    const [first, second] = [await t.push(setterId), await t.push(setterId)];

    const { json } = await get(of(first.problemVersionId, `/compare/${second.problemVersionId}`));

    expect(json.error?.code).toBe("thing.not_found");
  });
});

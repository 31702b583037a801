import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { build } from "../../../test/kit/build.ts";
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

function publish(problemVersionId: string, body: object = {}) {
  return t.ask("POST", `/api/problem-versions/${problemVersionId}/publish`, { as: setterId, json: body });
}

describe("pushing", () => {
  it("takes a setter's archive and shows the version being verified", async () => {
    const pushed = await t.push(setterId);

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
    const bytes = await t.pack();

    const answers = [
      await t.ask("POST", "/api/problems/push", { as: student.id, body: bytes }),
      await t.ask("POST", "/api/problems/push", { body: bytes }),
    ];

    expect(answers.map(({ json }) => json.error?.code)).toEqual(["access.refused", "session.required"]);
  });

  it("tells every fault of a refused package by file, key and message", async () => {
    const bytes = await t.pack({ "data/secret/1.ans": null, "submissions/accepted/sum.py": null });

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
    const pushed = await t.push(setterId);
    const rival = await build.user(t.db, { role: "setter" });

    const { json } = await t.ask("GET", `/api/problem-versions/${pushed.problemVersionId}`, { as: rival.id });

    expect(json.error?.code).toBe("access.refused");
  });
});

describe("verification", () => {
  it("makes a version ready to publish, with the derived limit", async () => {
    const { problemVersionId } = await t.push(setterId);

    expect(await recordVerification(t.ctx, buildTestReport(problemVersionId, { derivedMs: 1200 }))).toBe(
      "kept",
    );

    const published = await publish(problemVersionId);
    expect(published.json.data).toMatchObject({ state: "verified", timeLimitMs: 1200, done: 1, total: 1 });
    expect(published.json.data.publishedAt).toEqual(expect.any(Number));
  });

  it("refuses to publish what is being verified, and what disagrees, naming it", async () => {
    const { problemVersionId } = await t.push(setterId);
    const early = await publish(problemVersionId);
    await recordVerification(t.ctx, buildTestReport(problemVersionId, { isOk: false }));

    const { status, json } = await publish(problemVersionId);

    expect(early.json.error?.code).toBe("package.not_verified");
    expect([status, json.error?.code]).toEqual([409, "package.not_verified"]);
    expect(json.error?.details?.disagreeing).toMatchObject([
      { submission: "submissions/accepted/sum.py", verdict: "WA" },
    ]);
  });

  it("disagrees when no time limit is stated or derived", async () => {
    const { problemVersionId } = await t.push(setterId);

    await recordVerification(t.ctx, buildTestReport(problemVersionId, { derivedMs: null }));

    const { json } = await t.ask("GET", `/api/problem-versions/${problemVersionId}`, { as: setterId });
    expect(json.data.state).toBe("disagrees");
    expect(json.data.summary.faults).toEqual(["no time limit is stated and none could be derived"]);
  });

  it("runs again when asked, and the old attempt's report is stale", async () => {
    const { problemVersionId } = await t.push(setterId);
    await recordVerification(t.ctx, buildTestReport(problemVersionId, { isOk: false }));

    const again = await t.ask("POST", `/api/problem-versions/${problemVersionId}/verify`, { as: setterId });

    expect(again.json.data).toMatchObject({ state: "verifying", lines: [], summary: null });
    expect(t.ctx.judgeQueue.jobs.has(`${problemVersionId}.2`)).toBe(true);
    expect(await recordVerification(t.ctx, buildTestReport(problemVersionId))).toBe("stale");
    expect(await recordVerification(t.ctx, buildTestReport(problemVersionId, { attempt: 2 }))).toBe("kept");
  });
});

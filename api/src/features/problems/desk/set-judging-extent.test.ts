import type { ProblemDesk } from "@bilimdon/contracts/http/problems";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { build } from "../../../../test/kit/build.ts";
import { auditLog } from "../../../db/schema/audit.ts";
import { openRouteTest, type RouteTest } from "../open-route-test.ts";

let t: RouteTest;
let setterId = "";
beforeAll(async () => {
  t = await openRouteTest();
  setterId = (await build.user(t.db, { role: "setter" })).id;
});
afterAll(() => t.close());

async function desk(slug: string): Promise<ProblemDesk> {
  return (await t.ask("GET", `/api/problems/${slug}`, { as: setterId })).json.data;
}

describe("how far submissions are judged", () => {
  const set = (slug: string, judgesEveryTest: boolean, as = setterId) =>
    t.ask("PUT", `/api/problems/${slug}/judging`, { as, json: { judgesEveryTest } });

  it("is to the first rejected test until the setter wants every test, and each change is written down", async () => {
    const { slug, problemId } = await t.push(setterId);
    expect(await desk(slug)).toMatchObject({ judgesEveryTest: false, versions: [{ everyTest: null }] });

    const { json } = await set(slug, true);
    await set(slug, true);

    expect(json.data).toMatchObject({ judgesEveryTest: true, versions: [{ everyTest: "setter" }] });
    const lines = await t.db.select().from(auditLog).where(eq(auditLog.thingId, problemId));
    expect(lines.filter(({ act }) => act === "problem.set-judging")).toMatchObject([
      { before: { judgesEveryTest: false }, after: { judgesEveryTest: true } },
    ]);
  });

  it("is to the last where the package makes points of its tests, whatever the setter wants", async () => {
    const { slug } = await t.push(setterId, {
      "data/secret/test_group.yaml": "max_score: 100\nscore_aggregation: sum\n",
      "problem.yaml":
        "problem_format_version: 2025-09\ntype: scoring\nname:\n  uz: Yigʻindi\n  en: Sum\nuuid: 5d3d3d10-6a6e-4d0c-8c62-5b7a1a4c1d77\n",
    });

    expect(await desk(slug)).toMatchObject({ judgesEveryTest: false, versions: [{ everyTest: "scoring" }] });
  });

  it("is set by its setter, not by whoever reads it", async () => {
    const { slug } = await t.push(setterId);
    const jury = (await build.user(t.db, { role: "jury" })).id;

    expect((await set(slug, true, jury)).json.error?.code).toBe("access.refused");
    expect((await desk(slug)).judgesEveryTest).toBe(false);
  });
});

import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { build } from "../../../../test/kit/build.ts";
import { openTestDatabase, type TestDatabase } from "../../../../test/kit/open-test-database.ts";
import { makeTestCtx, type TestCtx } from "../../../../test/kit/test-ctx.ts";
import { problemVersions } from "../../../db/schema/problems.ts";
import { buildTestReport } from "./build-test-report.ts";
import { recordVerification, recordVerificationProgress } from "./record-verification.ts";
import { requeueVerification } from "./requeue-verification.ts";

let database: TestDatabase;
let ctx: TestCtx;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  ctx = makeTestCtx(database.db);
  await database.db.update(problemVersions).set({ state: "unverified" });
});

/** A package that states no limit, under verification since an hour. */
async function verifying(given: { attempt?: number; statedMs?: number | null } = {}): Promise<string> {
  const { statedMs = null, attempt = 1 } = given;
  const plain = build.manifest();
  const version = await build.problemVersion(database.db, {
    state: "verifying",
    timeLimitMs: statedMs,
    verificationAttempt: attempt,
    createdAt: new Date(Date.now() - 3_600_000),
    manifest: build.manifest({ limits: { ...plain.limits, timeLimitMs: statedMs } }),
  });
  return version.id;
}

const row = async (id: string) => {
  const [found] = await database.db.select().from(problemVersions).where(eq(problemVersions.id, id));
  return found;
};

describe("a report", () => {
  it("gives the derived limit where the package states none, in whole milliseconds", async () => {
    const id = await verifying();

    expect(await recordVerification(ctx, buildTestReport(id, { derivedMs: 1500.5 }))).toBe("kept");

    expect(await row(id)).toMatchObject({ state: "verified", timeLimitMs: 1501 });
  });

  it("leaves a stated limit as it is", async () => {
    const id = await verifying({ statedMs: 2000 });

    await recordVerification(ctx, buildTestReport(id));

    expect((await row(id))?.timeLimitMs).toBe(2000);
  });

  it("is kept once: a repeat is acknowledged and changes nothing", async () => {
    const id = await verifying();
    await recordVerification(ctx, buildTestReport(id));

    expect(await recordVerification(ctx, buildTestReport(id, { isOk: false }))).toBe("kept");

    expect((await row(id))?.state).toBe("verified");
  });

  it("of an older attempt is stale, of none that was handed out unknown", async () => {
    const id = await verifying({ attempt: 2 });

    const answers = [
      await recordVerification(ctx, buildTestReport(id, { attempt: 1 })),
      await recordVerification(ctx, buildTestReport(id, { attempt: 3 })),
      await recordVerification(ctx, buildTestReport("pkv_00000000000000000000")),
    ];

    expect(answers).toEqual(["stale", "unknown", "unknown"]);
    expect((await row(id))?.state).toBe("verifying");
  });

  it("that disagrees is kept as that and told to the version's room", async () => {
    const id = await verifying();

    await recordVerification(ctx, buildTestReport(id, { isOk: false }));

    expect((await row(id))?.state).toBe("disagrees");
    expect(ctx.live.sent).toMatchObject([
      {
        room: `package:${id}`,
        event: "problem-version",
        payload: { problemVersionId: id, state: "disagrees" },
      },
    ]);
  });
});

describe("progress", () => {
  it("is shown live and never goes back", async () => {
    const id = await verifying();

    for (const done of [1, 3, 2])
      await recordVerificationProgress(ctx, { problemVersionId: id, attempt: 1, done, total: 9 });

    expect(await row(id)).toMatchObject({ verificationDone: 3, verificationTotal: 9 });
    expect(ctx.live.sent.map(({ payload }) => payload)).toMatchObject([{ done: 1 }, { done: 3 }]);
  });

  it("of an older attempt is not shown", async () => {
    const id = await verifying({ attempt: 2 });

    await recordVerificationProgress(ctx, { problemVersionId: id, attempt: 1, done: 5, total: 9 });

    expect((await row(id))?.verificationDone).toBe(0);
    expect(ctx.live.sent).toEqual([]);
  });
});

describe("the sweep", () => {
  it("hands a verification the queue forgot out under the next attempt", async () => {
    const id = await verifying();

    expect(await requeueVerification(ctx)).toBe(1);

    expect([...ctx.judgeQueue.jobs.keys()]).toEqual([`${id}.2`]);
    expect(await recordVerification(ctx, buildTestReport(id, { attempt: 1 }))).toBe("stale");
  });

  it("leaves alone what the queue knows, and what has just come", async () => {
    const id = await verifying();
    await requeueVerification(ctx);
    await database.db
      .update(problemVersions)
      .set({ createdAt: new Date(ctx.clock.now()) })
      .where(eq(problemVersions.id, await verifying()));

    expect(await requeueVerification(ctx)).toBe(0);

    expect([...ctx.judgeQueue.jobs.keys()]).toEqual([`${id}.2`]);
  });

  it("gives up a verification that was lost ten times and says why", async () => {
    const id = await verifying({ attempt: 10 });

    expect(await requeueVerification(ctx)).toBe(0);

    const version = await row(id);
    expect(version?.state).toBe("disagrees");
    expect(version?.reportSummary?.faults).toEqual([expect.stringContaining("lost 10 times")]);
  });

  it("touches nothing while the queue cannot be asked", async () => {
    const id = await verifying();
    ctx.judgeQueue.isDown = true;

    await expect(requeueVerification(ctx)).rejects.toThrow("away");

    expect((await row(id))?.verificationAttempt).toBe(1);
  });
});

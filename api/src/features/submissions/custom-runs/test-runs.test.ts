import type { CustomRunOutcome } from "@bilimdon/contracts/custom-run-words";
import { jobPriorities } from "@bilimdon/contracts/queue/judge-jobs";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { build } from "../../../../test/kit/build.ts";
import { type BuiltContest, buildContest, buildVerdict } from "../../../../test/kit/build-contest.ts";
import { openTestApp, type TestApp } from "../../../../test/kit/open-test-app.ts";
import { wireEvents } from "../../../../test/kit/wire-events.ts";
import { auditLog } from "../../../db/schema/audit.ts";
import { customRuns } from "../../../db/schema/custom-runs.ts";
import { grants } from "../../../db/schema/grants.ts";
import { judgements, judgingPauses, submissions } from "../../../db/schema/submissions.ts";
import { recordVerdict } from "../../judgements/record-verdict.ts";
import { enqueueCustomRun } from "./enqueue-custom-run.ts";
import { recordCustomRun } from "./record-custom-run.ts";
import { sweepCustomRuns } from "./sweep-custom-runs.ts";

let t: TestApp;
let contest: BuiltContest;
let aziz: { readonly id: string };
let submissionId: string;
beforeAll(async () => {
  t = await openTestApp();
});
afterAll(() => t.close());
beforeEach(async () => {
  await t.db.delete(customRuns);
  t.ctx.clock.set(Date.now());
  t.ctx.judgeQueue.jobs.clear();
  contest = await buildContest(t.db, { labels: ["A"], names: ["Lola"] });
  aziz = await build.user(t.db);
  await build.grant(t.db, { userId: aziz.id, thingId: contest.contestId });
  const sent = await contest.send("Lola", "A", 10);
  submissionId = sent.submissionId;
  await recordVerdict(wireEvents(t.ctx), {
    verdict: buildVerdict(sent.judgementId, "WA"),
    judgeHostId: null,
  });
});

const look = (number: number, as = aziz.id, of = submissionId) =>
  t.ask("POST", `/api/submissions/${of}/tests/${number}/runs`, { as, json: {} });
const read = (customRunId: string, as = aziz.id) => t.ask("GET", `/api/custom-runs/${customRunId}`, { as });

async function looked(): Promise<string> {
  const { json } = await look(2);
  await enqueueCustomRun(t.ctx, json.data.customRunId);
  return json.data.customRunId;
}

const part = (text: string, markAt: number | null) => ({
  text,
  fromLine: 1,
  isCutBefore: false,
  isCutAfter: false,
  markAt,
  bytes: text.length,
});
const seen: CustomRunOutcome = {
  kind: "test",
  verdict: "WA",
  exitCode: 0,
  signal: null,
  cpuMs: 3,
  memoryBytes: 1_048_576,
  input: part("a hidden input\n", null),
  expected: part("5\n", 0),
  got: part("6\n", 0),
  errors: { text: "", bytes: 0 },
  judgeMessage: null,
};

describe("the jury's look into a test", () => {
  it("runs the submission on that test as it was judged, behind everything that counts", async () => {
    const { status, json } = await look(2);
    await enqueueCustomRun(t.ctx, json.data.customRunId);

    const { outcome } =
      (await t.db.select().from(judgements).where(eq(judgements.submissionId, submissionId)))[0] ?? {};
    const [sent] = await t.db.select().from(submissions).where(eq(submissions.id, submissionId));
    expect([status, json.data.inputKind, json.data.outcome]).toEqual([201, "test", null]);
    expect(t.ctx.judgeQueue.jobs.get(`${json.data.customRunId}.1`)).toMatchObject({
      priority: jobPriorities.custom,
      job: {
        kind: "custom-run",
        languageId: sent?.languageId,
        files: [{ name: sent?.fileName, text: sent?.source }],
        input: { kind: "test", name: outcome?.kind === "judged" ? outcome.tests[1]?.name : "" },
      },
    });
  });

  it("shows whoever looked what was found, and nobody else, not even the sender", async () => {
    const customRunId = await looked();
    await recordCustomRun(t.ctx, { customRunId, attempt: 1, outcome: seen });

    expect((await read(customRunId)).json.data.outcome).toEqual(seen);
    const official = await build.user(t.db, { role: "admin" });
    const lola = contest.participants.Lola?.userId ?? "";
    for (const other of [official.id, lola]) expect((await read(customRunId, other)).status).toBe(404);
  });

  it("ends for whoever is not of the jury any more", async () => {
    const customRunId = await looked();
    await recordCustomRun(t.ctx, { customRunId, attempt: 1, outcome: seen });
    await t.db.update(grants).set({ deletedAt: new Date() }).where(eq(grants.userId, aziz.id));

    expect((await read(customRunId)).status).toBe(404);
  });

  it("is nothing for contestants, on their own submission neither", async () => {
    const lola = contest.participants.Lola?.userId ?? "";

    expect((await look(1, lola)).json.error?.code).toBe("access.refused");
  });

  it("is written into the audit log: who looked into which test of whose submission", async () => {
    await look(2);

    const lines = await t.db.select().from(auditLog).where(eq(auditLog.thingId, submissionId));
    expect(lines).toMatchObject([
      { act: "submission.look-into-test", actorId: aziz.id, after: { testName: "secret/1" } },
    ]);
  });

  it("is left after an hour by no run at all", async () => {
    const customRunId = await looked();
    await recordCustomRun(t.ctx, { customRunId, attempt: 1, outcome: seen });
    t.ctx.clock.advance(3_600_001);

    await sweepCustomRuns(t.ctx);

    expect(await t.db.select().from(customRuns)).toEqual([]);
  });

  it("waits for the look before it, needs a test that was run, and stops with a pause", async () => {
    const waiting = await contest.send("Lola", "A", 20);
    const codeOf = async (number: number, of = submissionId) =>
      (await look(number, aziz.id, of)).json.error?.code;

    expect(await codeOf(4)).toBe("custom_run.no_test");
    expect(await codeOf(1, waiting.submissionId)).toBe("custom_run.no_test");
    await looked();
    expect(await codeOf(1)).toBe("custom_run.in_flight");
    await t.db.delete(customRuns);
    const pause = { id: t.ctx.ids.make("judgingPause"), contestId: contest.contestId, reason: "x" };
    await t.db.insert(judgingPauses).values({ ...pause, pausedAt: new Date(), pausedBy: aziz.id });
    expect(await codeOf(1)).toBe("custom_run.paused");
  });
});

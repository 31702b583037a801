import type { CustomRunOutcome } from "@bilimdon/contracts/custom-run-words";
import { rooms } from "@bilimdon/contracts/live/rooms";
import { jobPriorities } from "@bilimdon/contracts/queue/judge-jobs";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { build } from "../../../../test/kit/build.ts";
import { openTestApp, type TestApp } from "../../../../test/kit/open-test-app.ts";
import { contests } from "../../../db/schema/contests.ts";
import { customRuns } from "../../../db/schema/custom-runs.ts";
import { outbox } from "../../../db/schema/outbox.ts";
import { problemVersions } from "../../../db/schema/problems.ts";
import { boardCells } from "../../../db/schema/scoreboard.ts";
import { submissions } from "../../../db/schema/submissions.ts";
import { randomIds } from "../../../make-ids.ts";
import { enqueueCustomRun } from "./enqueue-custom-run.ts";
import { recordCustomRun } from "./record-custom-run.ts";
import { sweepCustomRuns } from "./sweep-custom-runs.ts";

let t: TestApp;
const hourMs = 3_600_000;
const startsAt = Date.now() - hourMs;
const endsAt = startsAt + 2 * hourMs;

async function openContest() {
  const contest = await build.contest(t.db, { startsAt: new Date(startsAt), endsAt: new Date(endsAt) });
  const lola = await build.user(t.db);
  const participant = await build.participant(t.db, { contestId: contest.id, userId: lola.id, name: "Lola" });
  const owner = await build.user(t.db, { role: "setter" });
  const { id: problemId } = await build.problem(t.db, { ownerId: owner.id });
  const version = await build.problemVersion(t.db, { problemId });
  const at = { contestId: contest.id, label: "A", problemId, problemVersionId: version.id };
  await build.contestProblem(t.db, at);
  return { contest, lola, participant, owner, problemId, version };
}
let c: Awaited<ReturnType<typeof openContest>>;

beforeAll(async () => {
  t = await openTestApp();
  await build.judgeHost(t.db);
});
afterAll(() => t.close());
beforeEach(async () => {
  t.ctx.clock.set(startsAt + 60_000);
  await t.db.delete(customRuns);
  t.ctx.judgeQueue.jobs.clear();
  c = await openContest();
});

const code = { problemLabel: "A", languageId: "cpp20", source: "int main() {}\n" };
const onOwn = { ...code, input: { kind: "own", text: "1 2\n" } };
const start = (json: object = onOwn, as = c.lola.id) =>
  t.ask("POST", `/api/contests/${c.contest.slug}/custom-runs`, { as, json });
const read = (customRunId: string, as = c.lola.id) => t.ask("GET", `/api/custom-runs/${customRunId}`, { as });
const codeOf = async (asked: ReturnType<typeof start>) => (await asked).json.error?.code;

async function started(json: object = onOwn): Promise<string> {
  const { json: reply } = await start(json);
  await enqueueCustomRun(t.ctx, reply.data.customRunId);
  return reply.data.customRunId;
}

const ran: CustomRunOutcome = {
  kind: "ran",
  samplesTotal: 0,
  results: [
    {
      sample: null,
      verdict: null,
      exitCode: 0,
      signal: null,
      cpuMs: 3,
      wallMs: 4,
      memoryBytes: 1_048_576,
      output: { text: "3\n", bytes: 2 },
      errors: { text: "", bytes: 0 },
      teamMessage: null,
    },
  ],
};

async function givePackage(manifest: Parameters<typeof build.manifest>[0]) {
  await t.db
    .update(problemVersions)
    .set({ manifest: build.manifest(manifest) })
    .where(eq(problemVersions.id, c.version.id));
}
const interactive = { isScoring: false, isInteractive: true, isMultiPass: false, isSubmitAnswer: false };

describe("starting a custom run", () => {
  it("puts it behind what counts, with the problem's real limit and the very input", async () => {
    const { status, json } = await start();
    await enqueueCustomRun(t.ctx, json.data.customRunId);

    expect(status).toBe(201);
    expect(json.data).toMatchObject({ problemLabel: "A", inputKind: "own", outcome: null });
    expect(t.ctx.events.told.at(-1)).toEqual({
      kind: "custom-run-started",
      customRunId: json.data.customRunId,
    });
    const [added] = t.ctx.judgeQueue.jobs.values();
    expect(added?.priority).toBe(jobPriorities.custom);
    expect(jobPriorities.custom).toBeGreaterThan(jobPriorities.contest);
    expect(jobPriorities.custom).toBeLessThan(jobPriorities.recorded);
    expect(added?.job).toMatchObject({
      kind: "custom-run",
      customRunId: json.data.customRunId,
      attempt: 1,
      timeLimitMs: 1_000,
      packageHash: c.version.packageHash,
      files: [{ name: "main.cc", text: code.source }],
      input: { kind: "own", text: "1 2\n" },
    });
  });

  it("leaves no submission and no cell of the board", async () => {
    const customRunId = await started();
    await recordCustomRun(t.ctx, { customRunId, attempt: 1, outcome: ran });

    expect(await t.db.$count(submissions, eq(submissions.contestId, c.contest.id))).toBe(0);
    expect(await t.db.$count(boardCells, eq(boardCells.contestId, c.contest.id))).toBe(0);
    expect(t.ctx.events.toldWithin).toEqual([]);
  });

  it("is refused while another of the same person is under way, also when both come at once", async () => {
    const answers = await Promise.all([start(), start(), start()]);

    const kept = answers.filter(({ status }) => status === 201);
    expect(kept).toHaveLength(1);
    const refused = answers.find(({ status }) => status === 409);
    expect(refused?.json.error).toMatchObject({
      code: "custom_run.in_flight",
      details: { customRunId: kept[0]?.json.data.customRunId },
    });
  });

  it("is open again once the one before has ended", async () => {
    const customRunId = await started();
    await recordCustomRun(t.ctx, { customRunId, attempt: 1, outcome: ran });

    expect((await start()).status).toBe(201);
  });

  it("is refused to who does not take part, and after the end", async () => {
    const omar = await build.user(t.db);
    expect(await codeOf(start(onOwn, omar.id))).toBe("contest.not_participating");

    t.ctx.clock.set(startsAt - 1);
    expect(await codeOf(start())).toBe("contest.not_started");
    await t.db.update(contests).set({ isUpsolvable: 0 }).where(eq(contests.id, c.contest.id));
    t.ctx.clock.set(endsAt);
    expect(await codeOf(start())).toBe("contest.ended");
  });

  it("is open to the jury and the problem's own setter at any time, and to no other setter", async () => {
    const jury = await build.user(t.db, { role: "jury" });
    const stranger = await build.user(t.db, { role: "setter" });
    t.ctx.clock.set(startsAt - 1);

    expect((await start(onOwn, jury.id)).status).toBe(201);
    expect((await start(onOwn, c.owner.id)).status).toBe(201);
    expect(await codeOf(start(onOwn, stranger.id))).toBe("contest.not_participating");
  });

  it("on an own input is refused in an interactive problem, with the reason", async () => {
    await givePackage({ kind: interactive });

    const { status, json } = await start();

    expect([status, json.error?.code]).toEqual([422, "custom_run.interactive"]);
    expect(json.error?.message).toContain("Run the samples");
  });

  it("on the samples is refused where there are none", async () => {
    expect(await codeOf(start({ ...code, input: { kind: "samples" } }))).toBe("custom_run.no_samples");
  });

  it("takes an input of 64 KiB and no more, counted in bytes", async () => {
    const of = (text: string) => start({ ...code, input: { kind: "own", text } });

    expect(await codeOf(of("ё".repeat(32_769)))).toBe("custom_run.input_too_large");
    expect((await of("ё".repeat(32_768))).status).toBe(201);
  });

  it("checks language and source as a submission does", async () => {
    expect(await codeOf(start({ ...onOwn, languageId: "cobol" }))).toBe("submission.language_unknown");
    expect(await codeOf(start({ ...onOwn, source: " \n" }))).toBe("submission.source_empty");
    expect(await codeOf(start({ ...onOwn, problemLabel: "Z" }))).toBe("thing.not_found");
  });

  it("is refused from the twenty-first in a minute on", async () => {
    const aziz = await build.user(t.db);
    await build.participant(t.db, { contestId: c.contest.id, userId: aziz.id, name: "Aziz" });
    const codes = [];
    for (let n = 0; n < 21; n += 1) codes.push(await codeOf(start(onOwn, aziz.id)));

    expect(codes.slice(1, 20)).toEqual(Array(19).fill("custom_run.in_flight"));
    expect(codes[20]).toBe("request.rate_limited");
  });
});

describe("the end of a custom run", () => {
  it("is kept once, told to its owner alone, and shown to them", async () => {
    const customRunId = await started();
    await t.db.delete(outbox);

    expect(await recordCustomRun(t.ctx, { customRunId, attempt: 1, outcome: ran })).toBe("kept");
    expect(
      await recordCustomRun(t.ctx, {
        customRunId,
        attempt: 1,
        outcome: { kind: "compile-error", message: "late" },
      }),
    ).toBe("kept");

    const told = await t.db.select().from(outbox);
    expect(told).toMatchObject([
      { room: rooms.user(c.lola.id), event: "custom-run", payload: { customRunId } },
    ]);
    expect((await read(customRunId)).json.data.outcome).toEqual(ran);
  });

  it("is shown to nobody else, not even the jury", async () => {
    const customRunId = await started();
    const jury = await build.user(t.db, { role: "jury" });

    expect((await read(customRunId, jury.id)).status).toBe(404);
    expect((await read(randomIds.make("customRun"))).status).toBe(404);
  });

  it("by a fault says whose it was and keeps the words for the log", async () => {
    const customRunId = await started();
    const detail = "check.py in secret/07 left with 7";
    const outcome = { kind: "failed", fault: "setter", step: "check-output", detail } as const;
    await recordCustomRun(t.ctx, { customRunId, attempt: 1, outcome });

    const { json } = await read(customRunId);

    expect(json.data.outcome).toEqual({ kind: "failed", fault: "setter" });
  });

  it("of an unknown run is answered so", async () => {
    const customRunId = randomIds.make("customRun");
    expect(await recordCustomRun(t.ctx, { customRunId, attempt: 1, outcome: ran })).toBe("unknown");
  });
});

describe("the sweep of custom runs", () => {
  it("hands out anew what the queue has lost, and refuses the lost attempt's late result", async () => {
    const customRunId = await started();
    t.ctx.judgeQueue.jobs.clear();
    t.ctx.clock.advance(5_000);

    await sweepCustomRuns(t.ctx);

    expect([...t.ctx.judgeQueue.jobs.keys()]).toEqual([`${customRunId}.2`]);
    expect(await recordCustomRun(t.ctx, { customRunId, attempt: 1, outcome: ran })).toBe("stale");
  });

  it("leaves alone what the queue still knows, and what has just been started", async () => {
    const customRunId = await started();
    t.ctx.clock.advance(5_000);
    await sweepCustomRuns(t.ctx);
    expect([...t.ctx.judgeQueue.jobs.keys()]).toEqual([`${customRunId}.1`]);
  });

  it("ends a run lost three times with the platform's fault, so that its owner may try again", async () => {
    const customRunId = await started();
    for (let n = 0; n < 3; n += 1) {
      t.ctx.judgeQueue.jobs.clear();
      t.ctx.clock.advance(5_000);
      await sweepCustomRuns(t.ctx);
    }

    expect((await read(customRunId)).json.data.outcome).toEqual({ kind: "failed", fault: "platform" });
    expect((await start()).status).toBe(201);
  });

  it("ends a run that waited ten minutes, and takes its job out of the queue", async () => {
    const customRunId = await started();
    t.ctx.clock.advance(10 * 60_000 + 1);

    await sweepCustomRuns(t.ctx);

    expect((await read(customRunId)).json.data.outcome).toEqual({ kind: "failed", fault: "platform" });
    expect(t.ctx.judgeQueue.jobs.size).toBe(0);
  });

  it("deletes a run with its source and output an hour after its start", async () => {
    const customRunId = await started();
    await recordCustomRun(t.ctx, { customRunId, attempt: 1, outcome: ran });
    t.ctx.clock.advance(hourMs);
    await sweepCustomRuns(t.ctx);
    expect(await t.db.$count(customRuns)).toBe(1);

    t.ctx.clock.advance(1);
    await sweepCustomRuns(t.ctx);

    expect(await t.db.$count(customRuns)).toBe(0);
  });
});

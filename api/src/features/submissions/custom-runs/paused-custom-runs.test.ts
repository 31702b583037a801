import { rooms } from "@bilimdon/contracts/live/rooms";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { build } from "../../../../test/kit/build.ts";
import { openTestApp, type TestApp } from "../../../../test/kit/open-test-app.ts";
import { wireEvents } from "../../../../test/kit/wire-events.ts";
import { customRuns } from "../../../db/schema/custom-runs.ts";
import { outbox } from "../../../db/schema/outbox.ts";
import { judgingPauses } from "../../../db/schema/submissions.ts";
import { enqueueCustomRun } from "./enqueue-custom-run.ts";
import { sweepCustomRuns } from "./sweep-custom-runs.ts";

let t: TestApp;
async function openContest() {
  const contest = await build.contest(t.db);
  const lola = await build.user(t.db);
  await build.participant(t.db, { contestId: contest.id, userId: lola.id, name: "Lola" });
  const { id: problemId } = await build.problem(t.db);
  const version = await build.problemVersion(t.db, { problemId });
  const at = { contestId: contest.id, label: "A", problemId, problemVersionId: version.id };
  await build.contestProblem(t.db, at);
  return { contest, lola, problemId };
}
let c: Awaited<ReturnType<typeof openContest>>;

beforeAll(async () => {
  t = await openTestApp();
  await build.judgeHost(t.db);
});
afterAll(() => t.close());
beforeEach(async () => {
  await t.db.delete(customRuns);
  t.ctx.judgeQueue.jobs.clear();
  c = await openContest();
});

const json = {
  ...{ problemLabel: "A", languageId: "cpp20", source: "int main() {}\n" },
  input: { kind: "own", text: "1 2\n" },
};
const start = () => t.ask("POST", `/api/contests/${c.contest.slug}/custom-runs`, { as: c.lola.id, json });
const outcomeOf = async (customRunId: string) =>
  (await t.ask("GET", `/api/custom-runs/${customRunId}`, { as: c.lola.id })).json.data.outcome;
async function started(): Promise<string> {
  const { json: reply } = await start();
  await enqueueCustomRun(t.ctx, reply.data.customRunId);
  return reply.data.customRunId;
}

describe("while judging is paused", () => {
  const scopes = {
    problem: () => ({ kind: "problem", problemId: c.problemId }),
    contest: () => ({ kind: "contest", contestId: c.contest.id }),
  };
  const pause = async (scope: keyof typeof scopes) => {
    const jury = await build.user(t.db, { role: "jury" });
    const words = { scope: scopes[scope](), reason: "the checker is looked at" };
    const { status } = await t.ask("POST", "/api/judging/pauses", { as: jury.id, json: words });
    expect(status).toBe(201);
  };
  beforeEach(() => t.db.delete(judgingPauses));

  it.each(["problem", "contest"] as const)(
    "of the %s, no run is taken, and the refusal says why",
    async (of) => {
      await pause(of);
      expect((await start()).json.error?.code).toBe("custom_run.paused");
      expect(t.ctx.judgeQueue.jobs.size).toBe(0);

      await t.db.delete(judgingPauses);
      expect((await start()).status).toBe(201);
    },
  );

  it("a run that waits leaves the queue, ends as paused, and its author is told at once", async () => {
    const customRunId = await started();
    await t.db.delete(outbox);
    await pause("problem");
    await wireEvents(t.ctx).events.tell({ kind: "judging-paused-or-resumed", contestId: c.contest.id });

    expect(t.ctx.judgeQueue.jobs.size).toBe(0);
    expect(await outcomeOf(customRunId)).toEqual({ kind: "paused" });
    expect(await t.db.select().from(outbox)).toMatchObject([
      { room: rooms.user(c.lola.id), event: "custom-run", payload: { customRunId } },
    ]);
  });

  it("a run that the pause overtook on its way to the queue is not handed out, and the sweep ends it", async () => {
    const { json: reply } = await start();
    await pause("contest");
    await enqueueCustomRun(t.ctx, reply.data.customRunId);
    expect(t.ctx.judgeQueue.jobs.size).toBe(0);

    await sweepCustomRuns(t.ctx);
    expect(await outcomeOf(reply.data.customRunId)).toEqual({ kind: "paused" });
  });
});

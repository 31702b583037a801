import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { build } from "../../../test/kit/build.ts";
import {
  type BuiltContest,
  buildContest,
  buildFault,
  buildVerdict,
} from "../../../test/kit/build-contest.ts";
import { openTestApp, type TestApp } from "../../../test/kit/open-test-app.ts";
import { wireEvents } from "../../../test/kit/wire-events.ts";
import type { Ctx } from "../../ctx.ts";
import { judgeHosts } from "../../db/schema/judge-hosts.ts";
import { judgements } from "../../db/schema/submissions.ts";
import { markShown } from "./mark-shown.ts";
import { recordVerdict } from "./record-verdict.ts";

let t: TestApp;
let ctx: Ctx;
let contest: BuiltContest;
let jury: string;
beforeAll(async () => {
  t = await openTestApp();
  ctx = wireEvents(t.ctx);
  jury = (await build.user(t.db, { role: "jury" })).id;
});
beforeEach(async () => {
  await t.db.update(judgements).set({ state: "judged", finishedAt: new Date(0) });
  await t.db.update(judgeHosts).set({ isConnected: 0 });
  contest = await buildContest(t.db, { labels: ["A"], names: ["lola"] });
});
afterAll(() => t.close());

const attention = async () => (await t.ask("GET", "/api/judging/attention", { as: jury })).json.data;

describe("what needs attention", () => {
  it("names a judgement given up, with the host and the cause of every try, until it is judged again", async () => {
    const host = await build.judgeHost(t.db, { state: "drained" });
    const { judgementId, submissionId } = await contest.send("lola", "A", 1);
    for (const attempt of [1, 2, 3, 4]) {
      const verdict = buildFault(judgementId, "platform", attempt);
      expect((await attention()).givenUp).toEqual([]);
      await recordVerdict(ctx, { verdict, judgeHostId: host.id });
    }

    const [given] = (await attention()).givenUp;
    expect(given).toMatchObject({ judgementId, problemLabel: "A", fault: "platform" });
    expect(given.tries).toHaveLength(4);
    expect(given.tries[0]).toMatchObject({ hostName: host.name, detail: "the box would not start" });
    const own = await t.ask("GET", `/api/submissions/${submissionId}`, {
      as: contest.participants.lola?.userId ?? "",
    });
    expect(own.json.data).toMatchObject({ state: "queued", verdict: null });
    expect(own.json.data).not.toHaveProperty("flight");

    const again = `/api/judgements/${judgementId}/judge-again`;
    expect((await t.ask("POST", again, { as: jury })).status).toBe(200);
    expect((await attention()).givenUp).toEqual([]);
    expect((await t.ask("POST", again, { as: jury })).status).toBe(404);
    expect(await recordVerdict(ctx, { verdict: buildVerdict(judgementId, "AC", 5), judgeHostId: null })).toBe(
      "kept",
    );
  });

  it("names what waits and no host may judge, and not what one may", async () => {
    await contest.send("lola", "A", 1);
    expect((await attention()).unjudgeable).toMatchObject([{ problemLabel: "A", waiting: 1 }]);

    await build.judgeHost(t.db, { lastSeenAt: new Date(t.ctx.clock.now()) });
    expect((await attention()).unjudgeable).toEqual([]);
  });

  it("is shown to officials alone", async () => {
    const as = (await build.user(t.db)).id;
    for (const path of ["attention", "flow"])
      expect((await t.ask("GET", `/api/judging/${path}`, { as })).status).toBe(403);
  });
});

it("tells what waits, how long, and how much was judged in 1, 5 and 15 minutes, by language", async () => {
  const { judgementId } = await contest.send("lola", "A", 1);
  await recordVerdict(ctx, { verdict: buildVerdict(judgementId, "AC"), judgeHostId: null });
  t.ctx.clock.advance(2 * 60_000);
  await contest.send("lola", "A", 2);

  const { json } = await t.ask("GET", "/api/judging/flow", { as: jury });

  expect(json.data).toMatchObject({ waiting: 1, judged: { one: 0, five: 1, fifteen: 1 } });
  expect(json.data.oldestMs).toBeGreaterThan(0);
  expect(json.data.languages).toMatchObject([{ waiting: 1, judged: { one: 0, five: 1, fifteen: 1 } }]);
});

it("shows the jury the flight of a submission from its sender and back to the sender's page", async () => {
  const { judgementId, submissionId } = await contest.send("lola", "A", 1);
  const verdict = buildVerdict(judgementId, "WA");
  const flight = { ...verdict.flight, takenAt: 1, lane: 1, testEndsMs: [4, 9] };
  await recordVerdict(ctx, { verdict: { ...verdict, flight }, judgeHostId: null });
  const read = async () => (await t.ask("GET", `/api/submissions/${submissionId}`, { as: jury })).json.data;
  const keptAt = t.ctx.clock.now();
  expect((await read()).flight).toMatchObject({ keptAt, shownAt: null, lane: 1, testEndsMs: [4, 9] });

  t.ctx.clock.advance(40);
  await markShown(ctx, await read());
  t.ctx.clock.advance(40);
  await markShown(ctx, await read());

  expect((await read()).flight.shownAt).toBe(keptAt + 40);
});

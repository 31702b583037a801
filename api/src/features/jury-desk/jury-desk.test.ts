import { rooms } from "@bilimdon/contracts/live/rooms";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { build } from "../../../test/kit/build.ts";
import { type BuiltContest, buildContest, buildVerdict } from "../../../test/kit/build-contest.ts";
import { openTestApp, type TestApp } from "../../../test/kit/open-test-app.ts";
import { wireEvents } from "../../../test/kit/wire-events.ts";
import { recordVerdict } from "../judgements/record-verdict.ts";

let t: TestApp;
let contest: BuiltContest;
let jury: string;
beforeAll(async () => {
  t = await openTestApp();
  jury = (await build.user(t.db, { role: "jury" })).id;
});
beforeEach(async () => {
  contest = await buildContest(t.db, { labels: ["A", "B"], names: ["Kechki loyiha", "Tungi navbat"] });
});
afterAll(() => t.close());

const list = async (query = "", as = jury) =>
  t.ask("GET", `/api/contests/${contest.slug}/desk/submissions?${query}`, { as });
const shown = async (query = "") => {
  const { json } = await list(query);
  return json.data.submissions.map(
    (one: { participantName: string; problemLabel: string }) => `${one.participantName} ${one.problemLabel}`,
  );
};
const judge = (judgementId: string, verdict: "AC" | "WA", judgeHostId: string | null = null) =>
  recordVerdict(wireEvents(t.ctx), { verdict: buildVerdict(judgementId, verdict), judgeHostId });

describe("the jury's list of submissions", () => {
  it("is narrowed by problem, team, verdict, host and time, all at once", async () => {
    const host = await build.judgeHost(t.db);
    const early = await contest.send("Kechki loyiha", "A", 10);
    const late = await contest.send("Tungi navbat", "B", 70);
    await contest.send("Kechki loyiha", "B", 80);
    await judge(early.judgementId, "WA", host.id);
    await judge(late.judgementId, "AC", host.id);

    expect(await shown()).toEqual(["Kechki loyiha B", "Tungi navbat B", "Kechki loyiha A"]);
    expect(await shown("problem=B")).toEqual(["Kechki loyiha B", "Tungi navbat B"]);
    expect(await shown("team=TUNGI")).toEqual(["Tungi navbat B"]);
    expect(await shown("team=%25")).toEqual([]);
    expect(await shown("verdict=AC")).toEqual(["Tungi navbat B"]);
    expect(await shown("verdict=waiting")).toEqual(["Kechki loyiha B"]);
    expect(await shown(`host=${host.id}&problem=A`)).toEqual(["Kechki loyiha A"]);
    expect(await shown("from=10&to=70")).toEqual(["Kechki loyiha A"]);
    expect(await shown("language=python3")).toEqual([]);
    expect((await list()).json.data.hosts).toEqual([{ judgeHostId: host.id, name: host.name }]);
  });

  it("comes in pages that miss and repeat nothing while more is sent", async () => {
    for (let minute = 1; minute <= 5; minute += 1) await contest.send("Kechki loyiha", "A", minute);
    const first = (await list("limit=2")).json.data;
    await contest.send("Tungi navbat", "B", 90);
    const second = (await list(`limit=2&cursor=${first.nextCursor}`)).json.data;
    const third = (await list(`limit=2&cursor=${second.nextCursor}`)).json.data;

    const minutes = [first, second, third].flatMap(({ submissions }) =>
      submissions.map((one: { contestTimeMs: number }) => one.contestTimeMs / 60_000),
    );
    expect(minutes).toEqual([5, 4, 3, 2, 1]);
    expect(third.nextCursor).toBeNull();
    expect((await list("cursor=bm90b3Vycw")).status).toBe(400);
  });

  it("is the jury's alone, and so is its live room", async () => {
    const lola = contest.participants["Kechki loyiha"]?.userId ?? "";
    const sent = await contest.send("Kechki loyiha", "A", 10);
    expect((await list("", lola)).status).toBe(403);
    const history = `/api/submissions/${sent.submissionId}/history`;
    expect((await t.ask("GET", history, { as: lola })).status).toBe(403);
  });

  it("hears of each arrival and each verdict", async () => {
    const sent = await contest.send("Kechki loyiha", "A", 10);
    const told = () => t.ctx.live.sent.filter(({ room }) => room === rooms.juryDesk(contest.contestId));
    await wireEvents(t.ctx).events.tell({ kind: "submission-received", submissionId: sent.submissionId });
    await judge(sent.judgementId, "AC");

    const verdicts = told().map(({ payload }) => payload);
    expect(verdicts).toMatchObject([
      { submissionId: sent.submissionId, verdict: null },
      { submissionId: sent.submissionId, verdict: "AC", origin: "submission" },
    ]);
  });
});

it("shows the jury every judgement of a submission and what its team sent on the problem before", async () => {
  const before = await contest.send("Kechki loyiha", "A", 10);
  await contest.send("Kechki loyiha", "B", 20);
  await contest.send("Tungi navbat", "A", 25);
  const sent = await contest.send("Kechki loyiha", "A", 30);
  await judge(before.judgementId, "WA");
  await judge(sent.judgementId, "AC");

  const { json } = await t.ask("GET", `/api/submissions/${sent.submissionId}/history`, { as: jury });

  expect(json.data.earlier).toMatchObject([
    { submissionId: before.submissionId, verdict: "WA", contestTimeMs: 600_000 },
  ]);
  expect(json.data.judgements).toMatchObject([
    { judgementId: sent.judgementId, isCurrent: true, origin: "submission", verdict: "AC", reason: null },
  ]);
});

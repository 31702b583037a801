import { jobPriorities } from "@bilimdon/contracts/queue/judge-jobs";
import type { VerdictCode } from "@bilimdon/rules/verdict/verdict";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { build } from "../../../../test/kit/build.ts";
import { buildFault, buildVerdict } from "../../../../test/kit/build-contest.ts";
import { type BoardStand, openBoardStand } from "../../../../test/kit/open-board-stand.ts";
import { openTestDatabase, type TestDatabase } from "../../../../test/kit/open-test-database.ts";
import type { Person, RequestCtx } from "../../../ctx.ts";
import { outbox } from "../../../db/schema/outbox.ts";
import { rejudgeItems } from "../../../db/schema/rejudges.ts";
import { judgements } from "../../../db/schema/submissions.ts";
import { previewRejudge } from "../../scoreboard/preview-rejudge.ts";
import { watchBoards } from "../../scoreboard/watch-boards.ts";
import { recordVerdict } from "../record-verdict.ts";
import { requeueLost } from "../requeue-lost.ts";
import { applyRejudge, dropRejudge, undoRejudge } from "./close-rejudge.ts";
import { listRejudges } from "./read-rejudges.ts";
import { startRejudge } from "./start-rejudge.ts";

let database: TestDatabase;
let stand: BoardStand;
let jury: RequestCtx & { readonly person: Person };
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.db.update(judgements).set({ state: "failed" });
  stand = await openBoardStand(database);
  const { id } = await build.user(database.db, { role: "jury" });
  const person = { userId: id, login: "j", displayName: "J", role: "jury", locale: "uz" } as const;
  jury = { ...stand.ctx, person, requestId: "test" };
});

const start = (pick: object = {}) =>
  startRejudge(jury, {
    slug: stand.contest.slug,
    pick: { kind: "filter", ...pick },
    reason: "test 17 had a wrong answer",
  });
async function send(name: string, label: string, minute: number, verdict: VerdictCode) {
  const sent = await stand.send(name, label, minute);
  await sent.judge(verdict);
  return sent;
}
/** Lets the judge find this for the submission's judgement in the set. */
async function judgeShadow(rejudgeId: string, submissionId: string, verdict: VerdictCode) {
  const judgementId = await shadowOf(rejudgeId, submissionId);
  await recordVerdict(stand.ctx, { verdict: buildVerdict(judgementId, verdict), judgeHostId: null });
}
async function shadowOf(rejudgeId: string, submissionId: string) {
  const [item] = await database.db
    .select()
    .from(rejudgeItems)
    .where(and(eq(rejudgeItems.rejudgeId, rejudgeId), eq(rejudgeItems.submissionId, submissionId)));
  return item?.shadowJudgementId ?? "";
}
const code = (act: Promise<unknown>) =>
  act.then(
    () => "done",
    (error: { code: string }) => error.code,
  );

describe("a set that is judged again", () => {
  it("takes what the filter means, and nothing that has no verdict yet", async () => {
    await send("lola", "A", 10, "WA");
    await send("omar", "A", 20, "AC");
    await send("omar", "B", 30, "WA");
    await stand.send("zafar", "A", 40);

    expect((await start({ problemLabel: "A" })).total).toBe(2);
    expect((await start({ problemLabel: "B", verdict: "WA" })).total).toBe(1);
    expect(await code(start({ problemLabel: "C" }))).toBe("rejudge.empty");
  });

  it("is judged behind everything that a person waits for, and found again when the queue forgot it", async () => {
    await send("lola", "A", 10, "WA");
    stand.ctx.judgeQueue.jobs.clear();
    await start();

    expect([...stand.ctx.judgeQueue.jobs.values()].map(({ priority }) => priority)).toEqual([
      jobPriorities.rejudge,
    ]);
    stand.ctx.judgeQueue.jobs.clear();
    stand.ctx.clock.advance(10_000);
    expect(await requeueLost(stand.ctx)).toBe(1);
  });

  it("shows nothing to anybody before it is applied", async () => {
    const sent = await send("lola", "A", 10, "WA");
    const set = await start();
    const before = [await stand.cellsOf("jury"), await stand.cellsOf("public")];
    await database.db.delete(outbox);

    await judgeShadow(set.rejudgeId, sent.submissionId, "AC");

    expect([await stand.cellsOf("jury"), await stand.cellsOf("public")]).toEqual(before);
    expect(await database.db.select().from(outbox)).toEqual([]);
  });

  it("has each submission in one open set at most", async () => {
    await send("lola", "A", 10, "WA");
    const set = await start();

    expect(await code(start())).toBe("rejudge.overlaps");
    await dropRejudge(jury, set);
    expect((await start()).total).toBe(1);
  });

  it("is for officials", async () => {
    const { id } = await build.user(database.db);
    const person = { ...jury.person, userId: id, role: "student" as const };
    const slug = stand.contest.slug;
    const asked = startRejudge({ ...jury, person }, { slug, pick: { kind: "filter" }, reason: "mine" });

    expect(await code(asked)).toBe("access.refused");
    expect(await code(listRejudges({ ...jury, person }, { slug }))).toBe("access.refused");
  });
});

describe("applying a set", () => {
  it("moves the boards at once, tells the sender, and is done once however often it is pressed", async () => {
    const sent = await send("lola", "A", 10, "WA");
    const set = await start();
    await judgeShadow(set.rejudgeId, sent.submissionId, "AC");
    await database.db.delete(outbox);

    await Promise.all([applyRejudge(jury, set), applyRejudge(jury, set)]);

    expect(await stand.cellsOf("public")).toEqual(["lola A solved 0 at 10"]);
    expect(await stand.firstsOf("jury")).toEqual(["A lola"]);
    const told = await database.db.select().from(outbox);
    expect(told.filter(({ event }) => event === "submission")).toMatchObject([
      { payload: { verdict: "AC" } },
    ]);
    const current = await database.db
      .select()
      .from(judgements)
      .where(and(eq(judgements.submissionId, sent.submissionId), eq(judgements.isCurrent, 1)));
    expect(current).toMatchObject([{ verdict: "AC", origin: "rejudge" }]);
  });

  it("keeps the freeze: what the public may not know it does not learn by a rejudge", async () => {
    const sent = await send("lola", "A", 250, "WA");
    await watchBoards(stand.ctx);
    const before = await stand.deltasOf("public");
    const set = await start();
    await judgeShadow(set.rejudgeId, sent.submissionId, "AC");
    await applyRejudge(jury, set);

    expect(await stand.cellsOf("jury")).toEqual(["lola A solved 0 at 250"]);
    expect(await stand.cellsOf("public")).toEqual(["lola A pending 1 frozen"]);
    expect(await stand.deltasOf("public")).toEqual(before);
  });

  it("waits until all of it is judged; a judging error keeps its verdict", async () => {
    const [one, other] = [await send("lola", "A", 10, "WA"), await send("omar", "A", 20, "WA")];
    const set = await start();
    await judgeShadow(set.rejudgeId, one.submissionId, "AC");
    expect(await code(applyRejudge(jury, set))).toBe("rejudge.not_finished");

    const fault = buildFault(await shadowOf(set.rejudgeId, other.submissionId), "setter");
    await recordVerdict(stand.ctx, { verdict: fault, judgeHostId: null });
    const applied = await applyRejudge(jury, set);

    expect(applied).toMatchObject({ state: "applied", judged: 1, failed: 1 });
    expect(await stand.cellsOf("jury")).toEqual(["lola A solved 0 at 10", "omar A tried 1"]);
  });

  it("respects what was sent meanwhile", async () => {
    const sent = await send("lola", "A", 10, "AC");
    const set = await start();
    await judgeShadow(set.rejudgeId, sent.submissionId, "WA");
    await send("lola", "A", 20, "AC");

    await applyRejudge(jury, set);

    expect(await stand.cellsOf("jury")).toEqual(["lola A solved 1 at 20"]);
  });

  it("leaves alone what another decision has changed meanwhile", async () => {
    const sent = await send("lola", "A", 10, "WA");
    const set = await start();
    await judgeShadow(set.rejudgeId, sent.submissionId, "TLE");
    const ids = { submissionId: sent.submissionId };
    await database.db.update(judgements).set({ isCurrent: 0 }).where(eq(judgements.id, sent.judgementId));
    const byHand = { ...ids, id: stand.ctx.ids.make("judgement"), state: "judged", verdict: "AC" } as const;
    await database.db.insert(judgements).values({ ...byHand, origin: "override", queuedAt: new Date() });

    const applied = await applyRejudge(jury, set);

    expect(applied.changedMeanwhile).toBe(1);
    const current = await database.db
      .select()
      .from(judgements)
      .where(and(eq(judgements.submissionId, sent.submissionId), eq(judgements.isCurrent, 1)));
    expect(current).toMatchObject([{ id: byHand.id }]);
  });

  it("is undone to the very board there was before", async () => {
    await send("lola", "A", 10, "WA");
    const sent = await send("omar", "A", 20, "AC");
    const before = [await stand.cellsOf("jury"), await stand.firstsOf("jury")];
    const set = await start();
    for (const { submissionId } of await database.db.select().from(rejudgeItems))
      if ((await shadowOf(set.rejudgeId, submissionId)) !== "")
        await judgeShadow(set.rejudgeId, submissionId, submissionId === sent.submissionId ? "WA" : "AC");
    await applyRejudge(jury, set);
    expect(await stand.firstsOf("jury")).toEqual(["A lola"]);

    await undoRejudge(jury, set);
    await undoRejudge(jury, set);

    expect([await stand.cellsOf("jury"), await stand.firstsOf("jury")]).toEqual(before);
    expect(await code(applyRejudge(jury, set))).toBe("rejudge.closed");
  });
});

describe("dropping a set", () => {
  it("changes nothing, takes its jobs out of the queue, and keeps no verdict that comes later", async () => {
    const sent = await send("lola", "A", 10, "WA");
    const before = await stand.cellsOf("jury");
    stand.ctx.judgeQueue.jobs.clear();
    const set = await start();

    await dropRejudge(jury, set);
    await judgeShadow(set.rejudgeId, sent.submissionId, "AC");

    expect(stand.ctx.judgeQueue.jobs.size).toBe(0);
    expect(await stand.cellsOf("jury")).toEqual(before);
    const [shadow] = await database.db
      .select()
      .from(judgements)
      .where(eq(judgements.id, await shadowOf(set.rejudgeId, sent.submissionId)));
    expect(shadow).toMatchObject({ state: "failed", verdict: null });
    expect(await code(applyRejudge(jury, set))).toBe("rejudge.closed");
    expect(await code(undoRejudge(jury, set))).toBe("rejudge.closed");
  });
});

describe("the preview of a set", () => {
  it("says what would change by the rules of the board, and writes nothing", async () => {
    const one = await send("lola", "A", 10, "WA");
    const other = await send("omar", "A", 20, "AC");
    const set = await start();
    await judgeShadow(set.rejudgeId, one.submissionId, "AC");
    expect((await previewRejudge(jury, set)).isWhole).toBe(false);
    await judgeShadow(set.rejudgeId, other.submissionId, "AC");

    const preview = await previewRejudge(jury, set);

    expect(preview).toMatchObject({
      isWhole: true,
      unchanged: 1,
      transitions: [{ from: "WA", to: "AC", count: 1 }],
      changes: [{ participantName: "lola", problemLabel: "A", from: "WA", to: "AC" }],
      firsts: [{ problemLabel: "A", before: "omar", after: "lola" }],
      balloons: [{ name: "lola", problemLabel: "A", kind: "gained" }],
    });
    const ranks = preview.rows.map(({ name, before, after }) => [name, before.rank, after.rank]);
    expect(ranks).toEqual([
      ["lola", 2, 1],
      ["omar", 1, 2],
      ["zafar", 2, 3],
    ]);
    expect(preview.awards).toContainEqual({ awardId: "winner", gained: ["lola"], lost: ["omar"] });
    expect(await stand.cellsOf("jury")).toEqual(["lola A tried 1", "omar A solved 0 at 20"]);
  });

  it("says the same of a set once it is applied", async () => {
    const sent = await send("lola", "A", 10, "WA");
    const set = await start();
    await judgeShadow(set.rejudgeId, sent.submissionId, "AC");
    const before = await previewRejudge(jury, set);

    await applyRejudge(jury, set);

    expect(await previewRejudge(jury, set)).toEqual(before);
  });
});

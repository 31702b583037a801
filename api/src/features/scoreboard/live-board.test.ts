import { boardDelta } from "@bilimdon/contracts/live/api-to-web";
import { rooms } from "@bilimdon/contracts/live/rooms";
import { applyDelta } from "@bilimdon/rules/scoreboard/apply-delta";
import type { BoardAudience, BoardSnapshot } from "@bilimdon/rules/scoreboard/board";
import { rankRows } from "@bilimdon/rules/scoreboard/rank-rows";
import { type VerdictCode, verdictCodes } from "@bilimdon/rules/verdict/verdict";
import { asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  type BuiltContest,
  buildContest,
  buildFault,
  buildVerdict,
} from "../../../test/kit/build-contest.ts";
import { openTestDatabase, type TestDatabase } from "../../../test/kit/open-test-database.ts";
import { makeTestCtx, type TestCtx } from "../../../test/kit/test-ctx.ts";
import { wireEvents } from "../../../test/kit/wire-events.ts";
import { contests } from "../../db/schema/contests.ts";
import { outbox } from "../../db/schema/outbox.ts";
import { recordVerdict } from "../judgements/record-verdict.ts";
import { showArrival, showMissedArrivals } from "./show-arrival.ts";
import { readBoard } from "./snapshot.queries.ts";
import { watchBoards } from "./watch-boards.ts";

const minute = 60_000;
let database: TestDatabase;
let ctx: TestCtx;
let contest: BuiltContest;
beforeAll(async () => {
  database = await openTestDatabase();
});
beforeEach(async () => {
  ctx = wireEvents(makeTestCtx(database.db));
  contest = await buildContest(database.db, {
    labels: ["A", "B", "C"],
    names: ["lola", "omar", "zafar"],
    freezesAtMinutes: 240,
  });
  ctx.clock.set(contest.startsAt);
  await watchBoards(ctx);
  await database.db.delete(outbox);
});
afterAll(() => database.close());

async function snapshotOf(audience: BoardAudience): Promise<BoardSnapshot> {
  const { contestId } = contest;
  const board = await readBoard(database.db, { contestId, audience, now: ctx.clock.now() });
  if (board === null) throw new Error("no board");
  return board;
}

/** The deltas that this audience was sent, in order. */
async function deltasOf(audience: BoardAudience) {
  const room =
    audience === "public" ? rooms.publicBoard(contest.contestId) : rooms.juryBoard(contest.contestId);
  const sent = await database.db.select().from(outbox).where(eq(outbox.room, room)).orderBy(asc(outbox.id));
  return sent.filter((news) => news.event === "board-delta").map((news) => boardDelta.parse(news.payload));
}

/** Sends and shows as pending; the verdict comes when it is asked for. */
async function send(name: string, label: string, atMinutes: number) {
  ctx.clock.set(contest.startsAt + atMinutes * minute);
  const sent = await contest.send(name, label, atMinutes);
  await showArrival(ctx, sent.submissionId);
  return {
    ...sent,
    judge: (verdict: VerdictCode) =>
      recordVerdict(ctx, { verdict: buildVerdict(sent.judgementId, verdict), judgeHostId: null }),
  };
}

/** "lola A solved 0 at 10" for each cell of the board, sorted. */
async function cellsOf(audience: BoardAudience): Promise<string[]> {
  const board = await snapshotOf(audience);
  const nameOf = new Map(board.participants.map((p) => [p.participantId, p.name]));
  const labelOf = new Map(board.problems.map((p) => [p.problemId, p.label]));
  return board.cells
    .map(({ participantId, problemId, cell }) => {
      const at = `${nameOf.get(participantId)} ${labelOf.get(problemId)}`;
      if (cell.kind === "solved") return `${at} solved ${cell.wrongBefore} at ${cell.solvedAtMinutes}`;
      if (cell.kind === "pending") return `${at} pending ${cell.pending} ${cell.why}`;
      return `${at} ${cell.kind === "tried" ? `tried ${cell.wrong}` : "untouched"}`;
    })
    .toSorted();
}

async function firstsOf(audience: BoardAudience): Promise<string[]> {
  const board = await snapshotOf(audience);
  const found = board.firsts.filter((first) => first.participantId !== null);
  const nameOf = new Map(board.participants.map((p) => [p.participantId, p.name]));
  const labelOf = new Map(board.problems.map((p) => [p.problemId, p.label]));
  return found
    .map((first) => `${labelOf.get(first.problemId)} ${nameOf.get(first.participantId ?? "")}`)
    .toSorted();
}

describe("the board", () => {
  it("shows a submission as pending when it arrives and the verdict when it is kept", async () => {
    const sent = await send("lola", "A", 10);
    expect(await cellsOf("public")).toEqual(["lola A pending 1 judging"]);

    await sent.judge("AC");
    expect(await cellsOf("public")).toEqual(["lola A solved 0 at 10"]);
  });

  it("keeps a judging error pending", async () => {
    const sent = await send("lola", "A", 10);
    await recordVerdict(ctx, { verdict: buildFault(sent.judgementId, "setter"), judgeHostId: null });

    expect(await cellsOf("jury")).toEqual(["lola A pending 1 judging"]);
  });

  it("counts a verdict once and in time order, however late and in whatever order verdicts come", async () => {
    const wrong = await send("lola", "A", 10);
    const right = await send("lola", "A", 20);
    await right.judge("AC");
    await wrong.judge("WA");
    await wrong.judge("WA");

    expect(await cellsOf("public")).toEqual(["lola A solved 1 at 20"]);
  });

  it("makes a version only when something differs", async () => {
    const sent = await send("lola", "A", 10);
    const before = (await snapshotOf("public")).version;
    await showArrival(ctx, sent.submissionId);
    await showArrival(ctx, sent.submissionId);

    expect((await snapshotOf("public")).version).toBe(before);
  });

  it("names who solved first only when nobody who sent earlier is still judged", async () => {
    const earlier = await send("omar", "A", 9);
    const later = await send("lola", "A", 10);
    await later.judge("AC");
    expect(await firstsOf("public")).toEqual([]);

    await earlier.judge("WA");
    expect(await firstsOf("public")).toEqual(["A lola"]);
  });

  it("finds a submission that waits unseen because a process died before it showed it", async () => {
    ctx.clock.set(contest.startsAt + 10 * minute);
    await contest.send("lola", "A", 9);

    expect(await showMissedArrivals(ctx)).toBe(1);
    expect(await cellsOf("public")).toEqual(["lola A pending 1 judging"]);
    expect(await showMissedArrivals(ctx)).toBe(0);
  });
});

describe("the freeze", () => {
  it("shows the jury a verdict at once and the public only that something was sent", async () => {
    const before = await send("lola", "A", 239);
    const after = await send("omar", "A", 240);
    await after.judge("AC");
    await before.judge("AC");

    expect(await cellsOf("public")).toEqual(["lola A solved 0 at 239", "omar A pending 1 frozen"]);
    expect(await cellsOf("jury")).toEqual(["lola A solved 0 at 239", "omar A solved 0 at 240"]);
  });

  it.each(verdictCodes)(
    "leaves no trace of %s on the public board, not even a version or a message",
    async (verdict) => {
      const sent = await send("lola", "B", 250);
      const before = [await snapshotOf("public"), await deltasOf("public")];

      await sent.judge(verdict);

      expect([await snapshotOf("public"), await deltasOf("public")]).toEqual(before);
    },
  );

  it("keeps a first to solve of the frozen hour from the public", async () => {
    const sent = await send("lola", "A", 250);
    await sent.judge("AC");

    expect(await firstsOf("public")).toEqual([]);
    expect(await firstsOf("jury")).toEqual(["A lola"]);
  });

  it("ends when the thaw has passed: every cell is shown and one delta tells it", async () => {
    for (const [index, name] of ["lola", "omar", "zafar"].entries())
      await (await send(name, "A", 250 + index)).judge("AC");
    const thawedAt = contest.startsAt + 310 * minute;
    await database.db
      .update(contests)
      .set({ thawedAt: new Date(thawedAt) })
      .where(eq(contests.id, contest.contestId));
    ctx.clock.set(thawedAt - 1);
    await watchBoards(ctx);
    expect((await cellsOf("public")).every((cell) => cell.endsWith("frozen"))).toBe(true);
    await database.db.delete(outbox);

    ctx.clock.set(thawedAt);
    expect(await watchBoards(ctx)).toContain(contest.contestId);

    expect(await cellsOf("public")).toEqual([
      "lola A solved 0 at 250",
      "omar A solved 0 at 251",
      "zafar A solved 0 at 252",
    ]);
    expect(await firstsOf("public")).toEqual(["A lola"]);
    const [delta, ...more] = await deltasOf("public");
    expect(delta).toMatchObject({ phase: { thawedAt } });
    expect(delta?.cells).toHaveLength(3);
    expect(more).toEqual([]);
    expect(await watchBoards(ctx)).not.toContain(contest.contestId);
  });

  it("may be declared while the contest runs", async () => {
    await (await send("lola", "A", 90)).judge("AC");
    const sent = await send("omar", "A", 101);
    await database.db
      .update(contests)
      .set({ freezesAt: new Date(contest.startsAt + 100 * minute) })
      .where(eq(contests.id, contest.contestId));
    await ctx.events.tell({ kind: "contest-changed", contestId: contest.contestId });
    await sent.judge("AC");

    expect(await cellsOf("public")).toEqual(["lola A solved 0 at 90", "omar A pending 1 frozen"]);
  });
});

describe("the clock", () => {
  it("shows the public no problem before the start, and makes every browser ask anew at it", async () => {
    contest = await buildContest(database.db, { labels: ["A"], names: ["lola"] });
    ctx.clock.set(contest.startsAt - 1);
    await watchBoards(ctx);
    const early = await snapshotOf("public");
    expect(early.problems).toEqual([]);
    expect((await snapshotOf("jury")).problems).toHaveLength(1);
    await database.db.delete(outbox);

    ctx.clock.set(contest.startsAt);
    await watchBoards(ctx);

    expect((await snapshotOf("public")).problems).toHaveLength(1);
    const [delta] = await deltasOf("public");
    if (delta === undefined) throw new Error("the start was not told");
    expect(applyDelta(early, delta)).toEqual({ kind: "gap" });
  });

  it.each([
    ["the freeze", 240],
    ["the end", 300],
  ])("tells both rooms when %s has passed", async (_, atMinutes) => {
    ctx.clock.set(contest.startsAt + atMinutes * minute - 1);
    await watchBoards(ctx);
    await database.db.delete(outbox);

    ctx.clock.advance(1);
    await watchBoards(ctx);

    for (const audience of ["public", "jury"] as const)
      expect(await deltasOf(audience)).toMatchObject([{ cells: [], phase: { startsAt: contest.startsAt } }]);
    const events = (await database.db.select().from(outbox)).map((news) => news.event);
    expect(events.filter((event) => event === "contest-changed")).toHaveLength(2);
  });
});

describe("what a browser computes from deltas", () => {
  it.each(["public", "jury"] as const)(
    "equals the snapshot at every version of the %s board",
    async (audience) => {
      let board = await snapshotOf(audience);
      let seen = 0;
      const verdicts: VerdictCode[] = ["WA", "AC", "CE", "TLE", "AC", "RTE", "AC", "WA"];
      for (const [turn, verdict] of verdicts.entries()) {
        const name = ["lola", "omar", "zafar"][turn % 3] ?? "";
        const sent = await send(name, ["A", "B"][turn % 2] ?? "", 30 + turn * 33);
        await sent.judge(verdict);

        const deltas = await deltasOf(audience);
        for (const delta of deltas.slice(seen)) {
          const result = applyDelta(board, delta);
          if (result.kind === "gap") throw new Error(`a gap at version ${delta.version}`);
          board = result.snapshot;
        }
        seen = deltas.length;
        const truth = await snapshotOf(audience);
        expect(board.version).toBe(truth.version);
        expect(rankRows(board)).toEqual(rankRows(truth));
        expect(new Set(board.cells)).toEqual(new Set(truth.cells));
      }
    },
  );

  it("has every version once when many verdicts come at the same moment", async () => {
    const sent = [];
    for (const name of ["lola", "omar", "zafar"])
      for (const label of ["A", "B", "C"]) sent.push(await send(name, label, 50));
    await Promise.all(sent.map((one, index) => one.judge(index % 2 === 0 ? "AC" : "WA")));

    const deltas = await deltasOf("public");
    for (const delta of deltas) expect(delta.version).toBe(delta.previousVersion + 1);
    expect(deltas.map((delta) => delta.previousVersion)).toEqual([
      deltas[0]?.previousVersion,
      ...deltas.slice(0, -1).map((delta) => delta.version),
    ]);
    expect(deltas.at(-1)?.version).toBe((await snapshotOf("public")).version);
    expect((await cellsOf("public")).filter((cell) => cell.includes("solved"))).toHaveLength(5);
  });
});

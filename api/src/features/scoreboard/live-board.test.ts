import { boardSnapshot } from "@bilimdon/contracts/http/scoreboard";
import { applyDelta } from "@bilimdon/rules/scoreboard/apply-delta";
import type { BoardSnapshot } from "@bilimdon/rules/scoreboard/board";
import { rankRows } from "@bilimdon/rules/scoreboard/rank-rows";
import type { VerdictCode } from "@bilimdon/rules/verdict/verdict";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { buildFault } from "../../../test/kit/build-contest.ts";
import { type BoardStand, minute, openBoardStand } from "../../../test/kit/open-board-stand.ts";
import { openTestDatabase, type TestDatabase } from "../../../test/kit/open-test-database.ts";
import { recordVerdict } from "../judgements/record-verdict.ts";
import { showArrival, showMissedArrivals } from "./show-arrival.ts";

let database: TestDatabase;
let stand: BoardStand;
beforeAll(async () => {
  database = await openTestDatabase();
});
beforeEach(async () => {
  stand = await openBoardStand(database);
});
afterAll(() => database.close());

describe("the board", () => {
  it("shows a submission as pending when it arrives and the verdict when it is kept", async () => {
    const sent = await stand.send("lola", "A", 10);
    expect(await stand.cellsOf("public")).toEqual(["lola A pending 1 judging"]);

    await sent.judge("AC");
    expect(await stand.cellsOf("public")).toEqual(["lola A solved 0 at 10"]);
  });

  it("keeps a judging error pending", async () => {
    const sent = await stand.send("lola", "A", 10);
    await recordVerdict(stand.ctx, { verdict: buildFault(sent.judgementId, "setter"), judgeHostId: null });

    expect(await stand.cellsOf("jury")).toEqual(["lola A pending 1 judging"]);
  });

  it("counts a verdict once and in time order, however late and in whatever order verdicts come", async () => {
    const wrong = await stand.send("lola", "A", 10);
    const right = await stand.send("lola", "A", 20);
    await right.judge("AC");
    await wrong.judge("WA");
    await wrong.judge("WA");

    expect(await stand.cellsOf("public")).toEqual(["lola A solved 1 at 20"]);
  });

  it("makes a version only when something differs", async () => {
    const sent = await stand.send("lola", "A", 10);
    const before = (await stand.snapshotOf("public")).version;
    await showArrival(stand.ctx, sent.submissionId);
    await showArrival(stand.ctx, sent.submissionId);

    expect((await stand.snapshotOf("public")).version).toBe(before);
  });

  it("names who solved first only when nobody who sent earlier is still judged", async () => {
    const earlier = await stand.send("omar", "A", 9);
    const later = await stand.send("lola", "A", 10);
    await later.judge("AC");
    expect(await stand.firstsOf("public")).toEqual([]);

    await earlier.judge("WA");
    expect(await stand.firstsOf("public")).toEqual(["A lola"]);
  });

  it("finds a submission that waits unseen because a process died before it showed it", async () => {
    stand.ctx.clock.set(stand.contest.startsAt + 10 * minute);
    await stand.contest.send("lola", "A", 9);

    expect(await showMissedArrivals(stand.ctx)).toBe(1);
    expect(await stand.cellsOf("public")).toEqual(["lola A pending 1 judging"]);
    expect(await showMissedArrivals(stand.ctx)).toBe(0);
  });
});

describe("what a browser computes from deltas", () => {
  it.each(["public", "jury"] as const)(
    "equals the snapshot at every version of the %s board",
    async (audience) => {
      let board: BoardSnapshot = boardSnapshot.parse(await stand.snapshotOf(audience));
      let seen = 0;
      const verdicts: VerdictCode[] = ["WA", "AC", "CE", "TLE", "AC", "RTE", "AC", "WA"];
      for (const [turn, verdict] of verdicts.entries()) {
        const name = ["lola", "omar", "zafar"][turn % 3] ?? "";
        const sent = await stand.send(name, ["A", "B"][turn % 2] ?? "", 30 + turn * 33);
        await sent.judge(verdict);

        const deltas = await stand.deltasOf(audience);
        for (const delta of deltas.slice(seen)) {
          const result = applyDelta(board, delta);
          if (result.kind === "gap") throw new Error(`a gap at version ${delta.version}`);
          board = result.snapshot;
        }
        seen = deltas.length;
        const truth = await stand.snapshotOf(audience);
        expect(board.version).toBe(truth.version);
        expect(rankRows(board)).toEqual(rankRows(truth));
        expect(JSON.stringify(board)).toBe(JSON.stringify(boardSnapshot.parse(truth)));
      }
    },
  );

  it("has every version once when many verdicts come at the same moment", async () => {
    const sent = [];
    for (const name of ["lola", "omar", "zafar"])
      for (const label of ["A", "B", "C"]) sent.push(await stand.send(name, label, 50));
    await Promise.all(sent.map((one, index) => one.judge(index % 2 === 0 ? "AC" : "WA")));

    const deltas = await stand.deltasOf("public");
    for (const delta of deltas) expect(delta.version).toBe(delta.previousVersion + 1);
    expect(deltas.map((delta) => delta.previousVersion)).toEqual([
      deltas[0]?.previousVersion,
      ...deltas.slice(0, -1).map((delta) => delta.version),
    ]);
    expect(deltas.at(-1)?.version).toBe((await stand.snapshotOf("public")).version);
    expect((await stand.cellsOf("public")).filter((cell) => cell.includes("solved"))).toHaveLength(5);
  });
});

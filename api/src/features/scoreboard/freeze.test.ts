import { applyDelta } from "@bilimdon/rules/scoreboard/apply-delta";
import { verdictCodes } from "@bilimdon/rules/verdict/verdict";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type BoardStand, minute, openBoardStand } from "../../../test/kit/open-board-stand.ts";
import { openTestDatabase, type TestDatabase } from "../../../test/kit/open-test-database.ts";
import { contests } from "../../db/schema/contests.ts";
import { outbox } from "../../db/schema/outbox.ts";
import { watchBoards } from "./watch-boards.ts";

let database: TestDatabase;
let stand: BoardStand;
beforeAll(async () => {
  database = await openTestDatabase();
});
beforeEach(async () => {
  stand = await openBoardStand(database);
});
afterAll(() => database.close());

describe("the freeze", () => {
  it("shows the jury a verdict at once and the public only that something was sent", async () => {
    const before = await stand.send("lola", "A", 239);
    const after = await stand.send("omar", "A", 240);
    await after.judge("AC");
    await before.judge("AC");

    expect(await stand.cellsOf("public")).toEqual(["lola A solved 0 at 239", "omar A pending 1 frozen"]);
    expect(await stand.cellsOf("jury")).toEqual(["lola A solved 0 at 239", "omar A solved 0 at 240"]);
  });

  it.each(verdictCodes)(
    "leaves no trace of %s on the public board, not even a version or a message",
    async (verdict) => {
      const sent = await stand.send("lola", "B", 250);
      const before = [await stand.snapshotOf("public"), await stand.deltasOf("public")];

      await sent.judge(verdict);

      expect([await stand.snapshotOf("public"), await stand.deltasOf("public")]).toEqual(before);
    },
  );

  it("keeps a first to solve of the frozen hour from the public", async () => {
    const sent = await stand.send("lola", "A", 250);
    await sent.judge("AC");

    expect(await stand.firstsOf("public")).toEqual([]);
    expect(await stand.firstsOf("jury")).toEqual(["A lola"]);
  });

  it("ends when the thaw has passed: every cell is shown and one delta tells it", async () => {
    for (const [index, name] of ["lola", "omar", "zafar"].entries())
      await (await stand.send(name, "A", 250 + index)).judge("AC");
    const thawedAt = stand.contest.startsAt + 310 * minute;
    await database.db
      .update(contests)
      .set({ thawedAt: new Date(thawedAt) })
      .where(eq(contests.id, stand.contest.contestId));
    stand.ctx.clock.set(thawedAt - 1);
    await watchBoards(stand.ctx);
    expect((await stand.cellsOf("public")).every((cell) => cell.endsWith("frozen"))).toBe(true);
    await database.db.delete(outbox);

    stand.ctx.clock.set(thawedAt);
    expect(await watchBoards(stand.ctx)).toContain(stand.contest.contestId);

    expect(await stand.cellsOf("public")).toEqual([
      "lola A solved 0 at 250",
      "omar A solved 0 at 251",
      "zafar A solved 0 at 252",
    ]);
    expect(await stand.firstsOf("public")).toEqual(["A lola"]);
    const [delta, ...more] = await stand.deltasOf("public");
    expect(delta).toMatchObject({ phase: { thawedAt } });
    expect(delta?.cells).toHaveLength(3);
    expect(more).toEqual([]);
    expect(await watchBoards(stand.ctx)).not.toContain(stand.contest.contestId);
  });

  it("may be declared while the contest runs", async () => {
    await (await stand.send("lola", "A", 90)).judge("AC");
    const sent = await stand.send("omar", "A", 101);
    await database.db
      .update(contests)
      .set({ freezesAt: new Date(stand.contest.startsAt + 100 * minute) })
      .where(eq(contests.id, stand.contest.contestId));
    await stand.ctx.events.tell({ kind: "contest-changed", contestId: stand.contest.contestId });
    await sent.judge("AC");

    expect(await stand.cellsOf("public")).toEqual(["lola A solved 0 at 90", "omar A pending 1 frozen"]);
  });
});

describe("the clock", () => {
  it("shows the public no problem before the start, and makes every browser ask anew at it", async () => {
    stand.ctx.clock.set(stand.contest.startsAt - 1);
    await watchBoards(stand.ctx);
    const early = await stand.snapshotOf("public");
    expect(early.problems).toEqual([]);
    expect((await stand.snapshotOf("jury")).problems).toHaveLength(3);
    await database.db.delete(outbox);

    stand.ctx.clock.set(stand.contest.startsAt);
    await watchBoards(stand.ctx);

    expect((await stand.snapshotOf("public")).problems).toHaveLength(3);
    const [delta] = await stand.deltasOf("public");
    if (delta === undefined) throw new Error("the start was not told");
    expect(applyDelta(early, delta)).toEqual({ kind: "gap" });
  });

  it.each([
    ["the freeze", 240],
    ["the end", 300],
  ])("tells both rooms when %s has passed", async (_, atMinutes) => {
    stand.ctx.clock.set(stand.contest.startsAt + atMinutes * minute - 1);
    await watchBoards(stand.ctx);
    await database.db.delete(outbox);

    stand.ctx.clock.advance(1);
    await watchBoards(stand.ctx);

    for (const audience of ["public", "jury"] as const)
      expect(await stand.deltasOf(audience)).toMatchObject([
        { cells: [], phase: { startsAt: stand.contest.startsAt } },
      ]);
    const events = (await database.db.select().from(outbox)).map((news) => news.event);
    expect(events.filter((event) => event === "contest-changed")).toHaveLength(2);
  });

  it("is told to every page of the contest when it is changed, and only then", async () => {
    const { contestId, startsAt } = stand.contest;
    await watchBoards(stand.ctx);
    await database.db.delete(outbox);
    const told = async () =>
      (await database.db.select().from(outbox))
        .filter(({ event, room }) => event === "contest-changed" && room.includes("clarifications"))
        .map(({ room }) => room)
        .toSorted();
    await (await stand.send("lola", "A", 90)).judge("AC");
    expect(await told()).toEqual([]);

    await database.db
      .update(contests)
      .set({ endsAt: new Date(startsAt + 330 * minute) })
      .where(eq(contests.id, contestId));
    await stand.ctx.events.tell({ kind: "contest-changed", contestId });

    expect(await told()).toEqual([`clarifications:${contestId}`, `jury-clarifications:${contestId}`]);
  });
});

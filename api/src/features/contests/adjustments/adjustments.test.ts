import type { PenaltyAdjustmentList } from "@bilimdon/contracts/http/penalty-adjustments";
import type { BoardAudience } from "@bilimdon/rules/scoreboard/board";
import { rankRows } from "@bilimdon/rules/scoreboard/rank-rows";
import { asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { build } from "../../../../test/kit/build.ts";
import { type BoardStand, minute, openBoardStand } from "../../../../test/kit/open-board-stand.ts";
import { openTestDatabase, type TestDatabase } from "../../../../test/kit/open-test-database.ts";
import type { Person, RequestCtx } from "../../../ctx.ts";
import { auditLog } from "../../../db/schema/audit.ts";
import { contests } from "../../../db/schema/contests.ts";
import { adjustPenalty, withdrawAdjustment } from "./adjust-penalty.ts";
import { listAdjustments } from "./list-adjustments.ts";

let database: TestDatabase;
let stand: BoardStand;
let jury: RequestCtx & { readonly person: Person };
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  stand = await openBoardStand(database);
  const { id } = await build.user(database.db, { role: "jury", displayName: "Aziz" });
  const person = { userId: id, login: "j", displayName: "Aziz", role: "jury", locale: "uz" } as const;
  jury = { ...stand.ctx, person, requestId: "test" };
});

let serial = 0;
const idOf = (name: string) => stand.contest.participants[name]?.id ?? "";
function adjust(name: string, amount: number, sendKey?: string): Promise<PenaltyAdjustmentList> {
  serial += 1;
  const at = { slug: stand.contest.slug, participantId: idOf(name) };
  const reason = "talked to another team";
  return adjustPenalty(jury, { ...at, amount, reason, sendKey: sendKey ?? `press-${serial}` });
}
const code = (act: Promise<unknown>) =>
  act.then(
    () => "done",
    (error: { code: string }) => error.code,
  );
async function ranksOf(audience: BoardAudience): Promise<string> {
  const board = await stand.snapshotOf(audience);
  const nameOf = new Map(board.participants.map(({ participantId, name }) => [participantId, name]));
  return rankRows(board)
    .filter(({ solved }) => solved > 0)
    .map(
      ({ rank, participantId, penaltyMinutes }) => `${rank} ${nameOf.get(participantId)} ${penaltyMinutes}`,
    )
    .join(", ");
}
const auditOf = (name: string) =>
  database.db
    .select({ act: auditLog.act, before: auditLog.before, after: auditLog.after, actorId: auditLog.actorId })
    .from(auditLog)
    .where(eq(auditLog.thingId, idOf(name)))
    .orderBy(asc(auditLog.id));

describe("an adjustment by the jury", () => {
  it("moves the line on both boards at once, adds up, and is taken back to where it was", async () => {
    await (await stand.send("lola", "A", 10)).judge("AC");
    await (await stand.send("omar", "A", 15)).judge("AC");

    await adjust("lola", 20);
    expect(await ranksOf("public")).toBe("1 omar 15, 2 lola 30");
    const { adjustments } = await adjust("lola", -5);
    expect(await ranksOf("jury")).toBe("1 omar 15, 2 lola 25");

    for (const { adjustmentId } of adjustments) await withdrawAdjustment(jury, { adjustmentId });
    expect(await ranksOf("public")).toBe("1 lola 10, 2 omar 15");
    expect((await stand.snapshotOf("public")).participants[0]).not.toHaveProperty("adjustment");
  });

  it("makes every browser fetch the board: no delta carries a line", async () => {
    const before = (await stand.snapshotOf("public")).version;

    await adjust("lola", 20);

    const [delta] = (await stand.deltasOf("public")).slice(-1);
    expect(delta?.version).toBe((await stand.snapshotOf("public")).version);
    expect(delta?.previousVersion).toBeGreaterThan(before);
  });

  it("tells the public the amount alone, and tells nothing of what the freeze hides", async () => {
    await (await stand.send("lola", "A", 10)).judge("AC");
    await (await stand.send("lola", "B", 250)).judge("AC");

    await adjust("lola", 20);

    expect(await ranksOf("public")).toBe("1 lola 30");
    expect(await ranksOf("jury")).toBe("1 lola 280");
    const shown = await stand.snapshotOf("public");
    expect(shown.participants.find(({ name }) => name === "lola")).toMatchObject({ adjustment: 20 });
    expect(JSON.stringify(shown)).not.toContain("talked");
  });

  it("stands in the jury's list with who, why and when, also when it was withdrawn", async () => {
    const { adjustments } = await adjust("lola", 20);
    const [given] = adjustments;
    await withdrawAdjustment(jury, { adjustmentId: given?.adjustmentId ?? "" });

    const { slug } = stand.contest;
    expect(await listAdjustments(jury, { slug })).toMatchObject({
      unit: "minutes",
      hasBegun: true,
      adjustments: [
        {
          participantName: "lola",
          amount: 20,
          reason: "talked to another team",
          givenBy: jury.person.displayName,
          withdrawnBy: jury.person.displayName,
          withdrawnAt: stand.ctx.clock.now(),
        },
      ],
    });
    const again = withdrawAdjustment(jury, { adjustmentId: given?.adjustmentId ?? "" });
    expect(await code(again)).toBe("thing.not_found");
  });

  it("is in the audit log with the line's sum before and after", async () => {
    const { adjustments } = await adjust("lola", 20);
    await withdrawAdjustment(jury, { adjustmentId: adjustments[0]?.adjustmentId ?? "" });

    expect(await auditOf("lola")).toMatchObject([
      {
        act: "contest.adjust-penalty",
        actorId: jury.person.userId,
        before: { adjustment: 0 },
        after: { amount: 20, adjustment: 20, reason: "talked to another team" },
      },
      { act: "contest.withdraw-adjustment", before: { adjustment: 20 }, after: { adjustment: 0 } },
    ]);
  });

  it("is one, however often its button was pressed, also at once", async () => {
    await Promise.all([adjust("lola", 20, "one-press"), adjust("lola", 20, "one-press")]);
    const { adjustments } = await adjust("lola", 20, "one-press");

    expect(adjustments).toHaveLength(1);
    expect(await auditOf("lola")).toHaveLength(1);
  });

  it("is refused before the start, in an amount the format has not, and for a line of another contest", async () => {
    expect(await code(adjust("lola", 0.5))).toBe("adjustment.refused");
    expect(await code(adjust("lola", 0))).toBe("adjustment.refused");
    const other = await openBoardStand(database);
    const foreign = other.contest.participants.lola?.id ?? "";
    const at = { slug: stand.contest.slug, participantId: foreign };
    const astray = adjustPenalty(jury, { ...at, amount: 20, reason: "x", sendKey: "astray-1" });
    expect(await code(astray)).toBe("thing.not_found");
    stand.ctx.clock.set(stand.contest.startsAt - 1);
    expect(await code(adjust("lola", 20))).toBe("contest.wrong_state");
    stand.ctx.clock.set(stand.contest.startsAt);
    expect(await code(adjust("lola", 20))).toBe("done");
  });

  it("is points in an olympiad", async () => {
    const format = { kind: "ioi", counts: "best-submission", feedback: "full" } as const;
    const at = eq(contests.id, stand.contest.contestId);
    await database.db.update(contests).set({ format }).where(at);
    stand.ctx.clock.set(stand.contest.startsAt + 10 * minute);

    const { unit } = await adjust("lola", 12.5);
    await adjust("lola", 0.1);

    const board = await stand.snapshotOf("public");
    expect(unit).toBe("points");
    expect(rankRows(board).map(({ rank, score }) => [rank, score])).toEqual([
      [1, 12.6],
      [2, 0],
      [2, 0],
    ]);
  });
});

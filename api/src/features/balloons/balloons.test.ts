import { rooms } from "@bilimdon/contracts/live/rooms";
import type { Role } from "@bilimdon/rules/access/roles";
import type { BalloonAct } from "@bilimdon/rules/contest/balloon";
import { desc, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { build } from "../../../test/kit/build.ts";
import { type BoardStand, minute, openBoardStand } from "../../../test/kit/open-board-stand.ts";
import { openTestDatabase, type TestDatabase } from "../../../test/kit/open-test-database.ts";
import type { Person, RequestCtx } from "../../ctx.ts";
import { auditLog } from "../../db/schema/audit.ts";
import { balloons } from "../../db/schema/balloons.ts";
import { contests, participants } from "../../db/schema/contests.ts";
import { outbox } from "../../db/schema/outbox.ts";
import { ignoreSubmission, restoreSubmission } from "../judgements/decisions/decide-submission.ts";
import { watchBoards } from "../scoreboard/watch-boards.ts";
import { carryBalloon } from "./carry-balloon.ts";
import { keepAllBalloons } from "./keep-balloons.ts";
import { listBalloons } from "./list-balloons.ts";

type Caller = RequestCtx & { readonly person: Person };

let database: TestDatabase;
let stand: BoardStand;
let [jury, vali, gani]: Caller[] = [];
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  stand = await openBoardStand(database);
  await setContest({ hasBalloons: 1 });
  jury = await caller("jury", "Hakam");
  vali = await caller("student", "Vali");
  gani = await caller("student", "Gani");
});

/** A student carries by a grant for this contest. */
async function caller(role: Role, displayName: string): Promise<Caller> {
  const { id: userId } = await build.user(database.db, { role, displayName });
  const grants = [{ kind: "contest", id: stand.contest.contestId, role: "runner" }] as const;
  const person = { userId, login: userId, displayName, role, locale: "uz", grants } as const;
  return { ...stand.ctx, person, requestId: "test" };
}
const by = (who: Caller | undefined): Caller => {
  if (who === undefined) throw new Error("beforeEach makes them");
  return who;
};

async function setContest(set: Partial<typeof contests.$inferInsert>): Promise<void> {
  await database.db.update(contests).set(set).where(eq(contests.id, stand.contest.contestId));
}

/** "A lola bring" for each balloon that this person is told of, in the order of the list. */
async function listOf(who: Caller | undefined): Promise<string[]> {
  const { open, done } = await listBalloons(by(who), { slug: stand.contest.slug });
  return [...open, ...done].map(
    ({ problemLabel, participantName, job, isFirst, isHidden }) =>
      `${problemLabel} ${participantName} ${job}${isFirst ? " first" : ""}${isHidden ? " hidden" : ""}`,
  );
}

/** Moves the only balloon there is; answers "done", or the code it was refused with. */
async function carry(who: Caller | undefined, act: BalloonAct): Promise<string> {
  const [only] = await database.db
    .select()
    .from(balloons)
    .where(eq(balloons.contestId, stand.contest.contestId));
  return carryBalloon(by(who), { balloonId: only?.id ?? "bal_0", act }).then(
    () => "done",
    (error: { code: string }) => error.code,
  );
}

const accepted = async (name: string, label: string, atMinutes: number) => {
  const sent = await stand.send(name, label, atMinutes);
  await sent.judge("AC");
  return sent;
};

describe("a balloon", () => {
  it("is made once, at the first accepted run, with the problem's first solve marked", async () => {
    await (await stand.send("lola", "A", 5)).judge("WA");
    await accepted("lola", "A", 10);
    await accepted("lola", "A", 11);
    await accepted("omar", "A", 12);

    expect(await listOf(vali)).toEqual(["A lola bring first", "A omar bring"]);
  });

  it("is not made where the contest gives none, and comes for all when it begins to", async () => {
    await setContest({ hasBalloons: 0 });
    await accepted("lola", "A", 10);
    expect(await listOf(vali)).toEqual([]);

    await setContest({ hasBalloons: 1 });
    await keepAllBalloons(stand.ctx);
    await keepAllBalloons(stand.ctx);

    expect(await listOf(vali)).toEqual(["A lola bring first"]);
  });

  it("tells whoever watches to ask again, and says nothing itself", async () => {
    await accepted("lola", "A", 10);

    const { contestId } = stand.contest;
    const told = stand.ctx.live.sent.filter(({ event }) => event === "balloons-changed");
    expect(told).toEqual(
      [rooms.juryDesk(contestId), rooms.balloons(contestId)].map((room) => ({
        room,
        event: "balloons-changed",
        payload: { contestId },
      })),
    );
  });

  it("goes to one runner of two, who alone delivers or puts it back, unless an official does", async () => {
    await accepted("lola", "A", 10);

    expect(await Promise.all([carry(vali, "take"), carry(gani, "take")])).toContain("balloon.moved_on");
    const [taker, other] =
      (await listOf(vali)).length > 0 && (await isMine(vali)) ? [vali, gani] : [gani, vali];
    expect(await carry(other, "deliver")).toBe("balloon.anothers");
    expect(await carry(taker, "deliver")).toBe("done");
    expect(await carry(other, "undo")).toBe("balloon.anothers");
    expect(await carry(jury, "undo")).toBe("done");
    expect(await listOf(taker)).toEqual(["A lola underway first"]);
  });

  it("writes each step into the audit log", async () => {
    await accepted("lola", "A", 10);
    for (const act of ["take", "deliver", "undo"] as const) await carry(vali, act);

    const lines = await database.db.select().from(auditLog).orderBy(desc(auditLog.id)).limit(3);
    expect(lines.map(({ act, actorId, before, after }) => ({ act, actorId, before, after }))).toEqual(
      [
        ["balloon.undo", "delivered", "taken"],
        ["balloon.deliver", "taken", "delivered"],
        ["balloon.take", "waiting", "taken"],
      ].map(([act, before, after]) => ({
        act,
        actorId: vali?.person.userId,
        before: { state: before },
        after: { state: after },
      })),
    );
  });

  it("is to be taken back when the accept is taken away, and goes out anew when it counts again", async () => {
    const sent = await accepted("lola", "A", 10);
    await carry(vali, "take");
    await carry(vali, "deliver");

    await ignoreSubmission(by(jury), { submissionId: sent.submissionId, reason: "sent by another team" });
    expect(await listOf(vali)).toEqual(["A lola fetch"]);
    expect(await carry(gani, "bring-back")).toBe("done");
    expect(await listOf(vali)).toEqual([]);

    await restoreSubmission(by(jury), { submissionId: sent.submissionId });
    expect(await listOf(vali)).toEqual(["A lola bring first"]);
    expect(
      await database.db.select().from(balloons).where(eq(balloons.contestId, stand.contest.contestId)),
    ).toHaveLength(1);
  });

  it("that nobody has taken yet vanishes with the accept; one under way is turned round", async () => {
    const sent = await accepted("lola", "A", 10);
    const ignore = () =>
      ignoreSubmission(by(jury), { submissionId: sent.submissionId, reason: "sent by another team" });
    await ignore();
    expect(await listOf(jury)).toEqual([]);

    await restoreSubmission(by(jury), { submissionId: sent.submissionId });
    await carry(vali, "take");
    await ignore();
    expect(await listOf(vali)).toEqual(["A lola turn-round"]);
    expect(await carry(vali, "deliver")).toBe("balloon.moved_on");
  });

  it("stays with a team that withdrew", async () => {
    await accepted("lola", "A", 10);
    await carry(vali, "take");
    await carry(vali, "deliver");
    const line = stand.contest.participants.lola?.id ?? "";
    await database.db.update(participants).set({ withdrawnAt: new Date() }).where(eq(participants.id, line));
    await stand.ctx.events.tell({ kind: "contest-changed", contestId: stand.contest.contestId });

    expect(await listOf(jury)).toEqual(["A lola done"]);
  });
});

describe("after the freeze", () => {
  it("a balloon is known to officials alone, until they let it go or the board is thawed", async () => {
    await accepted("lola", "A", 250);

    expect(await listOf(jury)).toEqual(["A lola bring first hidden"]);
    expect(await listOf(vali)).toEqual([]);
    expect(await carry(vali, "take")).toBe("thing.not_found");

    await thaw();
    expect(await listOf(vali)).toEqual(["A lola bring first"]);
  });

  it("runners hear nothing of a hidden one, not even that there is something, and of the thaw at once", async () => {
    const { contestId } = stand.contest;
    const runnersHeard = () => stand.ctx.live.sent.filter(({ room }) => room === rooms.balloons(contestId));
    const hidden = await accepted("lola", "A", 250);
    await ignoreSubmission(by(jury), { submissionId: hidden.submissionId, reason: "sent by another team" });
    expect(stand.ctx.live.sent.filter(({ event }) => event === "balloons-changed")).toHaveLength(2);
    expect(runnersHeard()).toEqual([]);
    await database.db.delete(outbox);

    await thaw();
    const told = await database.db
      .select()
      .from(outbox)
      .where(eq(outbox.room, rooms.balloons(contestId)));
    expect(told.map(({ event }) => event)).toEqual(["balloons-changed"]);
  });

  it("runners hear of one that was sent before it, however late it is judged", async () => {
    const early = await stand.send("lola", "A", 239);
    stand.ctx.clock.set(stand.contest.startsAt + 250 * minute);
    await watchBoards(stand.ctx);
    await early.judge("AC");

    expect(await listOf(vali)).toEqual(["A lola bring first"]);
    expect(stand.ctx.live.sent.at(-1)).toMatchObject({ room: rooms.balloons(stand.contest.contestId) });
  });

  async function thaw(): Promise<void> {
    stand.ctx.clock.set(stand.contest.startsAt + 310 * minute);
    await setContest({ thawedAt: new Date(stand.contest.startsAt + 305 * minute) });
    await watchBoards(stand.ctx);
  }
});

async function isMine(who: Caller | undefined): Promise<boolean> {
  const { open } = await listBalloons(by(who), { slug: stand.contest.slug });
  return open.some((balloon) => balloon.isMine);
}

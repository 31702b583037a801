import { contestAwards } from "@bilimdon/contracts/http/awards";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { build } from "../../../test/kit/build.ts";
import { type BuiltContest, buildContest } from "../../../test/kit/build-contest.ts";
import { openTestApp, type TestApp } from "../../../test/kit/open-test-app.ts";
import { contests, participants } from "../../db/schema/contests.ts";
import { contestGroups, participantGroups } from "../../db/schema/participants.ts";
import { judgements } from "../../db/schema/submissions.ts";
import { refreshBoard } from "./refresh-board.ts";

let t: TestApp;
let contest: BuiltContest;
let juryId: string;
const minute = 60_000;

beforeAll(async () => {
  t = await openTestApp();
});
afterAll(() => t.close());
beforeEach(async () => {
  contest = await buildContest(t.db, {
    labels: ["A"],
    names: ["lola", "omar", "zafar"],
    freezesAtMinutes: 240,
  });
  juryId = (await build.user(t.db, { role: "jury" })).id;
  await solve("lola", 10);
  await solve("omar", 20);
  await solve("zafar", 250);
});

async function solve(name: string, atMinutes: number): Promise<void> {
  const { judgementId } = await contest.send(name, "A", atMinutes);
  await t.db
    .update(judgements)
    .set({ state: "judged", verdict: "AC", finishedAt: new Date() })
    .where(eq(judgements.id, judgementId));
}

async function setContest(set: Partial<typeof contests.$inferInsert>): Promise<void> {
  await t.db.update(contests).set(set).where(eq(contests.id, contest.contestId));
}

/** As the board stands at a minute: "winner: lola", one text for each award that somebody has. */
async function awardsAt(atMinutes: number, as?: string) {
  t.ctx.clock.set(contest.startsAt + atMinutes * minute);
  await refreshBoard(t.ctx, contest.contestId);
  const path = `/api/contests/${contest.slug}/awards`;
  const { json } = await t.ask("GET", path, as === undefined ? {} : { as });
  const { state, awards } = contestAwards.parse(json.data);
  const given = awards.filter((award) => award.participants.length > 0);
  const of = ({ name, rank }: (typeof given)[number]["participants"][number]) => `${name} ${rank}`;
  return {
    state,
    given: given.map(({ kind, about, participants: who }) =>
      [kind, ...(about === null ? [] : [about]), ...who.map(of)].join(" "),
    ),
  };
}

const final = (atMinutes: number) => new Date(contest.startsAt + atMinutes * minute);

describe("the awards", () => {
  it("are the public's once the results are final and thawed, and not a word before", async () => {
    const hidden = { state: "hidden", given: [] };

    expect(await awardsAt(100)).toEqual(hidden);
    expect(await awardsAt(260)).toEqual(hidden);
    await setContest({ finalizedAt: final(305) });
    expect(await awardsAt(306)).toEqual(hidden);
    await setContest({ thawedAt: final(307) });
    expect(await awardsAt(308)).toMatchObject({ state: "final" });
  });

  it("are given by the places the contest sets, with who was first and who won each group", async () => {
    const groupId = t.ctx.ids.make("group");
    await t.db.insert(contestGroups).values({ id: groupId, contestId: contest.contestId, name: "Samarqand" });
    const participantId = contest.participants.zafar?.id ?? "";
    await t.db.insert(participantGroups).values({ groupId, participantId });
    await setContest({
      finalizedAt: final(305),
      thawedAt: final(305),
      awards: { gold: 1, silver: 1, bronze: 0, groupWinners: true, firstSolves: true, honours: false },
    });

    expect((await awardsAt(306)).given).toEqual([
      "winner lola 1",
      "gold-medal lola 1",
      "silver-medal omar 2",
      "first-to-solve A lola 1",
      "group-winner Samarqand zafar 3",
    ]);
  });

  it("are shown to the jury as the board stands, and to nobody hidden or out of competition", async () => {
    for (const [name, set] of [
      ["lola", { isHidden: 1 }],
      ["omar", { isUnofficial: 1 }],
    ] as const)
      await t.db
        .update(participants)
        .set(set)
        .where(eq(participants.id, contest.participants[name]?.id ?? ""));
    await setContest({
      awards: { gold: 1, silver: 0, bronze: 0, groupWinners: false, firstSolves: true, honours: false },
    });

    expect(await awardsAt(260, juryId)).toEqual({
      state: "standing",
      given: ["winner zafar 1", "gold-medal zafar 1", "first-to-solve A zafar 1"],
    });
  });
});

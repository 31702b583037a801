import type { PeopleStatistics } from "@bilimdon/contracts/http/people-statistics";
import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { build } from "../../../../test/kit/build.ts";
import { users } from "../../../db/schema/accounts.ts";
import { participantMembers } from "../../../db/schema/participants.ts";
import { userStatistics } from "../../../db/schema/user-statistics.ts";
import { inTransaction } from "../../../db/transaction.ts";
import { reason, usePeopleTest } from "./open-people-suite.ts";
import { claimRefresh, refreshStatistics } from "./people-statistics.queries.ts";
import { keepPeopleStatistics } from "./refresh-people-statistics.ts";

const p = usePeopleTest();
const dayMs = 86_400_000;
const tashkentAheadMs = 5 * 3_600_000;

async function read(): Promise<PeopleStatistics> {
  return (await p.act("GET", "/statistics")).json.data;
}

async function refresh(): Promise<PeopleStatistics> {
  return (await p.act("POST", "/statistics")).json.data;
}

const ofRole = ({ byRole }: PeopleStatistics, role: string) => byRole.find((one) => one.role === role);

/** How many the view has in an organisation, however small. */
async function counted(organisation: string): Promise<number> {
  const found = await p.t.db
    .select({ people: userStatistics.people })
    .from(userStatistics)
    .where(eq(userStatistics.organisation, organisation));
  return found.reduce((sum, { people }) => sum + people, 0);
}

/** Somebody whose own line in a new contest names an organisation. */
async function from(organisation: string | null, createdAt = new Date()) {
  const person = await build.user(p.t.db);
  const { id: contestId } = await build.contest(p.t.db);
  await build.participant(p.t.db, { contestId, userId: person.id, organisation, createdAt });
  return person;
}

describe("statistics of people", () => {
  it("say that nobody was counted yet, before the first time", async () => {
    expect(await read()).toMatchObject({
      countedAt: null,
      people: 0,
      organisations: [],
      withoutOrganisation: 0,
    });
  });

  it("are right as soon as people were counted: by role, and who is blocked", async () => {
    await build.user(p.t.db, { role: "proctor" });
    await build.user(p.t.db, { role: "proctor" });
    await build.user(p.t.db, { role: "proctor", blockedAt: new Date() });

    const counted = await refresh();

    expect(counted.countedAt).toBe(p.t.ctx.clock.now());
    expect(ofRole(counted, "proctor")).toEqual({ role: "proctor", active: 2, blocked: 1 });
    expect(ofRole(counted, "admin")).toEqual({ role: "admin", active: 1, blocked: 0 });
    expect(counted.people).toBe(4);
    expect(await read()).toEqual(counted);
  });

  it("count the last thirty days by Tashkent's calendar, days without anybody too", async () => {
    // 19:00 by UTC is the beginning of a day there.
    const midnight = Math.ceil((p.t.ctx.clock.now() + tashkentAheadMs) / dayMs) * dayMs - tashkentAheadMs;
    const dayOf = (at: number) => new Date(at + tashkentAheadMs).toISOString().slice(0, 10);
    p.t.ctx.clock.set(midnight + 1);
    const { registrations: before } = await refresh();
    for (const at of [midnight - 1, midnight, midnight + 1, midnight - 29 * dayMs, midnight - 29 * dayMs - 1])
      await build.user(p.t.db, { createdAt: new Date(at) });

    p.t.ctx.clock.advance(61_000);
    const { registrations } = await refresh();

    const came = registrations.map(({ day, people }, at) => [day, people - (before[at]?.people ?? 0)]);
    expect(came).toHaveLength(30);
    expect(came.filter(([, people]) => people !== 0)).toEqual([
      [dayOf(midnight - 29 * dayMs), 1],
      [dayOf(midnight - 1), 1],
      [dayOf(midnight), 2],
    ]);
    expect([came[0]?.[0], came[29]?.[0]]).toEqual([dayOf(midnight - 29 * dayMs), dayOf(midnight)]);
  });

  it("count each person once, where their newest line or their team's says they come from", async () => {
    const moved = await from("1-maktab", new Date(1_000));
    const { id: contestId } = await build.contest(p.t.db);
    const team = await build.participant(p.t.db, {
      contestId,
      organisation: " 2-maktab ",
      createdAt: new Date(2_000),
    });
    const mate = await build.user(p.t.db);
    await p.t.db.insert(participantMembers).values(
      [moved, mate].map(({ id: userId }) => ({
        id: p.t.ctx.ids.make("member"),
        participantId: team.id,
        contestId,
        userId,
        name: "Somebody",
      })),
    );
    await from("1-maktab");
    await from(null);

    const counted = await refresh();

    expect(counted.organisations).toEqual([
      { name: "2-maktab", people: 2 },
      { name: "1-maktab", people: 1 },
    ]);
    expect(counted.withoutOrganisation).toBe(counted.people - 3);
  });

  it("name the twenty largest organisations and add up the rest", async () => {
    for (let n = 0; n < 21; n += 1) await from(`Litsey ${String(n).padStart(2, "0")}`);

    const { organisations, otherOrganisations } = await refresh();

    expect(organisations.map(({ name }) => name).slice(0, 3)).toEqual(["2-maktab", "1-maktab", "Litsey 00"]);
    expect(organisations).toHaveLength(20);
    expect(otherOrganisations).toEqual({ organisations: 3, people: 3 });
  });

  it("leave out whoever was erased, merged or deleted, and where they came from", async () => {
    const [erased, merged, deleted, into] = [
      await from("Yopiq maktab"),
      await from("Eski maktab"),
      await from("Yopiq maktab"),
      await build.user(p.t.db),
    ];
    const before = await refresh();
    expect(await counted("Yopiq maktab")).toBe(2);

    await p.act("POST", `/${erased.id}/erasure`, { reason });
    await p.act("POST", `/${merged.id}/merge`, { intoUserId: into.id, reason });
    await p.t.db.update(users).set({ deletedAt: new Date() }).where(eq(users.id, deleted.id));
    p.t.ctx.clock.advance(61_000);
    const after = await refresh();

    expect(after.people).toBe(before.people - 3);
    expect(await counted("Yopiq maktab")).toBe(0);
    // Of the two it is now the account they became one in that was there.
    expect(await counted("Eski maktab")).toBe(1);
  });

  it.each(["student", "teacher", "setter", "jury", "proctor"] as const)(
    "are refused to a %s, to read and to count",
    async (role) => {
      const { id } = await build.user(p.t.db, { role });

      for (const method of ["GET", "POST"]) {
        const { status, json } = await p.act(method, "/statistics", undefined, id);
        expect([status, json.data]).toEqual([403, undefined]);
      }
    },
  );
});

describe("counting people", () => {
  it("is done once a minute at most, whoever asks; until then the last counts are answered", async () => {
    const support = await build.user(p.t.db, { role: "support" });
    const first = await refresh();
    await build.user(p.t.db);

    p.t.ctx.clock.advance(59_999);
    const early = (await p.act("POST", "/statistics", undefined, support.id)).json.data;
    p.t.ctx.clock.advance(1);
    const due = (await p.act("POST", "/statistics", undefined, support.id)).json.data;

    expect(early).toEqual(first);
    expect(due.people).toBe(first.people + 1);
  });

  it("is done by itself when the counts are ten minutes old, by one of several who find them so", async () => {
    const { people } = await refresh();
    await build.user(p.t.db);

    p.t.ctx.clock.advance(599_999);
    expect(await keepPeopleStatistics(p.t.ctx)).toBe(false);
    p.t.ctx.clock.advance(1);
    const rounds = await Promise.all([1, 2, 3].map(() => keepPeopleStatistics(p.t.ctx)));

    expect(rounds.toSorted()).toEqual([false, false, true]);
    expect((await read()).people).toBe(people + 1);
  });

  it("lets nobody wait who reads: they see the counts of before until it has ended", async () => {
    const before = await refresh();
    await build.user(p.t.db);
    const now = new Date(p.t.ctx.clock.now() + 61_000);

    const during = await inTransaction(p.t.db, async (tx) => {
      await claimRefresh(tx, { now, before: now });
      await refreshStatistics(tx);
      const locks = await tx.execute<{ mode: string }>(sql`select mode from pg_locks
        where relation = 'user_statistics'::regclass and pid = pg_backend_pid() and mode like '%Exclusive%'`);
      // Asked first: with this one every reader would wait, and this test with them.
      expect(locks.map(({ mode }) => mode)).not.toContain("AccessExclusiveLock");
      return read();
    });

    expect(during).toEqual(before);
    expect(await read()).toMatchObject({ countedAt: now.getTime(), people: before.people + 1 });
  });

  it("forgets the moment with the counts when it fails half-way", async () => {
    const before = await refresh();
    const now = new Date(p.t.ctx.clock.now() + 61_000);

    await expect(
      inTransaction(p.t.db, async (tx) => {
        expect(await claimRefresh(tx, { now, before: now })).toBe(true);
        throw new Error("the process died");
      }),
    ).rejects.toThrow("the process died");

    expect(await read()).toEqual(before);
  });
});

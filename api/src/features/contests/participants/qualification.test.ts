import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { build } from "../../../../test/kit/build.ts";
import { type BoardStand, minute, openBoardStand } from "../../../../test/kit/open-board-stand.ts";
import { openTestApp, type TestApp } from "../../../../test/kit/open-test-app.ts";
import { contests } from "../../../db/schema/contests.ts";
import { refreshBoard } from "../../scoreboard/refresh-board.ts";

let t: TestApp;
/** The round before, of lola, omar and zafar: lola solved two problems, omar one, zafar none. */
let before: BoardStand;
let next: { readonly id: string; readonly slug: string };

beforeAll(async () => {
  t = await openTestApp();
});
afterAll(() => t.close());
beforeEach(async () => {
  before = await openBoardStand(t);
  for (const [name, label, at] of [
    ["lola", "A", 10],
    ["omar", "A", 20],
    ["lola", "B", 30],
  ] as const)
    await (await before.send(name, label, at)).judge("AC");
  await (await before.send("zafar", "A", 40)).judge("WA");
  t.ctx.clock.set(before.contest.startsAt + 400 * minute);
  next = await build.contest(t.db, {
    ...{ level: "national", registration: "open", qualifiesFromId: before.contest.contestId },
    ...{ qualifiesBy: "top", qualifiesLeast: 1 },
    startsAt: new Date(before.contest.startsAt + 1_000 * minute),
    endsAt: new Date(before.contest.startsAt + 1_300 * minute),
  });
});

/** Thawed, and the results declared. */
async function finish(): Promise<void> {
  const { contestId, startsAt } = before.contest;
  const at = new Date(startsAt + 350 * minute);
  await t.db.update(contests).set({ thawedAt: at, finalizedAt: at }).where(eq(contests.id, contestId));
  await refreshBoard(t.ctx, contestId);
}

async function setNext(set: Partial<typeof contests.$inferInsert>): Promise<void> {
  await t.db.update(contests).set(set).where(eq(contests.id, next.id));
}

const userOf = (name: string) => before.contest.participants[name]?.userId ?? "";
/** "joined", or the code it was refused with. */
async function join(as: string): Promise<string> {
  const { json } = await t.ask("POST", `/api/contests/${next.slug}/registration`, { as, json: {} });
  return json.error?.code ?? (json.data.participation === null ? "nothing" : "joined");
}

describe("a round that asks for a place in the one before", () => {
  it("takes whoever has it, and neither the next one nor a stranger", async () => {
    await finish();

    expect(await join(userOf("omar"))).toBe("registration.not_qualified");
    expect(await join((await build.user(t.db)).id)).toBe("registration.not_qualified");
    expect(await join(userOf("lola"))).toBe("joined");
  });

  it("takes nobody before those results are final and thawed, and says so", async () => {
    const path = `/api/contests/${next.slug}/registration`;
    const early = await t.ask("POST", path, { as: userOf("lola"), json: {} });
    expect(early.json.error).toMatchObject({
      code: "registration.not_qualified",
      details: { isFinal: false, slug: before.contest.slug },
    });

    const at = new Date(before.contest.startsAt + 350 * minute);
    const { contestId } = before.contest;
    await t.db.update(contests).set({ finalizedAt: at }).where(eq(contests.id, contestId));
    expect(await join(userOf("lola"))).toBe("registration.not_qualified");
    await finish();
    expect(await join(userOf("lola"))).toBe("joined");
  });

  it("goes by what the jury corrected since", async () => {
    await finish();
    await (await before.send("omar", "B", 40)).judge("AC");
    await (await before.send("omar", "C", 50)).judge("AC");
    t.ctx.clock.set(before.contest.startsAt + 400 * minute);
    await refreshBoard(t.ctx, before.contest.contestId);

    expect(await join(userOf("lola"))).toBe("registration.not_qualified");
    expect(await join(userOf("omar"))).toBe("joined");
  });

  it("says on its page who may come", async () => {
    const { json } = await t.ask("GET", `/api/contests/${next.slug}`);

    expect(json.data).toMatchObject({
      level: "national",
      joining: {
        qualification: {
          slug: before.contest.slug,
          title: { en: "A contest" },
          by: "top",
          least: 1,
          counts: "solved",
        },
      },
    });
  });

  it("does not ask those whom the jury puts in", async () => {
    const jury = await build.user(t.db, { role: "jury" });
    const guest = await build.user(t.db, { login: `guest${next.slug}` });
    const path = `/api/contests/${next.slug}/participants/import`;
    const json = { form: "csv", text: `name,login\nGuest,guest${next.slug}\n`, isDryRun: false };
    const { json: report } = await t.ask("POST", path, { as: jury.id, json });

    expect(report.data).toMatchObject({ isApplied: true, added: 1 });
    expect(await join(guest.id)).toBe("joined");
  });
});

it("a round that asks for a score takes whoever has it", async () => {
  await finish();
  await setNext({ qualifiesBy: "score", qualifiesLeast: 1 });

  expect(await join(userOf("zafar"))).toBe("registration.not_qualified");
  expect(await join(userOf("omar"))).toBe("joined");
});

describe("the settings of a round", () => {
  it("take a contest of the level right below, by its address, and no other", async () => {
    const jury = await build.user(t.db, { role: "jury" });
    const { contestId, slug } = before.contest;
    const path = `/api/contests/${next.slug}/settings`;
    const { json } = await t.ask("GET", path, { as: jury.id });
    const kept = { ...json.data.settings, qualification: { slug, by: "top", least: 30 } };
    const keep = async (change: object) => {
      const answer = await t.ask("PUT", path, { as: jury.id, json: { ...kept, ...change } });
      return JSON.stringify(answer.json.error?.details?.faults ?? "kept");
    };

    expect(await keep({})).toContain("qualification-contest");
    await t.db.update(contests).set({ level: "regional" }).where(eq(contests.id, contestId));
    expect(await keep({})).toBe('"kept"');
    expect((await t.ask("GET", path, { as: jury.id })).json.data.settings).toMatchObject({
      level: "national",
      qualification: { slug, by: "top", least: 30 },
    });
    expect(await keep({ level: "international" })).toContain("qualification-contest");
    expect(await keep({ level: "regional" })).toContain("qualification-level");
    expect(await keep({ qualification: { slug, by: "top", least: 0 } })).toContain("qualification-least");
    expect(await keep({ qualification: { slug: "nowhere", by: "top", least: 1 } })).toContain("nowhere");
  });
});

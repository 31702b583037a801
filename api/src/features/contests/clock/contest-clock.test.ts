import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { build } from "../../../../test/kit/build.ts";
import { openTestApp, type TestApp } from "../../../../test/kit/open-test-app.ts";
import { contests, participants } from "../../../db/schema/contests.ts";

let t: TestApp;
const minute = 60_000;
const startsAt = Math.floor(Date.now() / minute) * minute;
const endsAt = startsAt + 300 * minute;

async function open(given: Partial<typeof contests.$inferInsert> = {}) {
  const contest = await build.contest(t.db, {
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
    ...given,
  });
  const [lola, jury] = [await build.user(t.db), await build.user(t.db, { role: "jury" })];
  const line = await build.participant(t.db, { contestId: contest.id, userId: lola.id, name: "Lola" });
  const problem = await build.contestProblem(t.db, { contestId: contest.id, label: "A" });
  return { contest, lola, jury, line, problem, path: `/api/contests/${contest.slug}` };
}
let c: Awaited<ReturnType<typeof open>>;

beforeAll(async () => {
  t = await openTestApp();
  await build.judgeHost(t.db);
});
afterAll(() => t.close());
beforeEach(async () => {
  t.ctx.clock.set(startsAt + minute);
  c = await open();
});

const change = (json: object, as = c.jury.id) => t.ask("POST", `${c.path}/clock`, { as, json });

/** "taken", or the code of the refusal, for code sent at an instant; a host was seen a moment before. */
async function sendAt(now: number, as = c.lola.id, how: "contest" | "upsolving" = "contest") {
  t.ctx.clock.set(now);
  const json = { problemLabel: "A", languageId: "cpp20", source: "int main() {}\n", as: how };
  const { status, json: answer } = await t.ask("POST", `${c.path}/submissions`, { as, json });
  // Six a minute are taken: each of these is of another minute.
  return status === 201 ? "taken" : (answer.error?.code ?? status);
}
const readingAt = async (now: number, as?: string) => {
  t.ctx.clock.set(now);
  const { json } = await t.ask("GET", c.path, as === undefined ? {} : { as });
  return json.data.problems.length === 1 ? "open" : "closed";
};

describe("code sent around the end", () => {
  it("is taken one millisecond before it, and refused in it with how late it was and what to do", async () => {
    expect(await sendAt(endsAt - 1)).toBe("taken");
    t.ctx.clock.set(endsAt + 1);
    const json = { problemLabel: "A", languageId: "cpp20", source: "int main() {}\n" };
    const { status, json: late } = await t.ask("POST", `${c.path}/submissions`, { as: c.lola.id, json });

    expect(status).toBe(403);
    expect(late.error).toMatchObject({
      code: "contest.ended",
      details: { endsAt, serverTime: endsAt + 1, lateMs: 1, mayUpsolve: true },
    });
    expect(late.error?.message).toContain("1 ms after the end");
    expect(await sendAt(endsAt)).toBe("contest.ended");
  });

  it("is taken to the last millisecond of an extension", async () => {
    expect((await change({ kind: "extend", byMs: 10 * minute })).status).toBe(200);

    expect(await sendAt(endsAt + 10 * minute - 1)).toBe("taken");
    expect(await sendAt(endsAt + 10 * minute)).toBe("contest.ended");
  });

  it("is taken to the last millisecond of one's own extra time, and of nobody else's", async () => {
    const omar = await build.user(t.db);
    await build.participant(t.db, { contestId: c.contest.id, userId: omar.id });
    await t.db.update(participants).set({ extraMs: minute }).where(eq(participants.id, c.line.id));

    expect(await sendAt(endsAt, omar.id)).toBe("contest.ended");
    expect(await sendAt(endsAt + minute - 1)).toBe("taken");
    expect(await sendAt(endsAt + minute)).toBe("contest.ended");
  });

  it("is refused in the millisecond before the start and taken in it", async () => {
    expect(await sendAt(startsAt - 1)).toBe("contest.not_started");
    expect(await sendAt(startsAt)).toBe("taken");
  });
});

describe("a clock that stands still", () => {
  it("takes code, all of it at one contest time, and gives the time back", async () => {
    const [stopAt, goOnAt] = [startsAt + 100 * minute, startsAt + 130 * minute];
    t.ctx.clock.set(stopAt);
    const stopped = await change({ kind: "stop", reason: "no power in hall 2" });
    expect(await sendAt(goOnAt - 1)).toBe("taken");
    t.ctx.clock.set(goOnAt);
    const { json } = await change({ kind: "go-on" });

    expect(stopped.json.data).toMatchObject({ stoppedAt: stopAt, everyoneEndsAt: null });
    expect(json.data).toMatchObject({
      stoppedAt: null,
      endsAt: endsAt + 30 * minute,
      removed: [{ fromMs: stopAt, toMs: goOnAt, reason: "no power in hall 2" }],
    });
    const listed = await t.ask("GET", `${c.path}/submissions`, { as: c.lola.id });
    expect(listed.json.data.submissions[0].contestTimeMs).toBe(100 * minute);
    expect(await sendAt(endsAt + 30 * minute - 1)).toBe("taken");
    expect(await sendAt(endsAt + 30 * minute)).toBe("contest.ended");
  });

  it("is running to who looks, long after the end that was planned", async () => {
    t.ctx.clock.set(endsAt - 1);
    await change({ kind: "stop", reason: "fire drill" });
    t.ctx.clock.set(endsAt + 60 * minute);

    expect((await t.ask("GET", c.path)).json.data).toMatchObject({ phase: "running", stoppedAt: endsAt - 1 });
    expect(await sendAt(endsAt + 60 * minute)).toBe("taken");
  });
});

describe("a paused countdown", () => {
  it("opens nothing when the planned start passes, and everything when it has run out", async () => {
    t.ctx.clock.set(startsAt - 1);
    await change({ kind: "pause-countdown" });

    expect(await readingAt(startsAt + minute)).toBe("closed");
    expect(await sendAt(startsAt + minute)).toBe("contest.not_started");
    t.ctx.clock.set(startsAt + 20 * minute);
    await change({ kind: "resume-countdown" });
    expect(await readingAt(startsAt + 20 * minute)).toBe("closed");
    expect(await readingAt(startsAt + 20 * minute + 1)).toBe("open");
  });
});

describe("one's own time in a longer window", () => {
  beforeEach(async () => {
    c = await open({ ownLengthMs: 60 * minute });
  });
  const begin = (at: number, as = c.lola.id) => {
    t.ctx.clock.set(at);
    return t.ask("POST", `${c.path}/begin`, { as });
  };

  it("begins with the button, opens the problems to who pressed it alone, and ends to the millisecond", async () => {
    const beganAt = startsAt + 100 * minute;
    expect(await readingAt(beganAt - 1, c.lola.id)).toBe("closed");
    expect(await sendAt(beganAt - 1)).toBe("contest.not_begun");

    const { json } = await begin(beganAt);

    expect(json.data.participation).toMatchObject({ clock: "running", endsAt: beganAt + 60 * minute });
    expect(json.data.problems).toHaveLength(1);
    expect(await readingAt(beganAt)).toBe("closed");
    expect(await sendAt(beganAt + 60 * minute - 1)).toBe("taken");
    expect(await sendAt(beganAt + 60 * minute)).toBe("contest.ended");
  });

  it("begins once: pressing again, on whatever device, keeps the first moment", async () => {
    await begin(startsAt + 5 * minute);
    const { json } = await begin(startsAt + 50 * minute);

    expect(json.data.participation.endsAt).toBe(startsAt + 65 * minute);
  });

  it("has no more than is left of the window, and none after it", async () => {
    const { json } = await begin(endsAt - 10 * minute);
    expect(json.data.participation.endsAt).toBe(endsAt);

    const omar = await build.user(t.db);
    await build.participant(t.db, { contestId: c.contest.id, userId: omar.id });
    expect((await begin(endsAt, omar.id)).json.error?.code).toBe("contest.ended");
    expect((await begin(startsAt - 1, omar.id)).json.error?.code).toBe("contest.not_started");
    expect((await begin(startsAt, c.jury.id)).json.error?.code).toBe("contest.not_participating");
  });
});

describe("the clock's changes", () => {
  it("are the officials' alone, and are told with why not", async () => {
    expect((await change({ kind: "freeze" }, c.lola.id)).json.error?.code).toBe("access.refused");
    expect((await t.ask("GET", `${c.path}/clock`, { as: c.lola.id })).status).toBe(403);
    const { json } = await change({ kind: "thaw", at: null });

    expect(json.error).toMatchObject({ code: "contest.clock_refused", details: { why: "not-frozen" } });
  });

  it("freeze and thaw by a button while it runs, and tell the boards", async () => {
    const frozen = await change({ kind: "freeze" });
    t.ctx.clock.advance(minute);
    const thawed = await change({ kind: "thaw", at: null });

    expect(frozen.json.data.freezesAt).toBe(startsAt + minute);
    expect(thawed.json.data.thawedAt).toBe(startsAt + 2 * minute);
    expect(t.ctx.events.told.at(-1)).toEqual({ kind: "contest-changed", contestId: c.contest.id });
  });
});

describe("the archive of a finished contest", () => {
  it("takes code from anybody, gives them a line that is on no board, and counts nothing", async () => {
    const omar = await build.user(t.db);

    expect(await sendAt(endsAt - 1, omar.id, "upsolving")).toBe("contest.not_participating");
    expect(await sendAt(endsAt, omar.id, "upsolving")).toBe("taken");
    expect(await sendAt(endsAt + minute, omar.id, "upsolving")).toBe("taken");

    const { json } = await t.ask("GET", c.path, { as: omar.id });
    expect(json.data).toMatchObject({
      participantCount: 1,
      participation: { part: "upsolver" },
      codeIsTaken: "upsolving",
    });
    const board = await t.ask("GET", `${c.path}/scoreboard?audience=jury`, { as: c.jury.id });
    expect(board.json.data.participants).toHaveLength(1);
  });

  it("is closed where the contest says so", async () => {
    c = await open({ isUpsolvable: 0 });

    expect(await sendAt(endsAt, c.lola.id, "upsolving")).toBe("contest.ended");
  });
});

describe("a practice contest", () => {
  it("takes code from whoever is signed in, on a line of the board", async () => {
    c = await open({ format: { kind: "practice" } });
    const omar = await build.user(t.db, { displayName: "Omar" });

    expect(await sendAt(startsAt, omar.id)).toBe("taken");
    const board = await t.ask("GET", `${c.path}/scoreboard`);
    expect(board.json.data.participants.map((one: { name: string }) => one.name)).toContain("Omar");
    expect(board.json.data.format).toEqual({ kind: "practice" });
    const [row] = await t.db.select().from(contests).where(eq(contests.id, c.contest.id));
    expect(row?.rosterVersion).toBe(1);
  });
});

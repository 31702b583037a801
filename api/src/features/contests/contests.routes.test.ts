import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { build } from "../../../test/kit/build.ts";
import { openTestApp, type TestApp } from "../../../test/kit/open-test-app.ts";
import { participants } from "../../db/schema/contests.ts";
import { participantMembers } from "../../db/schema/participants.ts";
import { boardCells } from "../../db/schema/scoreboard.ts";
import { addParticipants } from "./add-participants.ts";
import { createContest } from "./create-contest.ts";

let t: TestApp;
beforeAll(async () => {
  t = await openTestApp();
});
afterAll(() => t.close());

const hourMs = 3_600_000;
const read = async (slug: string, as?: string) =>
  (await t.ask("GET", `/api/contests/${slug}`, as === undefined ? {} : { as })).json.data;

describe("the list of contests", () => {
  it("shows the latest start first with phase and counts, and no deleted one", async () => {
    const now = t.ctx.clock.now();
    const old = await build.contest(t.db, {
      startsAt: new Date(now - 9 * hourMs),
      endsAt: new Date(now - 8 * hourMs),
    });
    const coming = await build.contest(t.db, {
      startsAt: new Date(now + hourMs),
      endsAt: new Date(now + 2 * hourMs),
    });
    await build.contest(t.db, { deletedAt: new Date() });
    await build.participant(t.db, { contestId: old.id });
    await build.contestProblem(t.db, { contestId: old.id, label: "A" });
    await build.contestProblem(t.db, { contestId: old.id, label: "B" });

    const { json } = await t.ask("GET", "/api/contests");

    expect(json.data.serverTime).toBe(now);
    expect(json.data.contests).toMatchObject([
      { slug: coming.slug, phase: "scheduled", participantCount: 0, problemCount: 0 },
      { slug: old.slug, phase: "ended", participantCount: 1, problemCount: 2 },
    ]);
  });
});

describe("a contest", () => {
  it("hides its problems until the very millisecond of the start, but not from the jury", async () => {
    const startsAt = t.ctx.clock.now() + 1;
    const contest = await build.contest(t.db, {
      startsAt: new Date(startsAt),
      endsAt: new Date(startsAt + hourMs),
    });
    await build.contestProblem(t.db, { contestId: contest.id, label: "A" });
    const [student, jury] = [await build.user(t.db), await build.user(t.db, { role: "jury" })];

    expect((await read(contest.slug)).problems).toEqual([]);
    expect((await read(contest.slug, student.id)).problems).toEqual([]);
    expect((await read(contest.slug, jury.id)).problems).toMatchObject([{ label: "A" }]);
    t.ctx.clock.set(startsAt);
    expect((await read(contest.slug)).problems).toMatchObject([
      {
        label: "A",
        timeLimitMs: 1_000,
        memoryBytes: 2 ** 28,
        isScoring: false,
        isJudgingPaused: false,
        solvedCount: 0,
      },
    ]);
  });

  it("counts who solved a problem by the public board, so that the freeze hides it here too", async () => {
    const contest = await build.contest(t.db);
    const { problemId } = await build.contestProblem(t.db, { contestId: contest.id, label: "A" });
    const solved = { kind: "solved", wrongBefore: 0, solvedAtMinutes: 5 } as const;
    const pending = { kind: "pending", wrong: 0, pending: 1, lastAtMinutes: 90, why: "frozen" } as const;
    for (const [inPublic, inJury] of [
      [solved, solved],
      [pending, solved],
    ] as const) {
      const { id: participantId } = await build.participant(t.db, { contestId: contest.id });
      const at = { contestId: contest.id, participantId, problemId, version: 1 };
      await t.db.insert(boardCells).values([
        { ...at, audience: "public", cell: inPublic },
        { ...at, audience: "jury", cell: inJury },
      ]);
    }

    expect((await read(contest.slug)).problems[0].solvedCount).toBe(1);
  });

  it("tells the caller their own participation and nobody else's", async () => {
    const contest = await build.contest(t.db);
    const [lola, omar] = [await build.user(t.db), await build.user(t.db)];
    const line = await build.participant(t.db, { contestId: contest.id, userId: lola.id, name: "Lola" });

    expect((await read(contest.slug, lola.id)).participation).toEqual({
      participantId: line.id,
      name: "Lola",
      part: "contestant",
      clock: "running",
      endsAt: contest.endsAt.getTime(),
    });
    expect((await read(contest.slug, omar.id)).participation).toBeNull();
    expect((await read(contest.slug)).participation).toBeNull();
  });

  it("is found by every contestant of a team, not by its coach, and not after it withdrew", async () => {
    const contest = await build.contest(t.db);
    const [lola, coach] = [await build.user(t.db), await build.user(t.db)];
    const team = await build.participant(t.db, { contestId: contest.id, kind: "team", name: "Registon" });
    const member = { participantId: team.id, contestId: contest.id };
    await t.db.insert(participantMembers).values([
      { ...member, id: t.ctx.ids.make("member"), userId: lola.id, name: "Lola" },
      { ...member, id: t.ctx.ids.make("member"), userId: coach.id, name: "Coach", part: "coach" },
    ]);

    expect((await read(contest.slug, lola.id)).participation).toMatchObject({ name: "Registon" });
    expect((await read(contest.slug, coach.id)).participation).toBeNull();
    await t.db.update(participants).set({ withdrawnAt: new Date() }).where(eq(participants.id, team.id));
    expect((await read(contest.slug, lola.id)).participation).toBeNull();
  });

  it("that is a draft is not found by anyone but officials", async () => {
    const draft = await build.contest(t.db, { state: "draft" });
    const [student, jury] = [await build.user(t.db), await build.user(t.db, { role: "jury" })];
    const paths = ["", "/scoreboard", "/problems/A"].map((rest) => `/api/contests/${draft.slug}${rest}`);

    for (const path of paths) expect((await t.ask("GET", path, { as: student.id })).status, path).toBe(404);
    expect((await t.ask("GET", `/api/contests/${draft.slug}`, { as: jury.id })).status).toBe(200);
    const listed = async (as: string) =>
      (await t.ask("GET", "/api/contests", { as })).json.data.contests.map(
        (one: { slug: string }) => one.slug,
      );
    expect(await listed(student.id)).not.toContain(draft.slug);
    expect(await listed(jury.id)).toContain(draft.slug);
  });

  it("that is not there, or deleted, is not found", async () => {
    const gone = await build.contest(t.db, { deletedAt: new Date() });

    expect((await t.ask("GET", "/api/contests/no-such")).status).toBe(404);
    expect((await t.ask("GET", `/api/contests/${gone.slug}`)).status).toBe(404);
  });
});

describe("making a contest", () => {
  const times = { startsAt: 1_000_000, endsAt: 2_000_000, freezesAt: 1_500_000 };

  it("takes the newest verified version of each problem, in order, and tells of it", async () => {
    const problem = await build.problem(t.db, { slug: "choyxona" });
    const earlier = { problemId: problem.id, number: 1 };
    await build.problemVersion(t.db, earlier);
    const newest = await build.problemVersion(t.db, { problemId: problem.id, number: 2, state: "verified" });
    await build.problemVersion(t.db, { problemId: problem.id, number: 3, state: "disagrees" });

    const made = await createContest(t.ctx, {
      slug: "navroz",
      title: { uz: "Navroʻz" },
      ...times,
      problems: [{ slug: "choyxona", label: "A" }],
    });

    expect(made.kind).toBe("made");
    const shown = await read("navroz");
    expect(shown.problems).toMatchObject([{ problemId: problem.id, label: "A", name: newest.names }]);
    expect(t.ctx.events.told.at(-1)).toEqual({ kind: "contest-changed", contestId: shown.contestId });
  });

  it("refuses with every fault named and keeps nothing", async () => {
    const made = await createContest(t.ctx, {
      slug: "Bad Slug",
      title: {},
      startsAt: 2_000_000,
      endsAt: 1_000_000,
      freezesAt: 5,
      problems: [
        { slug: "nowhere", label: "A" },
        { slug: "nowhere", label: "A" },
      ],
    });

    expect(made.kind === "refused" && made.faults.length).toBeGreaterThanOrEqual(7);
    expect((await t.ask("GET", "/api/contests/Bad%20Slug")).status).toBe(404);
  });

  it("refuses a slug that is taken", async () => {
    const { slug } = await build.contest(t.db);

    expect(await createContest(t.ctx, { slug, title: { en: "Again" }, ...times, problems: [] })).toEqual({
      kind: "slug-taken",
    });
  });
});

describe("adding participants", () => {
  it("keeps the order given, and the line of a person who is in already", async () => {
    const contest = await build.contest(t.db);
    const lola = await build.user(t.db);
    const team = (name: string, userId: string | null = null) => ({
      userId,
      name,
      organisation: null,
      group: null,
    });
    const [first] = await addParticipants(t.ctx, {
      contestId: contest.id,
      participants: [team("Lola", lola.id)],
    });

    const many = Array.from({ length: 700 }, (_, i) => team(`Team ${i}`));
    const added = await addParticipants(t.ctx, {
      contestId: contest.id,
      participants: [...many, team("Lola K.", lola.id)],
    });

    expect(added.map(({ name }) => name)).toEqual([...many.map(({ name }) => name), "Lola K."]);
    expect(added.at(-1)?.participantId).toBe(first?.participantId);
    expect((await read(contest.slug)).participantCount).toBe(701);
  });

  it("puts a line into the group it names, and counts neither hidden lines nor those who withdrew", async () => {
    const contest = await build.contest(t.db);
    const line = { userId: null, organisation: null, name: "Registon", group: "Fargʻona" };
    await addParticipants(t.ctx, { contestId: contest.id, participants: [line, { ...line, name: "Oqsoy" }] });
    await build.participant(t.db, { contestId: contest.id, isHidden: 1 });
    await build.participant(t.db, { contestId: contest.id, withdrawnAt: new Date() });
    await build.participant(t.db, { contestId: contest.id, part: "upsolver" });

    const { participants, groups } = (await t.ask("GET", `/api/contests/${contest.slug}/scoreboard`)).json
      .data;

    expect(groups).toMatchObject([{ name: "Fargʻona", sortOrder: 0 }]);
    const names = participants.map((p: { name: string; group: string }) => `${p.name} ${p.group}`);
    expect(names.toSorted()).toEqual(["Oqsoy Fargʻona", "Registon Fargʻona"]);
    expect((await read(contest.slug)).participantCount).toBe(2);
  });
});

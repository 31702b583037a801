import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { build } from "../../../test/kit/build.ts";
import { openTestApp, type TestApp } from "../../../test/kit/open-test-app.ts";

let t: TestApp;
let aziz: { readonly id: string };
let own: Awaited<ReturnType<typeof build.contest>>;
let foreign: typeof own;

/** What each of the rights opens the matrix says (test/rights); here is what lies between contests. */
describe("the jury of one contest", () => {
  beforeAll(async () => {
    t = await openTestApp();
    aziz = await build.user(t.db);
    const draft = { state: "draft", startsAt: new Date(Date.now() + 3_600_000) } as const;
    const endsAt = new Date(Date.now() + 7_200_000);
    own = await build.contest(t.db, { ...draft, endsAt });
    foreign = await build.contest(t.db, { ...draft, endsAt });
    await build.grant(t.db, { userId: aziz.id, thingId: own.id });
  });
  afterAll(() => t.close());

  const ask = (method: string, path: string, json?: object) =>
    t.ask(method, `/api${path}`, { as: aziz.id, ...(json === undefined ? {} : { json }) });

  it("finds its draft in the list of contests, and no other", async () => {
    const { json } = await ask("GET", "/contests");

    const slugs = json.data.contests.map(({ slug }: { readonly slug: string }) => slug);
    expect([slugs.includes(own.slug), slugs.includes(foreign.slug)]).toEqual([true, false]);
  });

  it("is told on the contest what it may do there, and nothing on another", async () => {
    const opened = await build.contest(t.db);

    expect((await ask("GET", `/contests/${own.slug}`)).json.data.permissions).toContain("contest.change");
    expect((await ask("GET", `/contests/${opened.slug}`)).json.data.permissions).toEqual([]);
  });

  it("puts no problem into its contest that its setter keeps from it", async () => {
    const secret = await build.problem(t.db, { slug: "kept-secret" });
    await build.problemVersion(t.db, { problemId: secret.id, state: "verified", publishedAt: new Date() });
    const lent = await build.problem(t.db, { slug: "lent" });
    await build.problemVersion(t.db, { problemId: lent.id, state: "verified" });
    const lending = { userId: aziz.id, role: "setter", thingKind: "problem", thingId: lent.id } as const;
    await build.grant(t.db, lending);
    const path = `/contests/${own.slug}/settings`;
    const { settings } = (await ask("GET", path)).json.data;
    const keep = (...slugs: readonly string[]) =>
      ask("PUT", path, {
        ...settings,
        problems: slugs.map((slug, index) => ({ slug, label: `P${index}`, points: null, rgb: null })),
      });

    const refused = await keep("lent", "kept-secret");
    const missing = await keep("no-such-problem");

    expect(refused.json.error?.details?.faults).toEqual([
      { field: "problems", fault: "problem-unknown", at: "kept-secret" },
    ]);
    expect(missing.json.error?.details?.faults).toMatchObject([{ fault: "problem-unknown" }]);
    expect((await keep("lent")).status).toBe(200);
    expect((await ask("GET", "/usable-problems")).json.data.problems).toMatchObject([{ slug: "lent" }]);
  });

  it("keeps a problem that somebody else put in", async () => {
    const given = await build.problem(t.db, { slug: "given" });
    const version = await build.problemVersion(t.db, { problemId: given.id, state: "verified" });
    const contest = await build.contest(t.db, { state: "draft", startsAt: own.startsAt, endsAt: own.endsAt });
    await build.grant(t.db, { userId: aziz.id, thingId: contest.id });
    const at = { contestId: contest.id, problemId: given.id, problemVersionId: version.id };
    await build.contestProblem(t.db, { ...at, label: "A" });
    const { settings } = (await ask("GET", `/contests/${contest.slug}/settings`)).json.data;

    const kept = await ask("PUT", `/contests/${contest.slug}/settings`, { ...settings, penaltyMinutes: 10 });

    expect(kept.status).toBe(200);
  });

  it("is not locked out of its own exam by a line it has there, and held by another that it comes into", async () => {
    const times = { startsAt: new Date(Date.now() - 60_000), endsAt: own.endsAt };
    const exam = await build.contest(t.db, { ...times, isExam: 1 });
    await build.participant(t.db, { contestId: exam.id, userId: aziz.id, name: "Aziz" });
    const comeIn = () => ask("GET", `/contests/${exam.slug}`);
    const lookAround = () => ask("GET", `/contests/${own.slug}`);
    expect((await lookAround()).status).toBe(200);
    expect((await comeIn()).status).toBe(200);
    expect((await lookAround()).json.error?.code).toBe("contest.exam_running");

    await build.grant(t.db, { userId: aziz.id, thingId: exam.id });

    expect((await comeIn()).json.data.permissions).toContain("contest.change");
    expect((await lookAround()).status).toBe(200);
  });
});

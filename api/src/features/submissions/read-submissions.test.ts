import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { build } from "../../../test/kit/build.ts";
import { openTestApp, type TestApp } from "../../../test/kit/open-test-app.ts";

let t: TestApp;
const startsAt = Date.now() - 3_600_000;

async function openContest() {
  const contest = await build.contest(t.db, { startsAt: new Date(startsAt) });
  const lola = await build.user(t.db);
  const participant = await build.participant(t.db, { contestId: contest.id, userId: lola.id, name: "Lola" });
  const problem = await build.contestProblem(t.db, { contestId: contest.id, label: "A" });
  return { contest, lola, participant, problem };
}
let c: Awaited<ReturnType<typeof openContest>>;

beforeAll(async () => {
  t = await openTestApp();
});
afterAll(() => t.close());
beforeEach(async () => {
  c = await openContest();
});

describe("the list of submissions", () => {
  const list = (query: string, as = c.lola.id) =>
    t.ask("GET", `/api/contests/${c.contest.slug}/submissions?${query}`, { as });

  it("shows everybody their own, newest first, page by page without a gap or a repeat", async () => {
    const other = await build.participant(t.db, { contestId: c.contest.id });
    const at = { ...c.problem, contestId: c.contest.id };
    const own: string[] = [];
    for (let i = 0; i < 7; i += 1) {
      // Two and two in the same millisecond.
      const submittedAt = new Date(startsAt + Math.floor(i / 2));
      own.push((await build.submission(t.db, { ...at, participantId: c.participant.id, submittedAt })).id);
      await build.submission(t.db, { ...at, participantId: other.id, submittedAt });
    }

    const seen: string[] = [];
    let cursor = "";
    for (let page = 0; page < 4; page += 1) {
      const { json } = await list(`limit=2${cursor}`);
      seen.push(...json.data.submissions.map((s: { submissionId: string }) => s.submissionId));
      cursor = `&cursor=${json.data.nextCursor}`;
      if (json.data.nextCursor === null) break;
    }

    expect(seen).toHaveLength(7);
    expect(new Set(seen)).toEqual(new Set(own));
    expect(seen[0] === own[6]).toBe(true);
  });

  it("shows all to the jury and refuses that to contestants", async () => {
    const other = await build.participant(t.db, { contestId: c.contest.id });
    const jury = await build.user(t.db, { role: "jury" });
    await build.submission(t.db, { ...c.problem, contestId: c.contest.id, participantId: other.id });

    expect((await list("scope=all", jury.id)).json.data.submissions).toHaveLength(1);
    expect((await list("scope=all")).status).toBe(403);
    expect((await list("scope=own", jury.id)).json.data.submissions).toEqual([]);
  });

  it("refuses a cursor that is not one of ours", async () => {
    expect((await list("cursor=bm90LW91cnM")).json.error?.code).toBe("request.malformed");
  });
});

describe("one submission", () => {
  const tests = [
    { ...test("sample/1", "AC"), transcript: "> 500\n< right\n" },
    { ...test("secret/01", "AC"), firstRun: { cpuMs: 990, wallMs: 995 }, transcript: "> 613\n" },
    { ...test("secret/02", "WA"), judgeMessage: "expected 7, found 8", teamMessage: "wrong sum" },
  ];

  async function judged(given: readonly ((typeof tests)[number] | ReturnType<typeof test>)[] = tests) {
    return build.submission(t.db, {
      ...c.problem,
      contestId: c.contest.id,
      participantId: c.participant.id,
      source: "// the source",
      judgement: {
        state: "judged",
        verdict: "WA",
        failedTest: 3,
        testsTotal: 5,
        outcome: {
          kind: "judged",
          verdict: "WA",
          score: null,
          maxScore: null,
          maxCpuMs: 12,
          maxMemoryBytes: 1_000,
          compileMessage: "a warning",
          tests: [...given],
          groups: [{ name: "secret", verdict: "WA", score: null, maxScore: null }],
          testsTotal: 5,
        },
      },
    });
  }
  const read = async (id: string, as: string) => t.ask("GET", `/api/submissions/${id}`, { as });

  it("shows its sender the source and each test's number, verdict, time and memory, and no name of a test", async () => {
    const { id } = await judged();

    const { json } = await read(id, c.lola.id);

    expect(json.data).toMatchObject({
      source: "// the source",
      compileMessage: "a warning",
      verdict: "WA",
      failedTest: 3,
      testsDone: 3,
      testsTotal: 5,
    });
    const plain = { verdict: "AC", cpuMs: 3, memoryBytes: 500, teamMessage: null };
    expect(json.data.tests).toEqual([
      { ...plain, number: 1, isSample: true, transcript: "> 500\n< right\n" },
      { ...plain, number: 2, isSample: false, firstCpuMs: 990 },
      { ...plain, number: 3, isSample: false, verdict: "WA", teamMessage: "wrong sum" },
    ]);
    expect(JSON.stringify(json)).not.toMatch(/secret|expected 7/);
  });

  it("shows its sender where the source was looked at and nothing was run", async () => {
    const { id } = await judged([test("secret/(static)", "WA"), test("secret/01", "AC")]);

    const { json } = await read(id, c.lola.id);

    expect(json.data.tests).toMatchObject([{ number: 1, isStatic: true }, { number: 2 }]);
    expect(json.data.tests[1]).not.toHaveProperty("isStatic");
    expect(JSON.stringify(json)).not.toContain("secret");
  });

  it("shows the jury the names of tests and the checker's words", async () => {
    const { id } = await judged();
    const jury = await build.user(t.db, { role: "jury" });

    const { json } = await read(id, jury.id);

    expect(json.data.tests[2]).toMatchObject({ name: "secret/02", judgeMessage: "expected 7, found 8" });
    expect(json.data.groups).toHaveLength(1);
  });

  it("shows the jury what was said on every test, and its sender what was said on samples", async () => {
    const { id } = await judged();
    const jury = await build.user(t.db, { role: "jury" });

    const [own, all] = [await read(id, c.lola.id), await read(id, jury.id)];

    expect(own.json.data.tests[0]).toMatchObject({ transcript: "> 500\n< right\n" });
    expect(JSON.stringify(own.json)).not.toContain("613");
    expect(all.json.data.tests[1]).toMatchObject({ transcript: "> 613\n" });
  });

  it("says which test was run again alone, and how long it took before", async () => {
    const { id } = await judged();

    const { json } = await read(id, c.lola.id);

    expect(json.data.tests[1]).toMatchObject({ firstCpuMs: 990 });
    expect(json.data.tests[0]).not.toHaveProperty("firstCpuMs");
  });

  it.each(["student", "teacher", "setter"] as const)("is not there for another %s", async (role) => {
    const { id } = await judged();
    const other = await build.user(t.db, { role });

    expect((await read(id, other.id)).status).toBe(404);
  });

  it("of a recorded team is the jury's alone", async () => {
    const team = await build.participant(t.db, { contestId: c.contest.id });
    const sent = await build.submission(t.db, {
      ...c.problem,
      contestId: c.contest.id,
      participantId: team.id,
    });

    expect((await read(sent.id, c.lola.id)).status).toBe(404);
  });

  it("is under repair while the setter's checker is broken, and only the jury reads why", async () => {
    const outcome = { kind: "failed", fault: "setter", step: "check-output", detail: "left with 7" } as const;
    const sent = await build.submission(t.db, {
      ...c.problem,
      contestId: c.contest.id,
      participantId: c.participant.id,
      judgement: { state: "failed", faultOwner: "setter", outcome },
    });
    const jury = await build.user(t.db, { role: "jury" });

    const own = await read(sent.id, c.lola.id);
    expect(own.json.data).toMatchObject({ state: "under-repair", verdict: null, tests: [] });
    expect(JSON.stringify(own.json)).not.toContain("check-output");
    expect((await read(sent.id, jury.id)).json.data.judgingError).toEqual({
      fault: "setter",
      step: "check-output",
      detail: "left with 7",
    });
  });
});

function test(name: string, verdict: "AC" | "WA") {
  const plain = { cpuMs: 3, wallMs: 4, memoryBytes: 500, score: null, judgeMessage: null, teamMessage: null };
  return { name, verdict, ...plain };
}

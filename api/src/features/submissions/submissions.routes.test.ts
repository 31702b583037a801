import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { build } from "../../../test/kit/build.ts";
import { openTestApp, type TestApp } from "../../../test/kit/open-test-app.ts";
import { judgeHosts } from "../../db/schema/judge-hosts.ts";
import { judgements, submissions } from "../../db/schema/submissions.ts";
import { submitForParticipant } from "./submit-for-participant.ts";

let t: TestApp;
const endsAt = Date.now() + 3_600_000;
const startsAt = Date.now() - 3_600_000;

async function openContest() {
  const contest = await build.contest(t.db, { startsAt: new Date(startsAt), endsAt: new Date(endsAt) });
  const lola = await build.user(t.db);
  const participant = await build.participant(t.db, { contestId: contest.id, userId: lola.id, name: "Lola" });
  const problem = await build.contestProblem(t.db, { contestId: contest.id, label: "A" });
  return { contest, lola, participant, problem };
}
let c: Awaited<ReturnType<typeof openContest>>;

beforeAll(async () => {
  t = await openTestApp();
  await build.judgeHost(t.db);
});
afterAll(() => t.close());
beforeEach(async () => {
  t.ctx.clock.set(startsAt + 1_000);
  c = await openContest();
});

const good = { problemLabel: "A", languageId: "cpp20", source: "int main() {}\n" };
const send = (json: object, as = c.lola.id) =>
  t.ask("POST", `/api/contests/${c.contest.slug}/submissions`, { as, json });
const countKept = () => t.db.$count(submissions, eq(submissions.contestId, c.contest.id));

describe("sending code", () => {
  it("keeps it with one queued judgement under attempt 1, answers its summary and tells of it", async () => {
    const { status, json } = await send({ ...good, fileName: "yechim.cpp" });

    expect(status).toBe(201);
    expect(json.data).toMatchObject({
      contestSlug: c.contest.slug,
      problemLabel: "A",
      participantName: "Lola",
      languageId: "cpp20",
      submittedAt: startsAt + 1_000,
      contestTimeMs: 1_000,
      state: "queued",
      verdict: null,
      testsDone: null,
    });
    const { submissionId } = json.data;
    const [kept] = await t.db.select().from(submissions).where(eq(submissions.id, submissionId));
    expect(kept).toMatchObject({
      source: good.source,
      fileName: "yechim.cpp",
      problemId: c.problem.problemId,
    });
    const judged = await t.db.select().from(judgements).where(eq(judgements.submissionId, submissionId));
    expect(judged).toMatchObject([{ attempt: 1, state: "queued", isCurrent: 1, verdict: null }]);
    expect(t.ctx.events.told.at(-1)).toEqual({ kind: "submission-received", submissionId });
  });

  it("names a Java source for its public class", async () => {
    const { json } = await send({ ...good, languageId: "java", source: "public class Yechim { }" });

    const [kept] = await t.db.select().from(submissions).where(eq(submissions.id, json.data.submissionId));
    expect(kept?.fileName).toBe("Yechim.java");
  });

  it.each([
    ["one millisecond before the start", startsAt - 1, "contest.not_started"],
    ["in the millisecond of the end", endsAt, "contest.ended"],
    ["one millisecond after the end", endsAt + 1, "contest.ended"],
  ])("%s is refused", async (_, now, code) => {
    t.ctx.clock.set(now);

    const { status, json } = await send(good);

    expect([status, json.error?.code]).toEqual([403, code]);
    expect(await countKept()).toBe(0);
  });

  it.each([
    ["in the millisecond of the start", startsAt],
    ["one millisecond before the end", endsAt - 1],
  ])("%s is taken", async (_, now) => {
    t.ctx.clock.set(now);

    expect((await send(good)).status).toBe(201);
  });

  it.each([
    ["an unknown language", { languageId: "cobol" }, 422, "submission.language_unknown", "cobol"],
    ["a language no judge has", { languageId: "rust" }, 422, "submission.language_unavailable", "Rust"],
    ["an unknown problem", { problemLabel: "Z" }, 404, "thing.not_found", '"Z"'],
    ["nothing but white space", { source: " \n\t" }, 422, "submission.source_empty", "empty"],
    [
      "a compiled program",
      { source: "\u007fELF\u0000\u0001" },
      422,
      "submission.source_binary",
      "U+007F in line 1",
    ],
    ["a NUL in the midst", { source: "int x;\n\u0000" }, 422, "submission.source_binary", "U+0000 in line 2"],
    ["bytes that were not UTF-8", { source: "a\ufffdb" }, 422, "submission.source_binary", "U+FFFD"],
    [
      "a source over the limit",
      { source: "x".repeat(131_073) },
      413,
      "submission.source_too_large",
      "131073",
    ],
    [
      "Cyrillic over the limit in bytes",
      { source: "ж".repeat(65_537) },
      413,
      "submission.source_too_large",
      "131074",
    ],
    ["a source over any limit", { source: "x".repeat(1_048_577) }, 400, "request.malformed", "body.source"],
  ])("refuses %s, names it, and keeps nothing", async (_, wrong, status, code, named) => {
    const answer = await send({ ...good, ...wrong });

    expect([answer.status, answer.json.error?.code]).toEqual([status, code]);
    expect(answer.json.error?.message).toContain(named);
    expect(await countKept()).toBe(0);
  });

  it("takes a source of exactly the limit", async () => {
    expect((await send({ ...good, source: "x".repeat(131_072) })).status).toBe(201);
  });

  it("refuses a language the problem does not take", async () => {
    const version = await build.problemVersion(t.db, {
      manifest: build.manifest({ languages: ["python3"] }),
    });
    await build.contestProblem(t.db, {
      contestId: c.contest.id,
      label: "B",
      problemId: version.problemId,
      problemVersionId: version.id,
    });

    const { json } = await send({ ...good, problemLabel: "B" });

    expect(json.error).toMatchObject({
      code: "submission.language_unavailable",
      details: { taken: ["python3"] },
    });
    expect((await send({ ...good, problemLabel: "B", languageId: "python3" })).status).toBe(201);
  });

  it("does not count a host that is drained or away as having a language", async () => {
    const drained = await build.judgeHost(t.db, { state: "drained", hello: build.hello("d", ["go"]) });
    const away = await build.judgeHost(t.db, { isConnected: 0, hello: build.hello("a", ["go"]) });
    expect((await send({ ...good, languageId: "go" })).json.error?.code).toBe(
      "submission.language_unavailable",
    );

    await t.db.update(judgeHosts).set({ state: "enabled" }).where(eq(judgeHosts.id, drained.id));

    expect((await send({ ...good, languageId: "go" })).status).toBe(201);
    await t.db.delete(judgeHosts).where(eq(judgeHosts.id, drained.id));
    await t.db.delete(judgeHosts).where(eq(judgeHosts.id, away.id));
  });

  it("is for those who take part: a jury member and a stranger are refused", async () => {
    const [stranger, jury] = [await build.user(t.db), await build.user(t.db, { role: "jury" })];

    expect((await send(good, stranger.id)).json.error?.code).toBe("contest.not_participating");
    expect((await send(good, jury.id)).json.error?.code).toBe("contest.not_participating");
  });

  it("stops at the seventh in a minute and goes on in the next", async () => {
    for (let i = 0; i < 6; i += 1) expect((await send(good)).status).toBe(201);

    expect((await send(good)).json.error?.code).toBe("request.rate_limited");
    t.ctx.clock.advance(60_000);
    expect((await send(good)).status).toBe(201);
  });

  it("stops a participant whose submissions pile up unjudged", async () => {
    for (let i = 0; i < 25; i += 1)
      await submitForParticipant(t.ctx, {
        ...good,
        contestSlug: c.contest.slug,
        participantId: c.participant.id,
      });

    expect((await send(good)).json.error?.code).toBe("submission.too_many");
  });
});

describe("recorded teams", () => {
  it("send code without a person, by the same rules", async () => {
    const team = await build.participant(t.db, { contestId: c.contest.id });
    const by = { ...good, contestSlug: c.contest.slug, participantId: team.id };

    const { submissionId } = await submitForParticipant(t.ctx, by);

    expect(submissionId).toMatch(/^sub_/);
    t.ctx.clock.set(endsAt);
    await expect(submitForParticipant(t.ctx, by)).rejects.toMatchObject({ code: "contest.ended" });
  });
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
    test("sample/1", "AC"),
    test("secret/01", "AC"),
    { ...test("secret/02", "WA"), judgeMessage: "expected 7, found 8", teamMessage: "wrong sum" },
  ];

  async function judged() {
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
          tests,
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
    expect(json.data.tests).toEqual([
      { number: 1, isSample: true, verdict: "AC", cpuMs: 3, memoryBytes: 500, teamMessage: null },
      { number: 2, isSample: false, verdict: "AC", cpuMs: 3, memoryBytes: 500, teamMessage: null },
      { number: 3, isSample: false, verdict: "WA", cpuMs: 3, memoryBytes: 500, teamMessage: "wrong sum" },
    ]);
    expect(JSON.stringify(json)).not.toMatch(/secret|expected 7/);
  });

  it("shows the jury the names of tests and the checker's words", async () => {
    const { id } = await judged();
    const jury = await build.user(t.db, { role: "jury" });

    const { json } = await read(id, jury.id);

    expect(json.data.tests[2]).toMatchObject({ name: "secret/02", judgeMessage: "expected 7, found 8" });
    expect(json.data.groups).toHaveLength(1);
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

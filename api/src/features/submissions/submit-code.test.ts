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

describe("sending code again under the same key", () => {
  const keyed = { ...good, sendKey: "press-of-the-button-1" };

  it("keeps one submission, answered twice", async () => {
    const first = await send(keyed);
    const second = await send(keyed);

    expect(second.json.data.submissionId).toBe(first.json.data.submissionId);
    expect(await countKept()).toBe(1);
  });

  it("keeps one submission when both arrive at once", async () => {
    const answers = await Promise.all([send(keyed), send(keyed), send(keyed)]);

    expect(new Set(answers.map(({ json }) => json.data.submissionId)).size).toBe(1);
    expect(await countKept()).toBe(1);
  });

  it("answers the one that was in time even after the end", async () => {
    const first = await send(keyed);
    t.ctx.clock.set(endsAt + 1);

    expect((await send(keyed)).json.data.submissionId).toBe(first.json.data.submissionId);
  });

  it("is another submission when another participant uses the key", async () => {
    await send(keyed);
    const omar = await build.user(t.db);
    await build.participant(t.db, { contestId: c.contest.id, userId: omar.id, name: "Omar" });

    await send(keyed, omar.id);

    expect(await countKept()).toBe(2);
  });
});

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

  it("does not count a host that is drained or long away as having a language", async () => {
    const drained = await build.judgeHost(t.db, { state: "drained", hello: build.hello("d", ["go"]) });
    const away = await build.judgeHost(t.db, {
      isConnected: 0,
      lastSeenAt: new Date(startsAt - 11 * 60_000),
      hello: build.hello("a", ["go"]),
    });
    expect((await send({ ...good, languageId: "go" })).json.error?.code).toBe(
      "submission.language_unavailable",
    );

    await t.db.update(judgeHosts).set({ state: "enabled" }).where(eq(judgeHosts.id, drained.id));

    expect((await send({ ...good, languageId: "go" })).status).toBe(201);
    await t.db.delete(judgeHosts).where(eq(judgeHosts.id, drained.id));
    await t.db.delete(judgeHosts).where(eq(judgeHosts.id, away.id));
  });

  it("takes code in a language whose only host has just gone: it comes back and judges it", async () => {
    const restarting = await build.judgeHost(t.db, {
      isConnected: 0,
      lastSeenAt: new Date(startsAt - 60_000),
      hello: build.hello("r", ["go"]),
    });

    expect((await send({ ...good, languageId: "go" })).status).toBe(201);
    await t.db.delete(judgeHosts).where(eq(judgeHosts.id, restarting.id));
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

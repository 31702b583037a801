import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { build } from "../../../../test/kit/build.ts";
import { openTestApp, type TestApp } from "../../../../test/kit/open-test-app.ts";
import { contests, participants } from "../../../db/schema/contests.ts";
import { contestGroups } from "../../../db/schema/participants.ts";
import { rejudges } from "../../../db/schema/rejudges.ts";

let t: TestApp;
const minute = 60_000;
const endsAt = Math.floor(Date.now() / minute) * minute;
const reason = "an appeal";
let c: Awaited<ReturnType<typeof openFinal>>;
beforeAll(async () => {
  t = await openTestApp();
});
afterAll(() => t.close());
beforeEach(async () => {
  c = await openFinal();
});

/** A contest with one wrong submission whose results were declared final a minute after its end, and its jury. */
async function openFinal() {
  t.ctx.clock.set(endsAt + 2 * minute);
  const startsAt = new Date(endsAt - 300 * minute);
  const contest = await build.contest(t.db, {
    startsAt,
    endsAt: new Date(endsAt),
    finalizedAt: new Date(endsAt + minute),
  });
  const contestId = contest.id;
  const [lola, jury] = [await build.user(t.db), await build.user(t.db, { role: "jury" })];
  const line = await build.participant(t.db, { contestId, userId: lola.id, name: "Lola" });
  const { problemId, problemVersionId } = await build.contestProblem(t.db, { contestId, label: "A" });
  const send = (submittedAt: number, participantId = line.id) =>
    build.submission(t.db, {
      contestId,
      participantId,
      problemId,
      problemVersionId,
      submittedAt: new Date(submittedAt),
      judgement: { state: "judged", verdict: "WA" },
    });
  const { id: submissionId } = await send(endsAt - 1);
  const groupId = t.ctx.ids.make("group");
  await t.db.insert(contestGroups).values({ id: groupId, contestId, name: "Toshkent" });
  const rejudgeId = t.ctx.ids.make("rejudge");
  const set = { pick: { kind: "filter" as const }, reason, createdBy: jury.id, createdAt: startsAt };
  await t.db.insert(rejudges).values({ id: rejudgeId, contestId, ...set });
  return { contest, jury, line, submissionId, groupId, rejudgeId, send };
}

const ask = async (method: string, path: string, json?: object) => {
  const answer = await t.ask(method, `/api/${path}`, {
    as: c.jury.id,
    ...(json === undefined ? {} : { json }),
  });
  return answer.json.error?.code ?? "done";
};
const override = (submissionId: string) =>
  ask("POST", `submissions/${submissionId}/override`, { verdict: "AC", score: null, reason });

/** Everything by which a rank could move, as the jury would do it. */
const changes: readonly (readonly [what: string, change: () => Promise<string>])[] = [
  ["a verdict by hand", () => override(c.submissionId)],
  ["a submission that counts no more", () => ask("POST", `submissions/${c.submissionId}/ignore`, { reason })],
  ["penalty minutes", () => ask("POST", `${lineOf()}/adjustments`, adjustment())],
  ["a set judged again", () => ask("POST", `rejudges/${c.rejudgeId}/apply`)],
  ["a line taken out of competition", () => changeLine({ isUnofficial: true })],
  ["a line's extra time", () => changeLine({ extraMs: minute })],
  ["a line that is gone", () => changeLine({ isWithdrawn: true })],
  ["a group's order", () => ask("PATCH", `contests/${c.contest.slug}/groups/${c.groupId}`, { sortOrder: 1 })],
  ["a list of participants", () => ask("POST", `contests/${c.contest.slug}/participants/import`, list)],
];
const list = { form: "csv", text: "name\nOmar", isDryRun: false };
const lineOf = () => `contests/${c.contest.slug}/participants/${c.line.id}`;
const adjustment = () => ({ amount: 20, reason, sendKey: t.ctx.ids.secret(12) });
const changeLine = (change: object) => ask("PATCH", lineOf(), change);

describe("final results", () => {
  it.each(changes)("are not changed by %s until they were withdrawn for all to see", async (_, change) => {
    expect(await change()).toBe("contest.results_final");

    expect(await ask("POST", `contests/${c.contest.slug}/clock`, { kind: "withdraw-results" })).toBe("done");
    expect(await change()).toBe("done");
  });

  it("keep the settings that they come from, and no others", async () => {
    const path = `contests/${c.contest.slug}/settings`;
    const { settings } = (await t.ask("GET", `/api/${path}`, { as: c.jury.id })).json.data;
    const keep = (over: object) => ask("PUT", path, { ...settings, ...over });

    const refused = await t.ask("PUT", `/api/${path}`, {
      as: c.jury.id,
      json: { ...settings, penaltyMinutes: 10, awards: { ...settings.awards, gold: 1 }, slug: "other" },
    });
    expect(refused.json.error?.code).toBe("contest.settings_refused");
    expect(refused.json.error?.details?.faults).toEqual([
      { field: "slug", fault: "locked" },
      { field: "penaltyMinutes", fault: "final" },
      { field: "awards", fault: "final" },
    ]);
    expect(await keep({ title: { uz: "Yakuniy bosqich" } })).toBe("done");
  });

  it("let a name be mended, and decide about what was sent for the archive", async () => {
    const solver = await build.user(t.db);
    const [archive] = await t.db
      .insert(participants)
      .values({ ...c.line, id: t.ctx.ids.make("participant"), userId: solver.id, part: "upsolver" })
      .returning();
    const practice = await c.send(endsAt + 1, archive?.id);
    const late = await c.send(endsAt + 90_000);

    expect(await changeLine({ name: "Lola Karimova" })).toBe("done");
    expect(await override(practice.id)).toBe("done");
    expect(await override(late.id)).toBe("done");
    const [row] = await t.db.select().from(contests).where(eq(contests.id, c.contest.id));
    expect(row?.finalizedAt?.getTime()).toBe(endsAt + minute);
  });
});

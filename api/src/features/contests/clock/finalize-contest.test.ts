import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { build } from "../../../../test/kit/build.ts";
import { openTestApp, type TestApp } from "../../../../test/kit/open-test-app.ts";
import { clarifications } from "../../../db/schema/clarifications.ts";
import { judgements } from "../../../db/schema/submissions.ts";

let t: TestApp;
const minute = 60_000;
const endsAt = Math.floor(Date.now() / minute) * minute;

async function open() {
  const startsAt = new Date(endsAt - 300 * minute);
  const contest = await build.contest(t.db, { startsAt, endsAt: new Date(endsAt) });
  const [lola, jury] = [await build.user(t.db), await build.user(t.db, { role: "jury" })];
  const line = await build.participant(t.db, { contestId: contest.id, userId: lola.id, name: "Lola" });
  const problem = await build.contestProblem(t.db, { contestId: contest.id, label: "A" });
  return { contest, lola, jury, line, problem, path: `/api/contests/${contest.slug}` };
}
let c: Awaited<ReturnType<typeof open>>;

beforeAll(async () => {
  t = await openTestApp();
});
afterAll(() => t.close());
beforeEach(async () => {
  c = await open();
});

const change = (json: object) => t.ask("POST", `${c.path}/clock`, { as: c.jury.id, json });

describe("final results", () => {
  const finalize = () => t.ask("POST", `${c.path}/final`, { as: c.jury.id });
  const sent = (given: Partial<typeof judgements.$inferInsert>) =>
    build.submission(t.db, {
      contestId: c.contest.id,
      participantId: c.line.id,
      problemId: c.problem.problemId,
      problemVersionId: c.problem.problemVersionId,
      submittedAt: new Date(endsAt - 1),
      judgement: given,
    });

  it("are refused while somebody competes or something has no verdict, and told what is in the way", async () => {
    await sent({});
    await sent({ state: "failed", faultOwner: "setter" });
    t.ctx.clock.set(endsAt - 1);

    const { status, json } = await finalize();

    expect(status).toBe(409);
    expect(json.error?.details?.obstacles).toEqual([
      { kind: "running", count: 1 },
      { kind: "unjudged", count: 1 },
      { kind: "judging-error", count: 1 },
    ]);
  });

  it("are declared once all is judged, stay declared, and can be withdrawn", async () => {
    const { id } = await sent({});
    t.ctx.clock.set(endsAt);
    expect((await finalize()).status).toBe(409);
    await t.db
      .update(judgements)
      .set({ state: "judged", verdict: "AC" })
      .where(and(eq(judgements.submissionId, id), eq(judgements.isCurrent, 1)));

    expect((await finalize()).json.data.finalizedAt).toBe(endsAt);
    t.ctx.clock.advance(minute);
    expect((await finalize()).json.data.finalizedAt).toBe(endsAt);
    expect((await t.ask("GET", c.path)).json.data.phase).toBe("final");
    expect((await change({ kind: "withdraw-results" })).json.data.finalizedAt).toBeNull();
  });

  it("wait for the answer to every question", async () => {
    const row = { contestId: c.contest.id, authorId: c.lola.id, text: "?", sentAt: new Date(endsAt - 1) };
    const asked = { ...row, id: "clr_1", seq: 1, kind: "question" as const, participantId: c.line.id };
    await t.db.insert(clarifications).values(asked);
    t.ctx.clock.set(endsAt);

    expect((await finalize()).json.error?.details?.obstacles).toEqual([{ kind: "clarification", count: 1 }]);
    await t.db
      .insert(clarifications)
      .values({ ...row, id: "clr_2", seq: 2, kind: "answer", questionId: "clr_1" });
    expect((await finalize()).status).toBe(200);
  });

  it("do not wait for what was sent for the archive", async () => {
    t.ctx.clock.set(endsAt + minute);
    await build.submission(t.db, {
      contestId: c.contest.id,
      participantId: c.line.id,
      problemId: c.problem.problemId,
      problemVersionId: c.problem.problemVersionId,
      submittedAt: new Date(endsAt),
    });

    expect((await finalize()).status).toBe(200);
  });
});

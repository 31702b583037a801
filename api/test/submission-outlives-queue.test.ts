import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createApp } from "../src/app.ts";
import type { Ctx } from "../src/ctx.ts";
import { judgements } from "../src/db/schema/submissions.ts";
import { startSession } from "../src/features/accounts/lucia-sessions.ts";
import { requeueLost } from "../src/features/judgements/requeue-lost.ts";
import { submitForParticipant } from "../src/features/submissions/submit-for-participant.ts";
import { MemoryRateCounter } from "../src/http/memory-rate-counter.ts";
import { openEvents } from "../src/reactions.ts";
import { build } from "./kit/build.ts";
import { openTestDatabase, type TestDatabase } from "./kit/open-test-database.ts";
import { makeTestCtx } from "./kit/test-ctx.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

/** The app with the house's own reactions, and only the doors out remembered instead of opened. */
async function openHouse() {
  const parts = makeTestCtx(database.db);
  const doors = {
    wakeOutbox: () => {},
    tellHostOrders: () => {},
    measureJudgement: async () => {},
    countHostFault: () => {},
  };
  const ctx: Ctx = { ...parts, events: openEvents(() => ({ ctx, doors })) };
  const app = createApp({ ctx, rateCounter: new MemoryRateCounter(parts.clock) });
  const { db } = database;
  const [contest, person] = [await build.contest(db), await build.user(db)];
  await build.judgeHost(db);
  await build.contestProblem(db, { contestId: contest.id, label: "A" });
  await build.participant(db, { contestId: contest.id, userId: person.id });
  const cookie = (await startSession(ctx, person.id)).setCookie.split(";")[0] ?? "";
  const submit = () =>
    app.request(`/api/contests/${contest.slug}/submissions`, {
      method: "POST",
      headers: { "content-type": "application/json", cookie },
      body: JSON.stringify({ problemLabel: "A", languageId: "cpp20", source: "int main() {}" }),
    });
  return { ctx, submit, contest, clock: parts.clock, queue: parts.judgeQueue };
}

it("hands code to the queue in the same request, once, before anything else of lower rank", async () => {
  const { submit, queue } = await openHouse();

  expect((await submit()).status).toBe(201);

  expect([...queue.jobs.values()]).toMatchObject([
    { priority: 10, job: { kind: "submission", attempt: 1, languageId: "cpp20", stop: "first-failure" } },
  ]);
});

it("lets the code of a recorded team wait behind everybody's", async () => {
  const { ctx, contest, queue } = await openHouse();
  const recorded = await build.participant(database.db, { contestId: contest.id, userId: null });
  const code = { problemLabel: "A", languageId: "cpp20", source: "int main() {}" };

  await submitForParticipant(ctx, { ...code, contestSlug: contest.slug, participantId: recorded.id });

  expect([...queue.jobs.values()]).toMatchObject([{ priority: 60 }]);
});

it("keeps code that arrives while the queue is away, and hands it out when the queue is back", async () => {
  const { ctx, submit, clock, queue } = await openHouse();
  queue.isDown = true;

  const response = await submit();

  expect(response.status).toBe(201);
  const { submissionId } = JSON.parse(await response.text()).data;
  expect(queue.jobs.size).toBe(0);

  queue.isDown = false;
  clock.advance(60_000);
  await requeueLost(ctx);

  const [judgement] = await database.db
    .select()
    .from(judgements)
    .where(eq(judgements.submissionId, submissionId));
  expect([...queue.jobs.keys()]).toContain(`${judgement?.id}.${judgement?.attempt}`);
});

import { rooms } from "@bilimdon/contracts/live/rooms";
import type { ContestFormat } from "@bilimdon/rules/scoreboard/contest-format";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { buildContest } from "../../../test/kit/build-contest.ts";
import { openTestDatabase, type TestDatabase } from "../../../test/kit/open-test-database.ts";
import { makeTestCtx } from "../../../test/kit/test-ctx.ts";
import { contests } from "../../db/schema/contests.ts";
import { openProgressTeller } from "./tell-progress.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const ioi = (feedback: "full" | "score" | "none"): ContestFormat => ({
  kind: "ioi",
  counts: "best-submission",
  feedback,
});

it.each([
  ["counts its tests in an icpc contest", { kind: "icpc" }, 110, [3, 10]],
  ["counts its tests where the feedback is full", ioi("full"), 110, [3, 10]],
  ["counts no tests where the feedback is the score", ioi("score"), 110, [0, 0]],
  ["counts no tests where there is no feedback", ioi("none"), 110, [0, 0]],
  ["counts its tests once everyone has ended", ioi("none"), 400, [3, 10]],
] as const)("a submission on its way %s", async (_, format, nowMinutes, counted) => {
  const ctx = makeTestCtx(database.db);
  const contest = await buildContest(database.db, { labels: ["A"], names: ["lola"] });
  await database.db.update(contests).set({ format }).where(eq(contests.id, contest.contestId));
  ctx.clock.set(contest.startsAt + nowMinutes * 60_000);
  const { judgementId } = await contest.send("lola", "A", 100);
  const teller = openProgressTeller(ctx);

  await teller.tell({ judgementId, attempt: 1, phase: "testing", testsDone: 3, testsTotal: 10 });
  teller.forget(judgementId);

  const room = rooms.user(contest.participants.lola?.userId ?? "");
  const [news] = ctx.live.sent.filter((sent) => sent.room === room);
  expect(news?.payload).toMatchObject({ phase: "testing", testsDone: counted[0], testsTotal: counted[1] });
});

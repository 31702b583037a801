import type { CustomRunReport } from "@bilimdon/contracts/live/judge-to-api";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestDatabase, type TestDatabase } from "../../test/kit/open-test-database.ts";
import { makeTestCtx, type TestCtx } from "../../test/kit/test-ctx.ts";
import { answerCustomRun } from "./on-custom-run.ts";

let database: TestDatabase;
let ctx: TestCtx;
beforeAll(async () => {
  database = await openTestDatabase();
  ctx = makeTestCtx(database.db);
});
afterAll(() => database.close());

const reportOf = (): CustomRunReport => ({
  customRunId: ctx.ids.make("customRun"),
  attempt: 1,
  outcome: { kind: "ran", results: [], samplesTotal: 0 },
});

it("hands a custom run's report to its verb and answers with the verb's answer", async () => {
  const message = reportOf();
  const told: CustomRunReport[] = [];

  const answer = await answerCustomRun(ctx, {
    message,
    record: async (_, report) => {
      told.push(report);
      return "stale";
    },
  });

  expect(answer).toEqual({ answer: "stale" });
  expect(told).toEqual([message]);
});

it("answers a report that cannot be read with unknown, so that its job ends", async () => {
  const message = { ...reportOf(), outcome: null };

  expect(await answerCustomRun(ctx, { message, record: async () => "kept" })).toEqual({ answer: "unknown" });
});

it("lets the worker hold a report that cannot be kept now", async () => {
  const record = () => Promise.reject(new Error("the database is away"));

  expect(await answerCustomRun(ctx, { message: reportOf(), record })).toEqual({ answer: "again-later" });
});

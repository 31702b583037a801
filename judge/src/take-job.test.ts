import type { JudgementVerdict } from "@bilimdon/contracts/live/judge-to-api";
import { pino } from "pino";
import { afterAll, expect, it } from "vitest";
import { openTestRoom } from "../test/kit/open-test-room.ts";
import { takeJob } from "./take-job.ts";

const room = await openTestRoom();
afterAll(() => room.close());

it("tells the API of a judging that broke down, with its cause, instead of trying it for ever", async () => {
  const told: JudgementVerdict[] = [];
  const [language] = room.toolbox.ready;
  const job = {
    v: 1,
    kind: "submission",
    judgementId: `jdg_${"0".repeat(20)}`,
    attempt: 3,
    submissionId: `sub_${"0".repeat(20)}`,
    packageHash: "a".repeat(64),
    languageId: language?.language.id,
    files: [{ name: "main.txt", text: "x" }],
    timeLimitMs: 1_000,
    stop: "all",
  };
  const unused = () => Promise.reject(new Error("not asked for here"));

  await takeJob(
    {
      room: {
        ...room,
        clock: Date.now,
        shelf: { open: () => Promise.reject(new Error("the shelf fell down")) },
      },
      link: {
        tellProgress: () => {},
        tellVerificationProgress: unused,
        deliverVerdict: async (verdict) => {
          told.push(verdict);
          return "kept";
        },
        deliverVerification: unused,
        deliverCustomRun: unused,
        tellCalibration: async () => null,
        close: () => {},
      },
      hostName: "host-a",
      workerId: "w1",
      log: pino({ level: "silent" }),
      customRuns: { hold: (run) => run(), mayTake: () => true },
    },
    { id: "x", data: job, isLastAttempt: false },
  );

  expect(told).toMatchObject([
    {
      attempt: 3,
      outcome: { kind: "failed", fault: "platform", step: "worker", detail: "the shelf fell down" },
    },
  ]);
});

import { z } from "zod";
import { flightRecord, judgementOutcome } from "./live/judge-to-api.ts";
import { submissionJob } from "./queue/judge-jobs.ts";

/** Names in the folder of a replay: all that is needed to judge a kept judgement again, on any host. */
export const replayFiles = { order: "order.json", package: "package.tar" } as const;

/** A kept judgement with the job it was, to be judged again and compared. */
export const replayOrder = z.object({
  v: z.literal(1),
  job: submissionJob,
  kept: z.object({
    outcome: judgementOutcome,
    /** null: kept by an earlier version, or never judged by a host. */
    flight: flightRecord.nullable(),
  }),
});
export type ReplayOrder = z.infer<typeof replayOrder>;

/** What the judge prints: the same, as it came out this time. */
export const replayedJudging = z.object({ outcome: judgementOutcome, flight: flightRecord });
export type ReplayedJudging = z.infer<typeof replayedJudging>;

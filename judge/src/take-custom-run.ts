import { type CustomRunJob, customRunJob } from "@bilimdon/contracts/queue/judge-jobs";
import type { Logger } from "pino";
import type { ApiLink } from "./api-link.ts";
import type { SubmissionRoom } from "./flows/judge-submission.ts";
import { runCustomInput } from "./flows/run-custom-input.ts";
import type { TakenJob } from "./queue-consumer.ts";

interface CustomRunDesk {
  readonly room: SubmissionRoom;
  readonly link: Pick<ApiLink, "deliverCustomRun">;
  readonly log: Logger;
}

/**
 * Makes one custom run, from the job to the API's answer.
 *
 * @throws Error on a fault of the platform, so that the queue tries again; after the last attempt the API is told
 */
export async function takeCustomRun(desk: CustomRunDesk, taken: TakenJob, job: CustomRunJob): Promise<void> {
  const { customRunId, attempt } = job;
  const outcome = await runCustomInput(desk.room, job);
  if (outcome.kind === "failed" && outcome.fault === "platform" && !taken.isLastAttempt)
    throw new Error(`${outcome.step}: ${outcome.detail}`);
  const answer = await desk.link.deliverCustomRun({ customRunId, attempt, outcome });
  desk.log.info({ customRunId, attempt, said: outcome.kind, answer }, "tried");
}

/** How many custom runs this host makes at once. */
export interface CustomRunRoom {
  /** true for every other kind of job too. */
  mayTake(data: unknown): boolean;
  hold(run: () => Promise<void>): Promise<void>;
}

/** Runs that count for nothing leave one lane to those that count, where there are two. */
export function openCustomRunRoom(lanes: number): CustomRunRoom {
  const most = Math.max(1, lanes - 1);
  let running = 0;
  return {
    mayTake: (data) => running < most || !customRunJob.safeParse(data).success,
    hold: async (run) => {
      running += 1;
      try {
        await run();
      } finally {
        running -= 1;
      }
    },
  };
}

import {
  type CustomRunReport,
  customRunReport,
  type VerdictAnswer,
} from "@bilimdon/contracts/live/judge-to-api";
import type { Ctx } from "../ctx.ts";

export interface CustomRunMessage {
  /** As it came from the worker. */
  readonly message: unknown;
  record(ctx: Ctx, report: CustomRunReport): Promise<VerdictAnswer["answer"]>;
}

/** Keeps what a custom run came to and says what became of it, as on-verdict.ts does. Never rejects. */
export async function answerCustomRun(ctx: Ctx, arrived: CustomRunMessage): Promise<VerdictAnswer> {
  const report = customRunReport.safeParse(arrived.message);
  if (!report.success) {
    ctx.log.error({ issues: report.error.issues.slice(0, 10) }, "a custom run's report cannot be read");
    return { answer: "unknown" };
  }
  const { customRunId, attempt } = report.data;
  try {
    return { answer: await arrived.record(ctx, report.data) };
  } catch (error) {
    ctx.log.error({ err: error, customRunId, attempt }, "a custom run's report could not be kept now");
    return { answer: "again-later" };
  }
}

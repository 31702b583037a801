import {
  type VerdictAnswer,
  type VerificationReport,
  verificationReport,
} from "@bilimdon/contracts/live/judge-to-api";
import type { Ctx } from "../ctx.ts";

export interface VerificationMessage {
  /** As it came from the worker. */
  readonly message: unknown;
  record(ctx: Ctx, report: VerificationReport): Promise<VerdictAnswer["answer"]>;
}

/** Keeps a verification's report and says what became of it, as on-verdict.ts does. Never rejects. */
export async function answerVerification(ctx: Ctx, arrived: VerificationMessage): Promise<VerdictAnswer> {
  const report = verificationReport.safeParse(arrived.message);
  if (!report.success) {
    ctx.log.error({ issues: report.error.issues.slice(0, 10) }, "a verification report cannot be read");
    return { answer: "unknown" };
  }
  const { problemVersionId, attempt } = report.data;
  try {
    return { answer: await arrived.record(ctx, report.data) };
  } catch (error) {
    ctx.log.error({ err: error, problemVersionId, attempt }, "a verification report could not be kept now");
    return { answer: "again-later" };
  }
}

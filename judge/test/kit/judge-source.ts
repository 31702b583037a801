import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { JudgementOutcome } from "@bilimdon/contracts/live/judge-to-api";
import { type SubmissionJob, submissionJob } from "@bilimdon/contracts/queue/judge-jobs";
import type { JudgeRoom } from "../../src/flows/judge-program.ts";
import { judgeSubmission } from "../../src/flows/judge-submission.ts";
import { stagePackage } from "../../src/steps/stage-package.ts";
import { writeFiles } from "./write-package.ts";

export interface SourceToJudge {
  /** The package: path → text. */
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  readonly languageId: string;
  /** File name → text. */
  readonly source: Readonly<Record<string, string>>;
  readonly timeLimitMs?: number;
  readonly stop?: SubmissionJob["stop"];
}

/** Judges a source against a package written for the occasion, by the flow that judges submissions. */
export async function judgeSource(room: JudgeRoom, given: SourceToJudge): Promise<JudgementOutcome> {
  const folder = await mkdtemp(join(tmpdir(), "judge-package-"));
  try {
    await writeFiles(folder, given.files);
    const staged = await stagePackage(room.box.storePath, folder, randomBytes(8).toString("hex"));
    if (staged.kind === "refused") throw new Error(JSON.stringify(staged.faults));
    const shelf = { open: async () => ({ kind: "open", package: staged.package }) as const };
    const judged = await judgeSubmission({ ...room, shelf, clock: Date.now }, jobOf(given), () => {});
    await staged.remove();
    return judged.outcome;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function jobOf(given: SourceToJudge): SubmissionJob {
  const letters = "0123456789abcdefghjkmnpqrstvwxyz";
  const id = Array.from(randomBytes(20), (byte) => letters[byte % 32]).join("");
  return submissionJob.parse({
    v: 1,
    kind: "submission",
    judgementId: `jdg_${id}`,
    attempt: 1,
    submissionId: `sub_${id}`,
    packageHash: "0".repeat(64),
    languageId: given.languageId,
    files: Object.entries(given.source).map(([name, text]) => ({ name, text })),
    timeLimitMs: given.timeLimitMs ?? 1_500,
    stop: given.stop ?? "first-failure",
  });
}

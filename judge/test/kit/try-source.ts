import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CustomRunOutcome } from "@bilimdon/contracts/custom-run-words";
import { type CustomRunJob, customRunJob } from "@bilimdon/contracts/queue/judge-jobs";
import { answerSheetName } from "@bilimdon/rules/contest/answer-sheet";
import { runCustomInput } from "../../src/flows/run-custom-input.ts";
import { stagePackage } from "../../src/steps/stage-package.ts";
import type { openTestRoom } from "./open-test-room.ts";
import { writeFiles } from "./write-package.ts";

const letters = "0123456789abcdefghjkmnpqrstvwxyz";
const id = (prefix: string) =>
  `${prefix}_${Array.from(randomBytes(20), (byte) => letters[byte % 32]).join("")}`;

export interface ToTry {
  readonly files: Readonly<Record<string, string>>;
  readonly source: string;
  readonly input: CustomRunJob["input"];
  readonly timeLimitMs?: number;
  readonly languageId?: string;
}

/** A custom run as the queue brings it. */
export function customJob({
  source,
  input,
  timeLimitMs = 1_000,
  languageId = "python3",
}: Omit<ToTry, "files">): CustomRunJob {
  return customRunJob.parse({
    v: 1,
    kind: "custom-run",
    customRunId: id("run"),
    attempt: 1,
    problemId: id("prb"),
    contestId: id("con"),
    packageHash: "0".repeat(64),
    languageId,
    files: [{ name: languageId === "answers" ? answerSheetName : "main.py", text: source }],
    timeLimitMs,
    input,
  });
}

/** Tries a source, or a sheet of answers, against a package written for the occasion. */
export async function trySource(
  room: Awaited<ReturnType<typeof openTestRoom>>,
  { files, ...asked }: ToTry,
): Promise<CustomRunOutcome> {
  const folder = await mkdtemp(join(tmpdir(), "judge-package-"));
  try {
    await writeFiles(folder, files);
    const staged = await stagePackage(room.box.storePath, folder, randomBytes(8).toString("hex"));
    if (staged.kind === "refused") throw new Error(JSON.stringify(staged.faults));
    const shelf = { open: async () => ({ kind: "open", package: staged.package }) as const };
    const outcome = await runCustomInput({ ...room, shelf, clock: Date.now }, customJob(asked));
    await staged.remove();
    return outcome;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

import { randomBytes } from "node:crypto";
import { type SubmissionJob, submissionJob } from "@bilimdon/contracts/queue/judge-jobs";
import { judgeSubmission } from "../flows/judge-submission.ts";
import type { OpenedRoom } from "../judge-room.ts";
import { type StagedPackage, stageSmallPackage } from "./write-bench-package.ts";

const source =
  '#include <cstdio>\nint main() { int a, b; std::scanf("%d %d", &a, &b); std::printf("%d\\n", a + b); }\n';
const testsASubmission = 20;

/**
 * Submissions of twenty tests a second, their program found in the compile cache, all lanes of the box at work.
 *
 * @param forMs  how long to count
 * @throws Error when a submission is not accepted: what failed must not count as fast
 */
export async function measureSubmissions(room: OpenedRoom, forMs: number): Promise<number> {
  const staged = await stageSmallPackage(room.box.storePath, testsASubmission);
  try {
    // The first one compiles.
    await judgeOne(room, staged);
    const startedAt = performance.now();
    let judged = 0;
    const lane = async () => {
      while (performance.now() - startedAt < forMs) {
        await judgeOne(room, staged);
        judged += 1;
      }
    };
    await Promise.all(Array.from({ length: room.box.laneCount }, lane));
    return (1000 * judged) / (performance.now() - startedAt);
  } finally {
    await staged.remove();
  }
}

export async function judgeOne(room: OpenedRoom, staged: StagedPackage): Promise<void> {
  const shelf = { open: async () => ({ kind: "open", package: staged.package }) as const };
  const { outcome } = await judgeSubmission({ ...room, shelf, clock: Date.now }, makeJob(), () => {});
  if (outcome.kind !== "judged" || outcome.verdict !== "AC")
    throw new Error(`the bench's submission was not accepted: ${JSON.stringify(outcome).slice(0, 500)}`);
}

function makeJob(): SubmissionJob {
  const letters = "0123456789abcdefghjkmnpqrstvwxyz";
  const id = Array.from(randomBytes(20), (byte) => letters[byte % 32]).join("");
  return submissionJob.parse({
    v: 1,
    kind: "submission",
    judgementId: `jdg_${id}`,
    attempt: 1,
    submissionId: `sub_${id}`,
    packageHash: "0".repeat(64),
    languageId: "cpp17",
    files: [{ name: "sum.cpp", text: source }],
    timeLimitMs: 2_000,
    stop: "all",
  });
}

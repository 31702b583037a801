import type { TestRunRan } from "@bilimdon/contracts/custom-run-words";
import type { SubmissionJob } from "@bilimdon/contracts/queue/judge-jobs";
import { readAnswerSheet } from "@bilimdon/rules/contest/answer-sheet";
import type { TestResult } from "@bilimdon/rules/verdict/verdict";
import type { Lane } from "../box/box.ts";
import { type AnswerBench, failedStep, type StepFailed } from "../steps/bench.ts";
import { judgeTests, type TestsJudged } from "../steps/judge-tests.ts";
import type { OpenPackage } from "../steps/open-package.ts";
import { tryTest } from "../steps/try-test.ts";
import { type JudgeRoom, withAnswerBench } from "./judge-program.ts";

interface AnswersToJudge {
  readonly opened: OpenPackage;
  readonly job: Pick<SubmissionJob, "files" | "stop">;
  onResult(result: TestResult, done: number): void;
}

/**
 * Judges a sheet of answers on a lane, where the package's checkers run; the answers themselves are never executed.
 *
 * @returns failed with the platform's fault where the sheet is none or the problem wants programs: the API takes neither
 */
export async function judgeAnswers(
  room: JudgeRoom,
  lane: Lane,
  { opened, job, onResult }: AnswersToJudge,
): Promise<TestsJudged | StepFailed> {
  const read = readAnswers(opened, job);
  if (read.kind === "failed") return read;
  const { answers } = read;
  return await withAnswerBench(room, lane, { opened, answers }, async (bench) =>
    judgeTests(bench, { stop: job.stop, onResult }),
  );
}

/**
 * The jury's look into one test of a sheet: its answer is checked once more.
 *
 * @param testName  a test that the package has not is the setter's fault
 */
export async function lookIntoAnswer(
  room: JudgeRoom,
  lane: Lane,
  { opened, job, testName }: Omit<AnswersToJudge, "onResult" | "job"> & { job: Files; testName: string },
): Promise<TestRunRan | StepFailed> {
  const read = readAnswers(opened, job);
  if (read.kind === "failed") return read;
  const { answers } = read;
  return await withAnswerBench(room, lane, { opened, answers }, (bench) => tryTest(bench, testName));
}

type Files = Pick<SubmissionJob, "files">;

function readAnswers(
  { manifest }: OpenPackage,
  { files }: Files,
): { readonly kind: "read"; readonly answers: AnswerBench["answers"] } | StepFailed {
  const sheet = readAnswerSheet(files[0]?.text ?? "");
  if (sheet === null || !manifest.kind.isSubmitAnswer) {
    const detail = sheet === null ? "the sheet of answers cannot be read" : "the problem wants a program";
    return failedStep("platform", "judge-answers", detail);
  }
  return {
    kind: "read",
    answers: new Map([...sheet].map(([name, text]) => [name, Buffer.from(text, "utf8")])),
  };
}

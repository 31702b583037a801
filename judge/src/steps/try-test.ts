import { join } from "node:path";
import type { ShownWindow, TestRunRan } from "@bilimdon/contracts/custom-run-words";
import { firstDifference, windowAround } from "@bilimdon/rules/problem/first-difference";
import type { TestCase } from "@bilimdon/rules/problem/manifest";
import { listCases, withData } from "@bilimdon/rules/verdict/list-cases";
import {
  type AnswerBench,
  type CheckBench,
  failedStep,
  type JudgingBench,
  type StepFailed,
} from "./bench.ts";
import { judgeCase } from "./judge-case.ts";
import { decodeText, type ReadText, readText } from "./read-text.ts";
import type { TestRun } from "./run-test.ts";
import { look, type Seen, unseen } from "./try-program.ts";

/** Bytes of a file that are looked through for a difference; what comes later is only counted. */
const comparedBytes = 8 * 1_048_576;

interface Compared {
  readonly seen: Seen;
  readonly expected: ShownWindow | null;
  readonly got: ShownWindow | null;
}

/**
 * Judges one case of the package for the jury: what went in, what was expected and what came (or the answer that was
 * sent), each around the place where they part. Nothing of it is kept here.
 *
 * @param testName  a test that the package has not is the setter's fault
 */
export async function tryTest(bench: JudgingBench, testName: string): Promise<TestRunRan | StepFailed> {
  const test = withData(listCases(bench.manifest.tests)).find(({ name }) => name === testName);
  if (test === undefined) return failedStep("setter", "try-test", `the package has no test ${testName}`);
  let compared: Compared = { seen: unseen, expected: null, got: null };
  const onPass = async (run: TestRun, slot: string) => {
    const seen = await look(bench, run.ending, slot);
    const isTalk = bench.manifest.kind.isInteractive;
    compared = { seen, ...(isTalk ? { expected: null, got: null } : await compare(bench, test, slot)) };
  };
  const judged = await judgeCase(bench, test, { onPass });
  if (judged.kind === "failed") return judged;
  const { verdict, cpuMs, memoryBytes, judgeMessage, transcript } = judged.result;
  const { seen, expected, got } = compared;
  return {
    kind: "test",
    verdict,
    exitCode: seen.exitCode,
    signal: seen.signal,
    cpuMs,
    memoryBytes,
    input: await showBeginning(inPackage(bench, test.inputPath)),
    expected,
    got,
    errors: seen.errors,
    judgeMessage: judgeMessage === null ? null : judgeMessage.slice(0, 4096),
    ...(transcript === undefined ? {} : { transcript }),
  };
}

const inPackage = (bench: CheckBench, path: string) => join(bench.box.storePath, bench.packageFolder, path);

async function compare(
  bench: JudgingBench,
  test: TestCase,
  slot: string,
): Promise<Pick<Compared, "expected" | "got">> {
  const got =
    bench.kind === "answers"
      ? readAnswer(bench, test)
      : await readText(join(bench.box.storePath, slot, "out"), comparedBytes);
  if (test.answerPath === null) return { expected: null, got: got && show(got, null) };
  const expected = await readText(inPackage(bench, test.answerPath), comparedBytes);
  if (got === null) return { expected: show(expected, null), got };
  const place = firstDifference(expected.text, got.text);
  return {
    expected: show(expected, place?.expectedAt ?? null),
    got: show(got, place?.gotAt ?? null),
  };
}

/** One that is too long was never laid into the slot. null: none was sent. */
function readAnswer({ answers }: AnswerBench, { name }: TestCase): ReadText | null {
  const answer = answers.get(name);
  return answer === undefined ? null : decodeText(answer.subarray(0, comparedBytes), answer.length);
}

async function showBeginning(path: string): Promise<ShownWindow> {
  return show(await readText(path, comparedBytes), null);
}

function show({ text, bytes }: ReadText, at: number | null): ShownWindow {
  const window = windowAround(text, at);
  return { ...window, isCutAfter: window.isCutAfter || bytes > comparedBytes, bytes };
}

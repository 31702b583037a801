import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { TestCase } from "@bilimdon/rules/problem/manifest";
import type { AnswerBench, StepFailed } from "./bench.ts";
import { checkOutput } from "./check-output.ts";
import type { PassJudged } from "./judge-case.ts";
import type { TestRun } from "./run-test.ts";

interface AnswerPass {
  readonly test: TestCase;
  readonly slot: string;
  readonly pass: number;
  readonly onRan?: (() => void) | undefined;
}

/** An answer was not run: it took no time and no memory. */
const unrun: TestRun = {
  kind: "ran",
  verdict: null,
  remark: null,
  cpuMs: 0,
  wallMs: 0,
  memoryBytes: 0,
  ending: { kind: "exited", code: 0 },
};

/**
 * Checks the answer that was sent for one case, as the output of a program would be. Nothing of it is executed.
 *
 * A case without an answer is rejected and no validator is asked; an answer longer than a program may write is an
 * output over its limit.
 */
export async function judgeAnswer(bench: AnswerBench, pass: AnswerPass): Promise<PassJudged | StepFailed> {
  const answer = bench.answers.get(pass.test.name);
  if (answer === undefined) {
    const words = { judgeMessage: "no answer was sent", teamMessage: null, score: null, nextInput: null };
    return { kind: "pass", run: unrun, check: { kind: "checked", isAccepted: false, feedback: words } };
  }
  if (answer.length > bench.limits.outputBytes) {
    const remark = `the answer has ${answer.length} bytes; an output may have ${bench.limits.outputBytes}`;
    return { kind: "pass", run: { ...unrun, verdict: "OLE", remark }, check: null };
  }
  const output = `${pass.slot}/out`;
  await writeFile(join(bench.box.storePath, output), answer, { mode: 0o644 });
  pass.onRan?.();
  const check = await checkOutput(bench, { ...pass, output });
  return check.kind === "failed" ? check : { kind: "pass", run: unrun, check };
}

import type { TestCase } from "@bilimdon/rules/problem/manifest";
import type { FirstRun } from "@bilimdon/rules/verdict/near-limit";
import type { TestResult } from "@bilimdon/rules/verdict/verdict";
import { failedStep, type JudgingBench, type StepFailed } from "./bench.ts";
import { checkOutput, type OutputCheck } from "./check-output.ts";
import { interact } from "./interact.ts";
import { judgeAnswer } from "./judge-answer.ts";
import { judgeStatic } from "./judge-static.ts";
import { runTest, type TestRun } from "./run-test.ts";

export interface CaseJudged {
  readonly kind: "judged";
  readonly result: TestResult;
}

export interface CaseWatch {
  /** Called once a run ended well and only its output is still to be checked: the lane is free again. */
  readonly onRan?: (() => void) | undefined;
  /** Called after each pass, while what it wrote lies in its slot (a store folder): "out" and "errors". */
  readonly onPass?: ((run: TestRun, slot: string) => Promise<void>) | undefined;
}

/**
 * Judges one case: one pass, or as many as the validator asks for.
 *
 * Time and memory are those of the dearest pass, since the limits hold for each. Everything the case wrote is removed.
 */
export async function judgeCase(
  bench: JudgingBench,
  test: TestCase,
  watch: CaseWatch = {},
): Promise<CaseJudged | StepFailed> {
  const slot = bench.slots.take();
  let isSound = false;
  try {
    const judged = test.isStatic
      ? await judgeStatic(bench, test, slot)
      : await judgePasses(bench, { test, slot, ...watch });
    isSound = judged.kind === "judged";
    return judged;
  } finally {
    await bench.slots.giveBack(slot, isSound);
  }
}

interface Seat extends CaseWatch {
  readonly test: TestCase;
  readonly slot: string;
}

async function judgePasses(bench: JudgingBench, seat: Seat): Promise<CaseJudged | StepFailed> {
  const { test } = seat;
  const maxPasses = bench.manifest.kind.isMultiPass ? bench.manifest.limits.validationPasses : 1;
  let spent: Spent = { cpuMs: 0, wallMs: 0, memoryBytes: 0 };
  let transcript = "";
  let input = `${bench.packageFolder}/${test.inputPath}`;
  for (let pass = 1; pass <= maxPasses; pass += 1) {
    const judged = await judgePass(bench, { ...seat, input, pass });
    if (judged.kind === "failed") return judged;
    await seat.onPass?.(judged.run, seat.slot);
    spent = dearest(spent, judged.run);
    transcript = joinTalks(transcript, judged.transcript, pass);
    const next = judged.check?.isAccepted ? judged.check.feedback.nextInput : null;
    if (next === null || !bench.manifest.kind.isMultiPass)
      return asResult(bench, test, judged, { ...spent, ...said(transcript) });
    input = next;
  }
  const detail = `${test.name}: the output validator asks for more than ${maxPasses} passes (limits.validation_passes)`;
  return failedStep("setter", "check-output", detail);
}

interface Pass extends Seat {
  readonly input: string;
  readonly pass: number;
}

export interface PassJudged {
  readonly kind: "pass";
  readonly run: TestRun;
  readonly check: OutputCheck | null;
  /** Of an interactive pass. */
  readonly transcript?: string;
}

async function judgePass(bench: JudgingBench, pass: Pass): Promise<PassJudged | StepFailed> {
  if (bench.kind === "answers") return await judgeAnswer(bench, pass);
  if (bench.manifest.kind.isInteractive) {
    const talk = await interact(bench, pass);
    return talk.kind === "failed" ? talk : { ...talk, kind: "pass" };
  }
  const run = await runTest(bench, pass);
  if (run.kind === "failed") return run;
  if (run.verdict !== null) return { kind: "pass", run, check: null };
  pass.onRan?.();
  const check = await checkOutput(bench, { ...pass, output: `${pass.slot}/out` });
  return check.kind === "failed" ? check : { kind: "pass", run, check };
}

function asResult(
  bench: JudgingBench,
  test: TestCase,
  judged: PassJudged,
  spent: Spent & { readonly transcript?: string },
): CaseJudged {
  const { run, check } = judged;
  const verdict = run.verdict ?? (check?.isAccepted ? "AC" : "WA");
  const score = verdict === "AC" && bench.manifest.kind.isScoring ? (check?.feedback.score ?? null) : null;
  const result: TestResult = {
    name: test.name,
    verdict,
    ...spent,
    score,
    judgeMessage: check?.feedback.judgeMessage ?? run.remark,
    teamMessage: check?.feedback.teamMessage ?? null,
  };
  return { kind: "judged", result };
}

/** As much of a conversation as is kept of a case; what is left out is said. */
const transcriptCharacters = 16_000;
const cutMark = "\n…";

function joinTalks(before: string, talk: string | undefined, pass: number): string {
  if (talk === undefined || before.endsWith(cutMark)) return before;
  const whole = pass === 1 ? talk : `${before}= ${pass}\n${talk}`;
  if (whole.length <= transcriptCharacters) return whole;
  // Half of a character that takes two code units would make text that no database keeps.
  const start = whole.slice(0, transcriptCharacters).replace(/[\ud800-\udbff]$/, "");
  return `${start}${cutMark}`;
}

function said(transcript: string): { readonly transcript?: string } {
  return transcript === "" ? {} : { transcript };
}

interface Spent {
  readonly cpuMs: number;
  readonly wallMs: number;
  readonly memoryBytes: number;
  readonly firstRun?: FirstRun | undefined;
}

function dearest(one: Spent, other: Spent): Spent {
  // The dearer pass is the one whose time decided; failing that, whichever was run again is worth telling.
  const { firstRun } =
    one.firstRun === undefined || (other.firstRun && other.cpuMs > one.cpuMs) ? other : one;
  return {
    ...(firstRun && { firstRun }),
    cpuMs: Math.max(one.cpuMs, other.cpuMs),
    wallMs: Math.max(one.wallMs, other.wallMs),
    memoryBytes: Math.max(one.memoryBytes, other.memoryBytes),
  };
}

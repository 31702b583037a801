import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { TestCase } from "@bilimdon/rules/problem/manifest";
import { countAlone } from "@bilimdon/rules/verdict/near-limit";
import type { ConversationReport, ConversationRequest, Ending, RunFinished } from "../box/box.ts";
import { type Bench, failedStep, type StepFailed } from "./bench.ts";
import {
  brokenValidator,
  checkOutput,
  judgedByValidator,
  lastWords,
  type OutputCheck,
  talkOf,
  validatorRequest,
} from "./check-output.ts";
import { readValidatorEnding } from "./feedback.ts";
import { judgeByTestlib, speaksTestlib } from "./judge-by-testlib.ts";
import { type FeedbackState, keepFeedbackState, restoreFeedbackState } from "./keep-feedback-state.ts";
import {
  contestantRequest,
  isDoubtful,
  isStarved,
  judgeRun,
  settleAlone,
  type TestRun,
  wallLimitMs,
  whenAlone,
} from "./run-test.ts";

export interface Conversation {
  readonly kind: "talked";
  readonly run: TestRun;
  /** The validator's verdict; null where the submission's own end decided. */
  readonly check: OutputCheck | null;
  /** What was said, in lines "> …" of the program and "< …" of the validator; as much as the box keeps. */
  readonly transcript: string;
}

interface TalkedPass {
  readonly test: TestCase;
  readonly slot: string;
  readonly pass: number;
}

/**
 * Lets the submission and the validator talk, and decides whose end counts.
 *
 * Two programs joined by pipes drag each other down: one that leaves makes the other read an end or die of SIGPIPE.
 * So the order matters: a validator that rejected before the submission ended has spoken first, and the crash or the
 * wait that followed is its own doing; a submission that broke first is judged by its own end, whatever became of
 * the validator then.
 * Source: problem package format 2025-09, "Output validator", interactive.
 */
export async function interact(bench: Bench, pass: TalkedPass): Promise<Conversation | StepFailed> {
  const validator = bench.validators[0];
  if (!validator) return failedStep("setter", "interact", "an interactive problem needs an output validator");
  const transcript = `${pass.slot}/transcript`;
  const seat = { bench, pass, kept: await keepFeedbackState(bench, pass) };
  const request = {
    first: contestantRequest(bench, pass.test, pass.slot),
    second: await validatorRequest(bench, pass, { validator, index: 0 }),
    transcriptTo: transcript,
  };
  const first = await talkUntilFed(seat, request, bench.company);
  if (first.kind === "box-failed") return failedStep("platform", "interact", first.detail);
  const isCounted = bench.company === "alone" || !isDoubtful(bench, first.first);
  const report = isCounted ? first : await talkAlone(seat, request, first.first);
  if (report.kind === "box-failed") return failedStep("platform", "interact", report.detail);
  const ran = await judgeRun(bench, report.first, `${pass.slot}/errors`);
  const run = isCounted ? ran : countAlone(first.first, ran);
  const decided = await decide(bench, pass, report, withSilence(run, report));
  if (decided.kind === "failed") return decided;
  return { ...decided, transcript: await readTranscript(bench, transcript) };
}

interface TalkSeat {
  readonly bench: Bench;
  readonly pass: TalkedPass;
  /** The validator's state before this pass; a conversation that is held again begins from it too. */
  readonly kept: FeedbackState;
}

/** The conversation that counts where the first one's time was in doubt. */
function talkAlone(
  seat: TalkSeat,
  request: ConversationRequest,
  before: RunFinished,
): Promise<ConversationReport> {
  const alone = { ...request, first: whenAlone(seat.bench, request.first) };
  return settleAlone(
    seat.bench,
    before,
    () => talkUntilFed(seat, alone, "alone"),
    (report) => (report.kind === "finished" ? report.first : null),
  );
}

/** Held again, with a wall wide enough, where the program was starved; never alone then, as in run-test. */
async function talkUntilFed(
  { bench, pass, kept }: TalkSeat,
  request: ConversationRequest,
  company: Bench["company"],
): Promise<ConversationReport> {
  const { lane, limits } = bench;
  const usual = waitingFor(request, wallLimitMs(limits.cpuMs) + talkWallMs);
  await restoreFeedbackState(bench, pass, kept);
  const once = company === "alone" ? await lane.converseAlone(usual) : await lane.converse(usual);
  if (once.kind === "box-failed" || !isStarved(once.first)) return once;
  await restoreFeedbackState(bench, pass, kept);
  return await lane.converse(waitingFor(request, 20 * wallLimitMs(limits.cpuMs)));
}

/** Where the program waited until its time was up, the jury is told what had been said: a lost flush looks like this. */
function withSilence(run: TestRun, { first, second }: Talk): TestRun {
  const { ending } = first;
  if (ending.kind !== "limit" || ending.limit !== "wall") return run;
  const words = `it had said ${first.stdoutBytes} bytes and the validator ${second.stdoutBytes}; if both waited, one of them may not have flushed its output`;
  return { ...run, remark: `${run.remark ?? ""}: ${words}` };
}

async function readTranscript({ box }: Bench, path: string): Promise<string> {
  const bytes = await readFile(join(box.storePath, path)).catch(() => Buffer.alloc(0));
  return bytes.toString("utf8").replaceAll("\u0000", "\ufffd");
}

/** Room for the validator's own work inside the submission's wall clock. */
const talkWallMs = 3_000;

/** Waiting for the submission is no time of the validator's, so its wall is wider by as much. */
function waitingFor(request: ConversationRequest, wallMs: number): ConversationRequest {
  const { first, second } = request;
  return {
    ...request,
    first: { ...first, limits: { ...first.limits, wallMs: Math.min(wallMs, mostWallMs) } },
    second: {
      ...second,
      limits: { ...second.limits, wallMs: Math.min(second.limits.wallMs + wallMs, mostWallMs) },
    },
  };
}

/** The box's own bound on every wait. */
const mostWallMs = 3_600_000;

type Decided = Omit<Conversation, "transcript">;
type Talk = Exclude<ConversationReport, { kind: "box-failed" }>;

async function decide(
  bench: Bench,
  pass: TalkedPass,
  report: Talk,
  run: TestRun,
): Promise<Decided | StepFailed> {
  if (speaksTestlib(bench, 0)) return decideByTestlib(bench, pass, report, run);
  const verdict = readValidatorEnding(report.second.ending);
  const isValidatorFirst = report.endedFirst === "second";
  if (verdict.kind === "broken") {
    if (!isValidatorFirst && run.verdict !== null) return { kind: "talked", run, check: null };
    if (!isValidatorFirst && (await isBrokenPipe(bench, pass, report.second.ending)))
      return leftTooEarly(run);
    return brokenValidator(bench, pass, 0, verdict.why);
  }
  const isAccepted = verdict.kind === "accepted";
  const check = await judgedByValidator(bench, pass, 0, report.second.collected, isAccepted);
  if (check.kind === "failed") return check;
  if (!isAccepted && isValidatorFirst) return { kind: "talked", run: { ...run, verdict: null }, check };
  return { kind: "talked", run, check: run.verdict === null ? check : null };
}

/** The same for an interactor in testlib's manner; a checker behind it looks at what it wrote down. */
async function decideByTestlib(
  bench: Bench,
  pass: TalkedPass,
  report: Talk,
  run: TestRun,
): Promise<Decided | StepFailed> {
  const { ending, collected } = report.second;
  const isInteractorFirst = report.endedFirst === "second";
  const said = judgeByTestlib(bench, ending, await lastWords(bench, pass.slot, 0));
  if (said.kind === "broken") {
    if (!isInteractorFirst && run.verdict !== null) return { kind: "talked", run, check: null };
    if (!isInteractorFirst && (await isBrokenPipe(bench, pass, ending))) return leftTooEarly(run);
    return brokenValidator(bench, pass, 0, said.why);
  }
  if (!said.isAccepted && isInteractorFirst)
    return { kind: "talked", run: { ...run, verdict: null }, check: said };
  if (run.verdict !== null || !said.isAccepted || bench.validators.length === 1)
    return { kind: "talked", run, check: run.verdict === null ? said : null };
  const output = await talkOf(bench, pass.slot, collected);
  const check = await checkOutput(bench, { ...pass, output, firstValidator: 1 });
  return check.kind === "failed" ? check : { kind: "talked", run, check };
}

/** The submission left well before the validator was done speaking: that is a wrong answer, not a broken validator. */
function leftTooEarly(run: TestRun): Decided {
  const judgeMessage = "the program left before the conversation was over";
  const feedback = { judgeMessage, teamMessage: null, score: null, nextInput: null };
  return { kind: "talked", run, check: { kind: "checked", isAccepted: false, feedback } };
}

/** How runtimes word it that nobody is left to speak to: Python, Java, Node and C's perror. */
const lonelyWords = /BrokenPipeError|Broken pipe|\bEPIPE\b|EOFError|NoSuchElementException/;

/**
 * Whether the validator broke because its partner had gone, by its signal or by its own last words. Anything else is
 * a broken validator: most programs leave before the validator has thought their last line over.
 */
async function isBrokenPipe(bench: Bench, pass: TalkedPass, ending: Ending): Promise<boolean> {
  if (ending.kind === "signalled") return ending.signal === "SIGPIPE";
  if (ending.kind !== "exited") return false;
  return ending.code === 128 + 13 || lonelyWords.test(await lastWords(bench, pass.slot, 0));
}

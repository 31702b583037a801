import type { JudgementOutcome, JudgementProgress } from "@bilimdon/contracts/live/judge-to-api";
import type { SubmissionJob } from "@bilimdon/contracts/queue/judge-jobs";
import { answersLanguageId } from "@bilimdon/rules/problem/language-codes";
import type { Manifest } from "@bilimdon/rules/problem/manifest";
import { listCases } from "@bilimdon/rules/verdict/list-cases";
import type { TestResult } from "@bilimdon/rules/verdict/verdict";
import { digestOfTools } from "../steps/needed-tools.ts";
import type { PackageShelf } from "../steps/open-package.ts";
import { unsafePath } from "../steps/package-limits.ts";
import { readyLanguage } from "../steps/toolbox.ts";
import { fitMessages, fitTranscripts } from "./fit-messages.ts";
import { judgeAnswers } from "./judge-answers.ts";
import { type CompiledFacts, type JudgeRoom, judgeProgram, type ProgramJudged } from "./judge-program.ts";

/** The outcome and what the worker knows of how it was reached. */
export interface SubmissionJudged {
  readonly outcome: JudgementOutcome;
  readonly facts: RunFacts;
}

export interface RunFacts {
  readonly packageHash: string;
  readonly stop: SubmissionJob["stop"];
  readonly languageVersion: string;
  /** Of the image the submission was built and run in; null on the machine itself. */
  readonly imageDigest: string | null;
  readonly compiled: CompiledFacts | null;
  readonly timeLimitMs: number;
  /** null: no lane was needed. */
  readonly lane: number | null;
  readonly takenAt: number;
  readonly leasedAt: number;
  /** After leasedAt, in the order of the results. */
  readonly testEndsMs: number[];
  readonly compiledAt: number | null;
  readonly finishedAt: number;
}

export interface SubmissionRoom extends JudgeRoom {
  readonly shelf: PackageShelf;
  readonly clock: () => number;
}

type TellPhase = (phase: JudgementProgress["phase"], testsDone: number, testsTotal: number) => void;

/**
 * Judges one submission: package, lane, compile, tests, outcome. Answers that were sent in place of a program are
 * checked in the same way, without compiling or running anything of theirs.
 *
 * The package is fetched before a lane is taken, so that a slow download keeps no core from other work.
 * @returns failed with its owner where no verdict could be reached; throws only for bugs
 */
export async function judgeSubmission(
  room: SubmissionRoom,
  job: SubmissionJob,
  tell: TellPhase,
): Promise<SubmissionJudged> {
  const facts = startFacts(room, job);
  const end = (outcome: JudgementOutcome): SubmissionJudged => ({
    outcome,
    facts: { ...facts, finishedAt: room.clock() },
  });
  const isAnswers = job.languageId === answersLanguageId;
  const language = isAnswers ? null : readyLanguage(room.toolbox, job.languageId);
  if (language === null && !isAnswers) return end(unknownLanguage(room, job.languageId));
  if (language !== null) {
    facts.languageVersion = language.version;
    facts.imageDigest = digestOfTools(room.box, job.languageId);
    facts.timeLimitMs = job.timeLimitMs * language.language.timeFactor;
  }
  const badName = findBadName(job);
  if (badName !== null) return end(compileError(badName, 0));
  tell("fetching", 0, 0);
  const opening = await room.shelf.open(job.packageHash);
  if (opening.kind === "failed")
    return end({ ...opening, step: "open-package", detail: cut(opening.detail) });
  const opened = opening.package;
  const testsTotal = listCases(opened.manifest.tests).length;
  const lane = await room.box.lease();
  try {
    facts.leasedAt = room.clock();
    facts.lane = lane.index;
    tell(language === null ? "testing" : "compiling", 0, testsTotal);
    const onResult = (_result: TestResult, done: number) => {
      facts.testEndsMs.push(Math.max(0, Math.round(room.clock() - facts.leasedAt)));
      tell("testing", done, testsTotal);
    };
    const onCompiled = (compiled: CompiledFacts) => {
      facts.compiled = compiled;
      facts.compiledAt = room.clock();
      tell("testing", 0, testsTotal);
    };
    const judged =
      language === null
        ? await judgeAnswers(room, lane, { opened, job, onResult })
        : await judgeProgram(room, lane, {
            opened,
            language,
            sources: asSources(job),
            timeLimitMs: facts.timeLimitMs,
            stop: job.stop,
            onCompiled,
            onResult,
          });
    return end(outcomeOf(opened.manifest, judged, testsTotal));
  } finally {
    lane.release();
    opened.release();
  }
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** What is known of a judging that has just begun. */
export function startFacts(room: SubmissionRoom, job: SubmissionJob): Writable<RunFacts> {
  const now = room.clock();
  const { packageHash, stop, timeLimitMs } = job;
  return {
    packageHash,
    stop,
    languageVersion: "",
    imageDigest: null,
    compiled: null,
    timeLimitMs,
    lane: null,
    takenAt: now,
    leasedAt: now,
    testEndsMs: [],
    compiledAt: null,
    finishedAt: now,
  };
}

/** The files of a job as they are compiled. */
export function asSources(job: Pick<SubmissionJob, "files">) {
  const files = job.files.map((file) => ({ name: file.name, content: Buffer.from(file.text, "utf8") }));
  return { files, entryPoint: null };
}

/** A file name that no file of ours may have, in words for whoever gave it; null: all are good. */
export function findBadName({ files }: Pick<SubmissionJob, "files">): string | null {
  const bad = files.find(({ name }) => unsafePath(name) !== null || name.includes("/"));
  return bad === undefined ? null : `The file name "${bad.name}" cannot be used.`;
}

/** A host without the language is at fault itself: another host may have it. */
function unknownLanguage(room: SubmissionRoom, id: string): JudgementOutcome {
  const why = room.toolbox.missing.find((one) => one.id === id)?.why ?? `the judge does not know "${id}"`;
  return { kind: "failed", fault: "platform", step: "compile", detail: cut(`no ${id} on this host: ${why}`) };
}

function compileError(message: string, testsTotal: number): JudgementOutcome {
  return {
    kind: "judged",
    verdict: "CE",
    score: null,
    maxScore: null,
    maxCpuMs: null,
    maxMemoryBytes: null,
    compileMessage: message,
    tests: [],
    groups: [],
    testsTotal,
  };
}

/** What the API is told. A compile error in a scoring problem is worth nothing, which the API derives from CE. */
export function outcomeOf(manifest: Manifest, judged: ProgramJudged, testsTotal: number): JudgementOutcome {
  if (judged.kind === "failed") {
    const { fault, step, detail } = judged.error;
    return { kind: "failed", fault, step, detail: cut(detail) };
  }
  if (judged.kind === "refused") return compileError(judged.message, testsTotal);
  const { outcome, results } = judged;
  return {
    kind: "judged",
    verdict: outcome.verdict,
    score: manifest.kind.isScoring ? outcome.score : null,
    maxScore: manifest.kind.isScoring ? outcome.maxScore : null,
    maxCpuMs: Math.max(0, ...results.map((result) => result.cpuMs)),
    maxMemoryBytes: Math.max(0, ...results.map((result) => result.memoryBytes)),
    compileMessage: null,
    tests: fitTranscripts(fitMessages(results)),
    groups: [...outcome.groups],
    testsTotal,
  };
}

function cut(detail: string): string {
  return detail.slice(0, 4096);
}

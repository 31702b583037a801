import { randomUUID } from "node:crypto";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { PackageProgram } from "@bilimdon/rules/problem/manifest";
import { listCases } from "@bilimdon/rules/verdict/list-cases";
import { disturbedShare, latestEndMs, nearLimitShare } from "@bilimdon/rules/verdict/near-limit";
import type { TestResult } from "@bilimdon/rules/verdict/verdict";
import type { Box, Lane } from "../box/box.ts";
import type { Sources } from "../languages/language.ts";
import type { AnswerShelf } from "../steps/answer-shelf.ts";
import {
  type AnswerBench,
  type Bench,
  type CaseLimits,
  type CheckBench,
  failedStep,
  type StepFailed,
} from "../steps/bench.ts";
import { CaseSlots } from "../steps/case-slot.ts";
import { compile } from "../steps/compile.ts";
import { compileProgram } from "../steps/compile-program.ts";
import { judgeTests, type TestsJudged } from "../steps/judge-tests.ts";
import { layOutSubmission } from "../steps/lay-out-submission.ts";
import type { LruFolder } from "../steps/lru-folder.ts";
import type { OpenPackage } from "../steps/open-package.ts";
import { withIncludes } from "../steps/package-sources.ts";
import type { HeaderShelf } from "../steps/precompiled-header.ts";
import { type Program, runCommand } from "../steps/program.ts";
import { familyOf, type ReadyLanguage, type Toolbox } from "../steps/toolbox.ts";

/** What a host has to judge with, one for the whole process. */
export interface JudgeRoom {
  readonly box: Box;
  readonly toolbox: Toolbox;
  readonly compileCache: LruFolder;
  readonly headers: HeaderShelf;
  readonly answerShelf: AnswerShelf;
}

export interface ProgramToJudge {
  readonly opened: OpenPackage;
  readonly language: ReadyLanguage;
  /** As written by its author, the package's includes not yet among them. */
  readonly sources: Sources;
  /** CPU milliseconds a case, the language's factor already in it. */
  readonly timeLimitMs: number;
  /** Given where a program is measured: its time limit is then only a cap, and its time decides at these too. */
  readonly decidingMs?: readonly number[];
  readonly company?: Bench["company"];
}

export interface CompiledFacts {
  readonly compileCommand: readonly string[];
  readonly runCommand: readonly string[];
  readonly isCached: boolean;
  readonly memoryLimitBytes: number;
}

/** The compiler's refusal: a compile error of the submission's author. */
export interface SubmissionRefused {
  readonly kind: "refused";
  readonly message: string;
  readonly command: readonly string[];
}

export type ProgramJudged = TestsJudged | StepFailed | SubmissionRefused;

/** Builds one program and judges it on a lane, from its sources to the outcome; leaves no file behind. */
export async function judgeProgram(
  room: JudgeRoom,
  lane: Lane,
  input: ProgramToJudge & {
    readonly stop: "first-failure" | "all";
    onCompiled(compiled: CompiledFacts): void;
    onResult(result: TestResult, done: number): void;
  },
): Promise<ProgramJudged> {
  return await withBench(room, lane, input, async (bench) => {
    input.onCompiled(factsOf(bench.program, bench.limits));
    return await judgeTests(bench, { stop: input.stop, onResult: input.onResult });
  });
}

/** Lays everything out for a program, lets it be used, and clears away whatever happens. */
export async function withBench<T>(
  room: JudgeRoom,
  lane: Lane,
  input: ProgramToJudge,
  use: (bench: Bench) => Promise<T>,
): Promise<T | StepFailed | SubmissionRefused> {
  const built = await buildSubmission(room, lane, input);
  if (built.kind !== "built") return built;
  const { program, sources } = built;
  const { opened, language, company = "any" } = input;
  const limits = caseLimits(input);
  try {
    return await withCheckBench(room, lane, opened, async (bench, { grader, staticValidator }) => {
      const { workFolder } = bench;
      const staticCheck =
        staticValidator === null
          ? null
          : {
              ...(await layOutSubmission(room.box, { sources, language, program, workFolder })),
              validator: staticValidator,
            };
      return await use({ ...bench, kind: "program", program, staticCheck, grader, limits, company });
    });
  } finally {
    program.release();
  }
}

/** The same for answers that were sent without a program: there is nothing to build. */
export async function withAnswerBench<T>(
  room: JudgeRoom,
  lane: Lane,
  input: Pick<ProgramToJudge, "opened"> & Pick<AnswerBench, "answers">,
  use: (bench: AnswerBench) => Promise<T>,
): Promise<T | StepFailed> {
  const { opened, answers } = input;
  const limits = caseLimits({ opened, timeLimitMs: 0 });
  return await withCheckBench(room, lane, opened, async (bench, { grader }) =>
    use({ ...bench, kind: "answers", answers, grader, limits, company: "any" }),
  );
}

/** The same for checking outputs alone, without a submission. */
export async function withCheckBench<T>(
  room: JudgeRoom,
  lane: Lane,
  opened: OpenPackage,
  use: (bench: CheckBench, others: Pick<PackagePrograms, "grader" | "staticValidator">) => Promise<T>,
): Promise<T | StepFailed> {
  const held: Program[] = [];
  const workFolder = `work/${randomUUID()}`;
  const workPath = join(room.box.storePath, workFolder);
  try {
    await mkdir(workPath, { recursive: true, mode: 0o755 });
    const built = await buildPackagePrograms(room, lane, opened, held);
    if (built.kind === "failed") return built;
    const { box, answerShelf } = room;
    const { manifest, folder: packageFolder } = opened;
    const bench = {
      ...{ box, lane, answerShelf, manifest, packageFolder, workFolder },
      slots: new CaseSlots(box.storePath, workFolder),
      validators: built.validators,
    };
    return await use(bench, built);
  } finally {
    for (const program of held) program.release();
    await rm(workPath, { recursive: true, force: true });
  }
}

type Built =
  | { readonly kind: "built"; readonly program: Program; readonly sources: Sources }
  | Extract<ProgramJudged, { kind: "refused" | "failed" }>;

async function buildSubmission(room: JudgeRoom, lane: Lane, input: ProgramToJudge): Promise<Built> {
  const { opened, language } = input;
  const { limits } = opened.manifest;
  const packagePath = join(room.box.storePath, opened.folder);
  const sources = await withIncludes(packagePath, opened.manifest, familyOf(language), input.sources);
  const compilation = await compile(
    { box: room.box, lane, cache: room.compileCache, headers: room.headers },
    {
      language,
      sources,
      limits: { timeMs: limits.compilationTimeMs, memoryBytes: limits.compilationMemoryBytes },
    },
  );
  if (compilation.kind === "box-failed") return failedStep("platform", "compile", compilation.detail);
  return compilation.kind === "built" ? { ...compilation, sources } : compilation;
}

interface PackagePrograms {
  readonly kind: "ready";
  readonly validators: readonly Program[];
  readonly grader: Program | null;
  /** null where no case wants it. */
  readonly staticValidator: Program | null;
}

/** The package's own programs; each one built is added to `held`, to be released when judging ends. */
async function buildPackagePrograms(
  room: JudgeRoom,
  lane: Lane,
  opened: OpenPackage,
  held: Program[],
): Promise<PackagePrograms | StepFailed> {
  const { outputValidators, customGrader, staticValidator, tests } = opened.manifest;
  const hasStatic = listCases(tests).some((test) => test.isStatic);
  const wanted = [
    ...(outputValidators.kind === "custom" ? outputValidators.programs : []),
    ...(customGrader === null ? [] : [customGrader]),
    ...(staticValidator === null || !hasStatic ? [] : [staticValidator]),
  ];
  const built = new Map<PackageProgram, Program>();
  for (const program of wanted) {
    const made = await buildPackageProgram(room, lane, opened, program);
    if (made.kind === "failed") return made;
    held.push(made.program);
    built.set(program, made.program);
  }
  const find = (program: PackageProgram | null) => (program && built.get(program)) ?? null;
  const others = wanted.filter((program) => program !== customGrader && program !== staticValidator);
  return {
    kind: "ready",
    validators: others.flatMap((program) => find(program) ?? []),
    grader: find(customGrader),
    staticValidator: find(staticValidator),
  };
}

/** One program of the package. That it does not build is the setter's fault; that its language is not here, ours. */
export async function buildPackageProgram(
  room: JudgeRoom,
  lane: Lane,
  opened: OpenPackage,
  program: PackageProgram,
): Promise<{ readonly kind: "built"; readonly program: Program } | StepFailed> {
  const parts = {
    box: room.box,
    lane,
    cache: room.compileCache,
    headers: room.headers,
    toolbox: room.toolbox,
  };
  const compilation = await compileProgram(parts, opened, program);
  switch (compilation.kind) {
    case "built":
      return compilation;
    case "refused":
      return failedStep(
        "setter",
        "compile-program",
        `${program.name} does not build:\n${compilation.message}`,
      );
    case "no-language":
      return failedStep("platform", "compile-program", `${program.name}: ${compilation.why}`);
    case "box-failed":
      return failedStep("platform", "compile-program", compilation.detail);
  }
}

function caseLimits({
  opened,
  timeLimitMs,
  decidingMs,
}: Pick<ProgramToJudge, "opened" | "timeLimitMs" | "decidingMs">): CaseLimits {
  const { memoryBytes, outputBytes } = opened.manifest.limits;
  const cpuMs = Math.ceil(timeLimitMs);
  const endMs = latestEndMs(cpuMs, decidingMs === undefined ? disturbedShare : nearLimitShare);
  return {
    ...{ cpuMs, memoryBytes, outputBytes, endMs },
    decidingMs: [cpuMs, ...(decidingMs ?? [])],
    lateShare: disturbedShare,
  };
}

function factsOf(program: Program, limits: CaseLimits): CompiledFacts {
  return {
    compileCommand: program.compileCommand,
    runCommand: runCommand(program, limits.memoryBytes),
    isCached: program.isCached,
    memoryLimitBytes: limits.memoryBytes,
  };
}

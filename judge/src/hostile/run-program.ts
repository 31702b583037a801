import { createHash } from "node:crypto";
import { mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Ending, Lane, RunFinished, RunLimits, RunRequest } from "../box/box.ts";
import { probeId } from "./build-programs.ts";
import { corpusFolder, type HostileProgram } from "./hostile-case.ts";

const mebibyte = 1_048_576;

/** Where the programs are run: `programs` in the store has them built. */
export interface Range {
  readonly lane: Lane;
  readonly storePath: string;
  /** Store folder, this range's alone, for inputs and outputs. */
  readonly work: string;
}

export const programsFolder = "programs";
export const workFolder = "work/hostile";

/** The limits the list of hostile programs is written for. */
const limits: RunLimits = {
  cpuMs: 1_000,
  wallMs: 2_500,
  memoryBytes: 256 * mebibyte,
  outputBytes: 16 * mebibyte,
  scratchBytes: 64 * mebibyte,
  processes: 64,
  openFiles: 64,
  stackBytes: 256 * mebibyte,
};
const mostCollectedBytes = 8 * mebibyte;
const endingWords = { cpu: "TLE cpu", wall: "TLE wall", memory: "MLE", output: "OLE" } as const;

/** What became of a hostile program, in the words of the list: "AC", "RTE SIGSYS", "TLE wall", "got through: …". */
export async function runProgram(range: Range, program: HostileProgram): Promise<string> {
  const { storePath, work } = range;
  await rm(join(storePath, work, "taken"), { force: true });
  const stdin = await writeInput(range, program);
  const report = await range.lane.run({
    ...requestOf(range, program.id, [storePath, corpusFolder]),
    stdin,
    collect:
      program.collect === undefined
        ? []
        : [{ from: program.collect, to: `${work}/taken`, maxBytes: mostCollectedBytes }],
    limits: { ...limits, wallMs: program.wallMs ?? limits.wallMs },
  });
  if (report.kind === "box-failed") return `box failed: ${report.detail}`;
  const said = await readFile(join(storePath, work, "out"));
  const boast = said
    .subarray(0, 65_536)
    .toString("latin1")
    .match(/got through: [^\n]*/);
  if (boast !== null) return boast[0];
  const taken = await wronglyTaken(range, program, report);
  if (taken !== null) return taken;
  const ending = wordsOf(report.ending);
  return ending === "AC" && !isRight(program, said) ? "WA" : ending;
}

/** What the program before left in the lane, in words, or null when the probe found nothing. */
export async function probeLane(range: Range): Promise<string | null> {
  const report = await range.lane.run({
    ...requestOf(range, probeId, ["{scratch}"]),
    limits: { ...limits, cpuMs: 5_000, wallMs: 30_000 },
  });
  if (report.kind === "box-failed") return `box failed: ${report.detail}`;
  const said = await readFile(join(range.storePath, range.work, "out"), "utf8");
  if (said.trim() !== "") return said.trim().slice(0, 400);
  const ending = wordsOf(report.ending);
  return ending === "AC" ? null : `the probe ended ${ending}`;
}

function requestOf({ work }: Range, id: string, words: readonly string[]): RunRequest {
  return {
    argv: ["{folder}/program", ...words],
    env: {},
    folder: `${programsFolder}/${id}`,
    shown: {},
    placed: {},
    stdin: null,
    stdoutTo: `${work}/out`,
    stderrTo: `${work}/err`,
    collect: [],
    limits,
  };
}

async function writeInput({ storePath, work }: Range, program: HostileProgram): Promise<string | null> {
  await mkdir(join(storePath, work), { recursive: true, mode: 0o755 });
  const { input, inputMiB } = program;
  if (input === undefined && inputMiB === undefined) return null;
  const path = `${work}/${program.id}.in`;
  await writeFile(join(storePath, path), input ?? Buffer.alloc((inputMiB ?? 0) * mebibyte, "x"), {
    mode: 0o644,
  });
  return path;
}

/** Only a regular file of what the case allows may have come out of the scratch folder. */
async function wronglyTaken(
  range: Range,
  program: HostileProgram,
  report: RunFinished,
): Promise<string | null> {
  const path = join(range.storePath, range.work, "taken");
  const size = await stat(path).then(
    (about) => (about.isFile() ? about.size : -1),
    () => null,
  );
  if (size === null)
    return Object.keys(report.collected).length === 0 ? null : "took a file that is not there";
  if (program.collects === "none") return `took an artefact of ${size} bytes`;
  const content = await readFile(path, "utf8");
  return content === program.collects
    ? null
    : `took an artefact that says ${JSON.stringify(content.slice(0, 60))}`;
}

function isRight(program: HostileProgram, said: Buffer): boolean {
  if (program.answer !== undefined) return said.toString("utf8") === program.answer;
  if (program.answerSha256 === undefined) return true;
  return createHash("sha256").update(said).digest("hex") === program.answerSha256;
}

function wordsOf(ending: Ending): string {
  if (ending.kind === "limit") return endingWords[ending.limit];
  if (ending.kind === "signalled") return `RTE ${ending.signal}`;
  return ending.code === 0 ? "AC" : `RTE ${ending.code}`;
}

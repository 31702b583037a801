import { mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { VerificationSummary } from "@bilimdon/contracts/judging-words";
import { type Glob, matchesGlob, readGlob } from "@bilimdon/rules/problem/match-glob";
import type { PackageFault } from "@bilimdon/rules/problem/package-files";
import { openBox } from "./box/open-box.ts";
import { type BoxChoice, boxChoices } from "./config.ts";
import { inParallel } from "./flows/in-parallel.ts";
import type { JudgeRoom } from "./flows/judge-program.ts";
import { verifyPackage } from "./flows/verify-package.ts";
import { openRoom, prepareStore } from "./judge-room.ts";
import { stagePackage } from "./steps/stage-package.ts";
import { openVerifyPrinter, type VerifyPrinter } from "./verify-printer.ts";

const usage = `problem:verify -- DIR… [--json] [--submission GLOB] [--box ${boxChoices.join("|")}] [--lanes N]
  DIR           a package: a folder, a .zip or a .kpp
  --json        one line of JSON for each submission, one summary line for each problem
  --submission  only these, below submissions/: "accepted/*", "{accepted,wrong_answer}/x.py"`;

interface Order {
  readonly paths: readonly string[];
  readonly isJson: boolean;
  readonly glob: Glob | null;
  readonly box: BoxChoice;
  readonly lanes: number;
}

const gibibyte = 1024 ** 3;

/**
 * `problem:verify`: judges the jury submissions of packages in the real box and compares with what is expected.
 *
 * @returns 0 when every submission of every package agrees and nothing else is wrong, else 1
 * @throws Error in words for a wrong command line or a box that cannot be opened
 */
export async function runVerify(args: readonly string[]): Promise<number> {
  const order = readOrder(args);
  const statePath = await mkdtemp(join(tmpdir(), "judge-verify-"));
  const printer = openVerifyPrinter(order);
  const room = lateRoom(order, statePath, printer);
  try {
    await prepareStore(room.storePath);
    return await verifyAll(room, order, printer);
  } finally {
    await room.close();
    await rm(statePath, { recursive: true, force: true });
  }
}

interface LateRoom {
  readonly storePath: string;
  /** Opened at the first call: a package that cannot be read needs no box to be refused. */
  open(): Promise<JudgeRoom>;
  close(): Promise<void>;
}

function lateRoom(order: Order, statePath: string, printer: VerifyPrinter): LateRoom {
  const storePath = join(statePath, "store");
  let opening: Promise<JudgeRoom> | null = null;
  const open = async () => {
    const { box: choice, lanes } = order;
    const box = await openBox({ choice, statePath, storePath, lanes });
    try {
      const room = await openRoom(box, { packageBytes: gibibyte, compileBytes: 4 * gibibyte });
      printer.room(room);
      return room;
    } catch (error) {
      await box.close();
      throw error;
    }
  };
  return {
    storePath,
    open: () => {
      opening ??= open();
      return opening;
    },
    close: async () => {
      const room = await opening?.catch(() => null);
      await room?.box.close();
    },
  };
}

/** Packages go side by side too: while one waits for its slowest submission, lanes are free for the next. */
async function verifyAll(late: LateRoom, order: Order, printer: VerifyPrinter): Promise<number> {
  const oks = await inParallel(order.lanes, [...order.paths.entries()], async ([index, path]) => {
    const staged = await stagePackage(late.storePath, path, `verify-${index}`);
    if (staged.kind === "refused") {
      printer.summary(path, [], refusedSummary(path, staged.faults));
      return false;
    }
    const opened = staged.package;
    try {
      const room = await late.open();
      const { lines, summary, platformFault } = await verifyPackage(room, opened, {
        lanes: room.box.laneCount,
        isWanted: (submission) => isWanted(order.glob, submission),
        onLine: (line) => printer.line(line),
        onProgress: (done, total) => printer.progress(path, done, total),
      });
      const faults =
        platformFault === null ? summary.faults : [...summary.faults, `this host: ${platformFault}`];
      const isOk = summary.ok && platformFault === null;
      printer.summary(path, lines, { ...summary, ok: isOk, faults });
      return isOk;
    } finally {
      await staged.remove();
    }
  });
  printer.end();
  return oks.every((isOk) => isOk) ? 0 : 1;
}

function readOrder(args: readonly string[]): Order {
  const { values, positionals } = parse(args);
  if (positionals.length === 0) throw new Error(`Name at least one package.\n${usage}`);
  const box = boxChoices.find((choice) => choice === (values.box ?? "auto"));
  if (box === undefined) throw new Error(`--box ${values.box} is not one of ${boxChoices.join(", ")}`);
  const lanes = values.lanes === undefined ? availableParallelism() : Number(values.lanes);
  if (!Number.isInteger(lanes) || lanes < 1 || lanes > 256) throw new Error("--lanes must be from 1 to 256");
  return { paths: positionals, isJson: values.json ?? false, glob: asGlob(values.submission), box, lanes };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: "boolean" },
        submission: { type: "string" },
        box: { type: "string" },
        lanes: { type: "string" },
      },
    });
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

function asGlob(text: string | undefined): Glob | null {
  if (text === undefined) return null;
  const reading = readGlob(text.replace(/^submissions\//, ""));
  if (reading.kind === "refused") throw new Error(`--submission: ${reading.why}`);
  return reading.value;
}

function isWanted(glob: Glob | null, submissionPath: string): boolean {
  return glob === null || matchesGlob(glob, submissionPath.replace(/^submissions\//, ""));
}

function refusedSummary(path: string, faults: readonly PackageFault[]): VerificationSummary {
  return {
    problem: path,
    summary: true,
    ok: false,
    submissions: 0,
    agreed: 0,
    disagreed: 0,
    skipped: 0,
    tests: 0,
    timeLimitMs: null,
    derivedTimeLimitMs: null,
    statedTimeLimitMs: null,
    faults: faults.map(({ file, key, message }) => `${file}${key === null ? "" : `: ${key}`}: ${message}`),
    warnings: [],
  };
}

/**
 * The same submissions, their time near the limit, judged again and again while the other cores are busy.
 *
 * The load is what a judge host suffers: another program that walks through memory and empties the shared caches. It
 * is outside the box, so that a run alone is only alone among ours: harder than what happens on a host that judges
 * and does nothing else.
 */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { availableParallelism, loadavg } from "node:os";
import { dirname, join } from "node:path";
import { type JudgeRoom, judgeProgram } from "../flows/judge-program.ts";
import type { Sources } from "../languages/language.ts";
import { stagePackage } from "../steps/stage-package.ts";
import { readyLanguage } from "../steps/toolbox.ts";
import { borderlinePackage, endlessWork, programOf, workKinds } from "./borderline-programs.ts";
import {
  type BorderlineRun,
  type BorderlineSubmission,
  countFlips,
  type FlipFigures,
} from "./count-flips.ts";
import { priceWork, roundsFor } from "./fit-work.ts";
import { openYardstick, type Steadiness } from "./open-yardstick.ts";

export interface BorderlineOrder {
  readonly room: JudgeRoom;
  readonly folder: string;
  readonly submissions: number;
  readonly rounds: number;
  readonly limitMs: number;
  readonly signal: AbortSignal;
  onRound(done: number): void;
}

export interface BorderlineFigures extends FlipFigures {
  readonly mode: string;
  readonly cores: number;
  readonly busyCores: number;
  readonly limitMs: number;
  readonly rounds: number;
  /** Of the machine itself, through the whole run, each time with the load held still. */
  readonly steadiness: readonly Steadiness[];
  readonly loadAverageBefore: readonly number[];
  readonly loadAverageAfter: readonly number[];
}

/** Submissions are spread evenly over this far from the limit, on both sides. */
const spread = 0.25;
/** Far from any program's time, so that nothing is run again. */
const unlimitedMs = 60_000;
const submissionsATake = 10;

/** @throws Error when a program could not be judged, or the signal's reason when it is given */
export async function judgeBorderline(order: BorderlineOrder): Promise<BorderlineFigures> {
  const { room, limitMs } = order;
  const loadAverageBefore = loadavg();
  const judgeOnce = await openJudge(order);
  const yardstick = await openYardstick(limitMs, async (kind, rounds) => {
    order.signal.throwIfAborted();
    return (await judgeOnce(programOf(kind, rounds), unlimitedMs)).cpuMs;
  });
  const busyCores = Math.max(1, availableParallelism() - 1);
  const burners = await startBurners(order.folder, busyCores);
  try {
    const submissions = await writeSubmissions(order, judgeOnce);
    for (let round = 1; round <= order.rounds; round += 1) {
      for (const [index, { sources, runs }] of submissions.entries()) {
        order.signal.throwIfAborted();
        if (index % submissionsATake === 0) await holdStill(burners, () => yardstick.take());
        runs.push(await judgeOnce(sources, limitMs));
      }
      order.onRound(round);
    }
    return {
      mode: room.box.selfTest.mode,
      cores: availableParallelism(),
      busyCores,
      limitMs,
      rounds: order.rounds,
      steadiness: yardstick.steadiness(),
      loadAverageBefore,
      loadAverageAfter: loadavg(),
      ...countFlips(submissions.map(withoutSources), limitMs),
    };
  } finally {
    for (const burner of burners) burner.kill("SIGKILL");
  }
}

type JudgeOnce = (sources: Sources, limitMs: number) => Promise<BorderlineRun>;

async function openJudge({ room, folder }: BorderlineOrder): Promise<JudgeOnce> {
  const language = readyLanguage(room.toolbox, "c17");
  if (!language) throw new Error("There is no C compiler here; the borderline programs are in C.");
  const path = join(folder, "package");
  for (const [name, text] of Object.entries(borderlinePackage)) {
    await mkdir(dirname(join(path, name)), { recursive: true });
    await writeFile(join(path, name), text);
  }
  const staged = await stagePackage(room.box.storePath, path, "borderline");
  if (staged.kind === "refused") throw new Error(JSON.stringify(staged.faults));
  return async (sources, timeLimitMs) => {
    const lane = await room.box.lease();
    try {
      const judged = await judgeProgram(room, lane, {
        opened: staged.package,
        language,
        sources,
        timeLimitMs,
        stop: "all",
        onCompiled: () => undefined,
        onResult: () => undefined,
      });
      const [result] = judged.kind === "decided" ? judged.results : [];
      if (!result) throw new Error(`a borderline program could not be judged: ${JSON.stringify(judged)}`);
      return {
        verdict: result.verdict,
        cpuMs: result.cpuMs,
        firstCpuMs: (result.firstRun?.isAlone ? result : result.firstRun)?.cpuMs ?? null,
      };
    } finally {
      lane.release();
    }
  };
}

interface Written extends BorderlineSubmission {
  readonly sources: Sources;
  readonly runs: BorderlineRun[];
}

function withoutSources({ kind, wantedMs, runs }: Written): BorderlineSubmission {
  return { kind, wantedMs, runs };
}

/** Half of each kind of work, priced under the same load under which they will be judged. */
async function writeSubmissions(order: BorderlineOrder, judgeOnce: JudgeOnce): Promise<Written[]> {
  const { limitMs, submissions } = order;
  const written: Written[] = [];
  for (const [at, kind] of workKinds.entries()) {
    const price = await priceWork(kind, async (rounds) => {
      order.signal.throwIfAborted();
      const { cpuMs } = await judgeOnce(programOf(kind, rounds), unlimitedMs);
      return cpuMs;
    });
    const count = Math.floor((submissions + at) / workKinds.length);
    for (let index = 0; index < count; index += 1) {
      const share = count === 1 ? 0 : (2 * index) / (count - 1) - 1;
      const wantedMs = limitMs * (1 + spread * share);
      // The number of rounds makes each a program of its own.
      written.push({
        kind,
        wantedMs,
        sources: programOf(kind, roundsFor(price, wantedMs) + index),
        runs: [],
      });
    }
  }
  return written;
}

/** Endless memory work outside the box, one process a core. */
async function startBurners(folder: string, count: number): Promise<ChildProcess[]> {
  const source = join(folder, "burner.c");
  await writeFile(source, endlessWork);
  const burner = join(folder, "burner");
  execFileSync("cc", ["-O2", "-o", burner, source]);
  await rm(source);
  return Array.from({ length: count }, () => {
    const child = spawn(burner, { stdio: ["pipe", "ignore", "ignore"] });
    child.stdin.end("2 3\n");
    return child;
  });
}

async function holdStill(burners: readonly ChildProcess[], work: () => Promise<void>): Promise<void> {
  for (const burner of burners) burner.kill("SIGSTOP");
  try {
    await work();
  } finally {
    for (const burner of burners) burner.kill("SIGCONT");
  }
}

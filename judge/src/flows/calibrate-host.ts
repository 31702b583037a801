/**
 * The fixed probe set of a host: how long known work takes here, in the same lanes and by the same counting as
 * submissions. Each probe is taken several times with nothing else running in our lanes, and the least counts: a
 * disturbance only ever adds.
 */
import { randomUUID } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Probes } from "@bilimdon/rules/judging/judge-drift";
import type { Lane, RunRequest } from "../box/box.ts";
import { compilerLimits, testLimits } from "../box/limits.ts";
import { mebibyte, type Sources } from "../languages/language.ts";
import { compile } from "../steps/compile.ts";
import { toolsToBuild } from "../steps/needed-tools.ts";
import { type Program, runCommand } from "../steps/program.ts";
import { type ReadyLanguage, readyLanguage } from "../steps/toolbox.ts";
import { compiledSource, probeSource } from "./calibration-sources.ts";
import type { JudgeRoom } from "./judge-program.ts";

const takes = 3;
const memoryBytes = 256 * mebibyte;

/** @returns null where this host has no C compiler, or the box broke: then nothing is known */
export async function calibrateHost(room: JudgeRoom): Promise<Probes | null> {
  const language = readyLanguage(room.toolbox, "c17");
  if (language === null) return null;
  const lane = await room.box.lease();
  try {
    const limits = { timeMs: 30_000, memoryBytes: 1024 * mebibyte };
    const parts = { ...room, lane, cache: room.compileCache };
    const built = await compile(parts, { language, sources: asSources(probeSource), limits });
    if (built.kind !== "built") return null;
    try {
      const integer = await leastOf(lane, probeRequest(built.program, "integer"));
      const memory = await leastOf(lane, probeRequest(built.program, "memory"));
      const system = await leastOf(lane, probeRequest(built.program, "system"));
      const compiling = await timeCompiler(room, lane, language);
      if (integer === null || memory === null || system === null || compiling === null) return null;
      return { integer, memory, system, compile: compiling };
    } finally {
      built.program.release();
    }
  } finally {
    lane.release();
  }
}

function asSources(text: string): Sources {
  return { files: [{ name: "main.c", content: Buffer.from(text, "utf8") }], entryPoint: null };
}

function probeRequest(program: Program, probe: "integer" | "memory" | "system"): RunRequest {
  return {
    tools: program.tools,
    argv: [...runCommand(program, memoryBytes), probe],
    env: program.run.env,
    folder: program.folder,
    shown: {},
    placed: {},
    stdin: null,
    stdoutTo: null,
    stderrTo: null,
    collect: [],
    limits: testLimits({ cpuMs: 10_000, memoryBytes }),
  };
}

/** The compiler itself, past the cache of what was compiled. */
async function timeCompiler(room: JudgeRoom, lane: Lane, language: ReadyLanguage): Promise<number | null> {
  const folder = `work/${randomUUID()}`;
  const path = join(room.box.storePath, folder);
  const plan = language.language.plan(asSources(compiledSource), language.tools);
  await mkdir(path, { recursive: true, mode: 0o755 });
  try {
    for (const { name, content } of plan.files) await writeFile(join(path, name), content, { mode: 0o644 });
    return await leastOf(lane, {
      tools: toolsToBuild(language.language.id),
      argv: ["/bin/sh", "-c", 'cd "$0" && exec "$@"', "{folder}", ...plan.compile.argv],
      env: plan.compile.env,
      folder,
      shown: {},
      placed: {},
      stdin: null,
      stdoutTo: null,
      stderrTo: null,
      collect: [],
      limits: compilerLimits(),
    });
  } finally {
    await rm(path, { recursive: true, force: true });
  }
}

/** The least CPU milliseconds of several takes; null when one of them did not end well. */
async function leastOf(lane: Lane, request: RunRequest): Promise<number | null> {
  const times: number[] = [];
  for (let take = 0; take < takes; take += 1) {
    const report = await lane.runAlone(request);
    if (report.kind === "box-failed") return null;
    if (report.ending.kind !== "exited" || report.ending.code !== 0) return null;
    times.push(report.cpuMs);
  }
  return Math.min(...times);
}

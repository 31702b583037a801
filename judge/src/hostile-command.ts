import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { buildRunner } from "./box/build-runner.ts";
import { atOnceId } from "./hostile/attack-at-once.ts";
import { buildPrograms } from "./hostile/build-programs.ts";
import { readCompileAttacks, readHostilePrograms } from "./hostile/hostile-case.ts";
import { type HostileMode, hostileModes, openMode } from "./hostile/hostile-modes.ts";
import { linesOf, type ModeSummary, rowOf, summarize } from "./hostile/hostile-report.ts";
import { programsFolder } from "./hostile/run-program.ts";
import { type TrialOrder, type TriedProgram, tryMode } from "./hostile/try-mode.ts";

const usage = `hostile [--json] [--mode ${hostileModes.join("|")}|all] [ID…]
  --json  one line a program {id, mode, expected, got, contained, probeClean}, and a summary line a mode
  --mode  one mode; without it, all this machine has
  ID      only these programs, such as forkbomb or compile-passwd`;

const lanes = 2;

/**
 * `hostile`: runs every hostile program in every mode this machine has, and looks for leftovers after each.
 *
 * @returns 0 when all were contained or are declared by the box itself, 1 when not, 130 when it was interrupted
 * @throws Error in words for a wrong command line or a mode that was asked for and is not here
 */
export async function runHostile(args: readonly string[]): Promise<number> {
  const order = readOrder(args);
  const interruption = new AbortController();
  const interrupt = () => interruption.abort(new Error("Interrupted; the boxes are closed."));
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  for (const signal of signals) process.on(signal, interrupt);
  const statePath = await mkdtemp(join(tmpdir(), "judge-hostile-"));
  try {
    const summaries = await tryModes(statePath, order, interruption.signal);
    return summaries.every(({ escaped }) => escaped.length === 0) ? 0 : 1;
  } catch (error) {
    if (!interruption.signal.aborted) throw error;
    console.error(interruption.signal.reason.message);
    return 130;
  } finally {
    await rm(statePath, { recursive: true, force: true });
    for (const signal of signals) process.off(signal, interrupt);
  }
}

interface Order extends Pick<TrialOrder, "programs" | "attacks" | "isAtOnceWanted"> {
  readonly modes: readonly HostileMode[];
  readonly isModeNamed: boolean;
  readonly isJson: boolean;
}

async function tryModes(statePath: string, order: Order, signal: AbortSignal): Promise<ModeSummary[]> {
  const { path: runnerPath } = await buildRunner(statePath);
  const programsPath = join(statePath, programsFolder);
  const programs = order.isAtOnceWanted ? readHostilePrograms() : order.programs;
  await buildPrograms(programsPath, programs);
  const fill = (storePath: string) => cp(programsPath, join(storePath, programsFolder), { recursive: true });
  const summaries: ModeSummary[] = [];
  for (const mode of order.modes) {
    const opened = await openMode(mode, { statePath, runnerPath, lanes, fill });
    if (opened.kind === "missing") {
      if (order.isModeNamed) throw new Error(`The mode ${mode} is not here: ${opened.why}`);
      console.log(order.isJson ? JSON.stringify({ mode, missing: opened.why }) : `${mode}: ${opened.why}`);
      continue;
    }
    if (!order.isJson) console.log(`\n${mode}: ${opened.how}`);
    const tried: TriedProgram[] = [];
    const notTried: { id: string; why: string }[] = [];
    const onTried = (one: TriedProgram) => {
      tried.push(one);
      console.log(order.isJson ? JSON.stringify(lineOf(one)) : rowOf(one));
    };
    try {
      const onNotTried = (id: string, why: string) => notTried.push({ id, why });
      await tryMode(opened, { ...order, signal, onTried, onNotTried });
    } finally {
      await opened.box.close();
    }
    const { weaknesses } = opened.box.selfTest;
    const summary = summarize({ mode, how: opened.how, tried, notTried, weaknesses });
    console.log(order.isJson ? JSON.stringify(summary) : linesOf(summary).join("\n"));
    summaries.push(summary);
  }
  return summaries;
}

function lineOf({ id, mode, expected, got, contained, probeClean }: TriedProgram) {
  return { id, mode, expected, got, contained, probeClean };
}

function readOrder(args: readonly string[]): Order {
  const { values, positionals } = parse(args);
  const wish = values.mode ?? "all";
  const modes = wish === "all" ? hostileModes : hostileModes.filter((mode) => mode === wish);
  if (modes.length === 0) throw new Error(`--mode ${wish} is not one of ${hostileModes.join(", ")}, all`);
  const programs = readHostilePrograms();
  const attacks = readCompileAttacks();
  const known = new Set([...programs, ...attacks].map(({ id }) => id).concat(atOnceId));
  const unknown = positionals.find((id) => !known.has(id));
  if (unknown !== undefined)
    throw new Error(`There is no hostile program "${unknown}"; there are ${[...known].join(", ")}`);
  const isWanted = ({ id }: { readonly id: string }) => positionals.length === 0 || positionals.includes(id);
  return {
    modes,
    isModeNamed: wish !== "all",
    isJson: values.json ?? false,
    programs: programs.filter(isWanted),
    attacks: attacks.filter(isWanted),
    isAtOnceWanted: isWanted({ id: atOnceId }),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: { json: { type: "boolean" }, mode: { type: "string" } },
      allowPositionals: true,
    });
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

import { mkdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { describeEngine } from "../box/docker-engine.ts";
import { thisMachine } from "./machine.ts";
import { type FullCheck, preflight } from "./preflight.ts";

const usage = `judge:preflight [-- --json] [--lanes N] [--state DIR]
  --json   every check as one array on standard output
  --lanes  how many programs are to be judged at once; the number of cores
  --state  where the worker is to keep its state; this folder`;

const marks = { ok: "ok  ", warn: "WARN", fail: "FAIL" } as const;

/**
 * `judge:preflight`: says whether this machine is fit to judge, and what to do where it is not.
 *
 * @returns 0 when nothing fails, else 1
 * @throws Error in words for a wrong command line
 */
export async function runPreflight(args: readonly string[]): Promise<number> {
  const { json, lanes, state } = readOrder(args);
  mkdirSync(state, { recursive: true });
  const cores = availableParallelism();
  const engine = await describeEngine();
  const found = preflight(thisMachine({ cores, lanes: lanes ?? cores, statePath: state, engine }));
  console.log(json ? JSON.stringify(found) : found.map(asLines).join("\n"));
  const failed = found.filter((check) => check.state === "fail").length;
  const warned = found.filter((check) => check.state === "warn").length;
  if (!json) console.log(`\n${found.length} checks, ${failed} failed, ${warned} to look at.`);
  return failed === 0 ? 0 : 1;
}

function asLines({ state, title, found, why, remedy }: FullCheck): string {
  const first = `${marks[state]}  ${title.padEnd(24)}${found}`;
  if (state === "ok") return first;
  const rest = [`why: ${why}`, ...(remedy === "" ? [] : [`do:  ${remedy}`])];
  return [first, ...rest.map((line) => `${" ".repeat(30)}${line}`)].join("\n");
}

function readOrder(args: readonly string[]) {
  const text = { type: "string" } as const;
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { json: { type: "boolean" }, lanes: text, state: text },
    });
    const lanes = values.lanes === undefined ? null : Number(values.lanes);
    if (lanes !== null && !(Number.isInteger(lanes) && lanes >= 1 && lanes <= 256))
      throw new Error("--lanes must be from 1 to 256");
    return { json: values.json ?? false, lanes, state: values.state ?? process.env.INIT_CWD ?? "." };
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

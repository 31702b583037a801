import { mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { BoxFigures } from "@bilimdon/contracts/bench-figures";
import { benchRounds } from "./bench/bench-rounds.ts";
import { buildRunner } from "./box/build-runner.ts";
import { openBox } from "./box/open-box.ts";
import { type BoxChoice, boxChoices } from "./config.ts";
import { prepareStore } from "./judge-room.ts";

const usage = `bench [--json] [--quick] [--box ${boxChoices.join("|")}]
  --json   the figures as one object on standard output; progress goes to standard error
  --quick  a few rounds, to see that it works; the figures mean little`;

interface Order {
  readonly isJson: boolean;
  readonly isQuick: boolean;
  readonly box: BoxChoice;
}

/**
 * `bench`: what a test costs in the sandbox of this machine, beside the cost of the program with none.
 *
 * @returns 0, or 130 when it was interrupted
 * @throws Error in words for a wrong command line or a box that cannot be opened
 */
export async function runBench(args: readonly string[]): Promise<number> {
  const order = readOrder(args);
  const interruption = new AbortController();
  const interrupt = () => interruption.abort(new Error("Interrupted; the box is closed."));
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  for (const signal of signals) process.on(signal, interrupt);
  const statePath = await mkdtemp(join(tmpdir(), "judge-bench-"));
  try {
    const figures = await benchIn(statePath, order, interruption.signal);
    console.log(order.isJson ? JSON.stringify(figures) : tableOf(figures));
    return 0;
  } catch (error) {
    if (!interruption.signal.aborted) throw error;
    console.error(interruption.signal.reason.message);
    return 130;
  } finally {
    await rm(statePath, { recursive: true, force: true });
    for (const signal of signals) process.off(signal, interrupt);
  }
}

async function benchIn(statePath: string, order: Order, signal: AbortSignal): Promise<BoxFigures> {
  const storePath = join(statePath, "store");
  await prepareStore(storePath);
  const { path: runnerPath } = await buildRunner(statePath);
  const box = await openBox({ choice: order.box, statePath, storePath, lanes: availableParallelism() });
  try {
    return await benchRounds({
      box,
      runnerPath,
      isQuick: order.isQuick,
      signal,
      onRound: (done, rounds) => {
        if (process.stderr.isTTY) process.stderr.write(`\rsandbox: round ${done} of ${rounds}`);
        if (process.stderr.isTTY && done === rounds) process.stderr.write("\n");
      },
    });
  } finally {
    await box.close();
  }
}

function tableOf(figures: BoxFigures): string {
  const rows = Object.entries(figures).flatMap(([name, value]) =>
    typeof value === "number" || typeof value === "string" ? [`${name.padEnd(20)} ${value}`] : [],
  );
  return rows.join("\n");
}

function readOrder(args: readonly string[]): Order {
  const { values } = parse(args);
  const box = boxChoices.find((choice) => choice === (values.box ?? "auto"));
  if (box === undefined) throw new Error(`--box ${values.box} is not one of ${boxChoices.join(", ")}`);
  return { isJson: values.json ?? false, isQuick: values.quick ?? false, box };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: { json: { type: "boolean" }, quick: { type: "boolean" }, box: { type: "string" } },
    });
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

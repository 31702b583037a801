import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type BorderlineFigures, judgeBorderline } from "./borderline/judge-borderline.ts";
import { openBox } from "./box/open-box.ts";
import { boxChoices } from "./config.ts";
import { openRoom, prepareStore } from "./judge-room.ts";

const usage = `bench:borderline [-- --json] [--submissions N] [--rounds N] [--limit MS] [--box ${boxChoices.join("|")}]
  Judges programs whose time is near the limit again and again while the other cores are busy, and counts verdicts
  that were not always the same. Leaves with 0 only if none flipped outside the band in which runs are made again.
  Beside it stands how much the time of one and the same program varied while the load was held still: where that is
  more than the band, the machine cannot hold the promise, whoever judges on it.`;

const gibibyte = 1024 ** 3;

/**
 * `bench:borderline`: is the verdict the same every time?
 *
 * @returns 0 when nothing flipped outside the band, else 1; 130 when it was interrupted
 * @throws Error in words for a wrong command line or a box that cannot be opened
 */
export async function runBorderline(args: readonly string[]): Promise<number> {
  const { isJson, choice, ...order } = readOrder(args);
  const interruption = new AbortController();
  const interrupt = () => interruption.abort(new Error("Interrupted; the box is closed."));
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  for (const signal of signals) process.on(signal, interrupt);
  const statePath = await mkdtemp(join(tmpdir(), "judge-borderline-"));
  const storePath = join(statePath, "store");
  try {
    await prepareStore(storePath);
    const box = await openBox({ choice, statePath, storePath, lanes: 1 });
    try {
      const room = await openRoom(box, { packageBytes: gibibyte, compileBytes: gibibyte });
      const figures = await judgeBorderline({
        ...order,
        room,
        folder: statePath,
        signal: interruption.signal,
        onRound: (done) => process.stderr.write(`round ${done} of ${order.rounds}\n`),
      });
      console.log(isJson ? JSON.stringify(figures) : tableOf(figures));
      return figures.flipsOutsideBand === 0 ? 0 : 1;
    } finally {
      await box.close();
    }
  } catch (error) {
    if (!interruption.signal.aborted) throw error;
    return 130;
  } finally {
    await rm(statePath, { recursive: true, force: true });
    for (const signal of signals) process.off(signal, interrupt);
  }
}

function tableOf(figures: BorderlineFigures): string {
  const times = figures.flipped.map(
    ({ kind, wantedMs, runs }) =>
      `    ${kind}, about ${Math.round(wantedMs)} ms: ${runs.map(({ verdict, cpuMs }) => `${verdict} ${Math.round(cpuMs)}`).join(", ")}`,
  );
  const alone = figures.steadiness.map(
    ({ kind, leastMs, mostMs, factor }) =>
      `  ${`the same ${kind} program, without load`.padEnd(44)}${Math.round(leastMs)} to ${Math.round(mostMs)} ms, ${factor.toFixed(2)} times`,
  );
  const { integer, memory } = figures.flipsOutsideBandByKind;
  return [
    `${figures.submissions} submissions × ${figures.rounds}, limit ${figures.limitMs} ms, ${figures.busyCores} of ${figures.cores} cores busy, ${figures.mode} box`,
    ...alone,
    `  flipped outside the band                    ${figures.flipsOutsideBand} (integer ${integer}, memory ${memory})`,
    `  flipped inside it, by runs alone            ${figures.flipsInsideBand}`,
    `  would have flipped, had first runs counted  ${figures.flipsWithoutRunAlone}`,
    `  judgings with a run alone                   ${figures.ranAlone} of ${figures.judgings}`,
    ...times,
  ].join("\n");
}

function readOrder(args: readonly string[]) {
  const { values } = parse(args);
  const choice = boxChoices.find((one) => one === (values.box ?? "auto"));
  if (choice === undefined) throw new Error(`--box ${values.box} is not one of ${boxChoices.join(", ")}`);
  return {
    isJson: values.json ?? false,
    choice,
    submissions: readNumber("submissions", values.submissions, { least: 2, most: 10_000, otherwise: 200 }),
    rounds: readNumber("rounds", values.rounds, { least: 2, most: 100, otherwise: 5 }),
    limitMs: readNumber("limit", values.limit, { least: 100, most: 10_000, otherwise: 200 }),
  };
}

function readNumber(
  name: string,
  text: string | undefined,
  rule: { readonly least: number; readonly most: number; readonly otherwise: number },
): number {
  const value = text === undefined ? rule.otherwise : Number(text);
  if (Number.isInteger(value) && value >= rule.least && value <= rule.most) return value;
  throw new Error(`--${name} must be from ${rule.least} to ${rule.most}\n${usage}`);
}

function parse(args: readonly string[]) {
  const text = { type: "string" } as const;
  try {
    return parseArgs({
      args: [...args],
      options: { json: { type: "boolean" }, submissions: text, rounds: text, limit: text, box: text },
    });
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

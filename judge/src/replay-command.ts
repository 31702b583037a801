import { createReadStream } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import {
  type ReplayedJudging,
  type ReplayOrder,
  replayFiles,
  replayOrder,
} from "@bilimdon/contracts/replay-order";
import { openBox } from "./box/open-box.ts";
import { type BoxChoice, boxChoices } from "./config.ts";
import { judgeSubmission } from "./flows/judge-submission.ts";
import { openRoom, prepareStore } from "./judge-room.ts";
import { unpackTar } from "./steps/download-package.ts";
import { openShelf } from "./steps/open-package.ts";
import { readyLanguage, type Toolbox } from "./steps/toolbox.ts";
import { flightOf } from "./take-job.ts";

const usage = `replay FOLDER [--box ${boxChoices.join("|")}]
  FOLDER  ${replayFiles.order} and ${replayFiles.package}, as verdict:replay -- ID --out FOLDER writes them`;

const gibibyte = 1024 ** 3;

/**
 * `replay`: judges a kept judgement again with its package, limits and way of stopping, and prints what came out as
 * one object. Who agrees with whom is not said here.
 *
 * @throws Error in words for a wrong command line, a folder that cannot be used, or a box that cannot be opened
 */
export async function runReplay(args: readonly string[]): Promise<number> {
  const { folder, choice } = readWords(args);
  const order = replayOrder.parse(JSON.parse(await readFile(join(folder, replayFiles.order), "utf8")));
  const statePath = await mkdtemp(join(tmpdir(), "judge-replay-"));
  const interrupt = () =>
    void rm(statePath, { recursive: true, force: true }).finally(() => process.exit(130));
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, interrupt);
  try {
    const judging = await judgeAgain(statePath, { folder, choice, order });
    console.log(JSON.stringify(judging));
    return 0;
  } finally {
    await rm(statePath, { recursive: true, force: true });
  }
}

interface Again {
  readonly folder: string;
  readonly choice: BoxChoice;
  readonly order: ReplayOrder;
}

async function judgeAgain(statePath: string, { folder, choice, order }: Again): Promise<ReplayedJudging> {
  const storePath = join(statePath, "store");
  await prepareStore(storePath);
  const box = await openBox({ choice, statePath, storePath, lanes: 1 });
  try {
    const opened = await openRoom(box, { packageBytes: 4 * gibibyte, compileBytes: gibibyte });
    const shelf = openShelf({
      storePath: box.storePath,
      shelf: opened.packages,
      download: async (hash, target) => {
        const found = await unpackTar(createReadStream(join(folder, replayFiles.package)), target);
        if (found !== hash) throw new Error(`${replayFiles.package} has the hash ${found}, not ${hash}`);
      },
    });
    const room = { ...opened, shelf, clock: Date.now };
    const job = { ...order.job, timeLimitMs: keptLimitMs(order, room.toolbox) };
    const { outcome, facts } = await judgeSubmission(room, job, () => undefined);
    return { outcome, flight: flightOf({ room, hostName: hostname(), workerId: "replay" }, facts) };
  } finally {
    await box.close();
  }
}

/** The limit it was judged with, which a later verification may have changed; the language's factor is in it. */
function keptLimitMs({ job, kept }: ReplayOrder, toolbox: Toolbox): number {
  const factor = readyLanguage(toolbox, job.languageId)?.language.timeFactor ?? 1;
  return kept.flight === null ? job.timeLimitMs : kept.flight.timeLimitMs / factor;
}

function readWords(args: readonly string[]): Pick<Again, "folder" | "choice"> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { box: { type: "string" } },
  });
  const choice = boxChoices.find((one) => one === (values.box ?? "auto"));
  const [folder] = positionals;
  if (choice === undefined || folder === undefined || positionals.length > 1) throw new Error(usage);
  return { folder, choice };
}

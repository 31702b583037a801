import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openBrowser } from "../../test/kit/browser.ts";
import { shelfOf } from "../services/compile-service.ts";
import { startPlatform } from "../services/platform.ts";
import { reachableFolder, readServiceUser } from "../services/postgres-binaries.ts";
import { makeStepProgress } from "../services/step-progress.ts";
import type { BenchOrder } from "./bench-order.ts";
import { readChildMemory } from "./child-memory.ts";
import { measureScreen, type Sending } from "./measure-screen.ts";
import { openBenchCtx } from "./open-bench-ctx.ts";
import { seedBench } from "./seed-bench.ts";

const wholePeople = 6;
const quickPeople = 1;

export interface PlatformFigures {
  readonly sendings: Sending[];
  readonly idleWorkerBytes: number | null;
}

/** Starts a platform with its own state, measures on it, and takes everything away again, whatever happened. */
export async function benchPlatform(order: BenchOrder): Promise<PlatformFigures> {
  const folder = mkdtempSync(join(tmpdir(), "bilimdon-bench-"));
  // Postgres runs as another user and must be able to pass.
  chmodSync(folder, 0o711);
  const undo: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];
  try {
    return await benchIn(folder, order, undo);
  } finally {
    await undoAll(undo);
  }
}

/** The last first; what one step cannot do keeps no other from being done. */
async function undoAll(undo: (() => unknown)[]): Promise<void> {
  const step = undo.pop();
  if (step === undefined) return;
  try {
    await step();
  } finally {
    await undoAll(undo);
  }
}

async function benchIn(folder: string, order: BenchOrder, undo: (() => unknown)[]): Promise<PlatformFigures> {
  const { signal, say } = order;
  const stateFolder = join(folder, "state");
  mkdirSync(stateFolder);
  // Where temporary folders are shut to its user, the database lies elsewhere.
  const cluster = reachableFolder(join(stateFolder, "postgres"), readServiceUser());
  undo.push(() => rmSync(cluster, { recursive: true, force: true }));
  say("A platform of its own, to measure on:");
  const progress = makeStepProgress(say);
  const platform = await startPlatform({ progress, wantedPort: 0, stateFolder, isDemoQuiet: true });
  undo.push(() => platform.stop());
  signal.throwIfAborted();
  const idleWorkerBytes = readChildMemory(shelfOf("judge/src/main.ts"));
  const door = await openBenchCtx({
    databaseUrl: platform.databaseUrl,
    blobFolder: join(stateFolder, "blobs"),
  });
  undo.push(() => door.close());
  const peopleCount = order.isQuick ? quickPeople : wholePeople;
  const people = await seedBench(door.ctx, { folder, peopleCount });
  signal.throwIfAborted();
  // On a signal the browser would otherwise end this process before anything is stopped.
  const browser = await openBrowser({ handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false });
  undo.push(() => browser.close());
  const close = () => void browser.close();
  signal.addEventListener("abort", close);
  undo.push(() => signal.removeEventListener("abort", close));
  const sendings = await measureScreen({
    browser,
    url: platform.url,
    db: door.ctx.db,
    people,
    signal,
    onSent: (done, total) => order.tick(`browser: ${done} of ${total} verdicts`, done === total),
  });
  return { sendings, idleWorkerBytes };
}

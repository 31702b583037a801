/**
 * `npm run bench:scoreboard`: what a verdict costs on a big board, how fast one process tells its spectators, what a
 * board weighs on the wire and a spectator in memory. It runs the API's own verbs and sockets on a database of its own.
 */
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type BoardBenchReport, boardBenchReport } from "@bilimdon/contracts/bench-figures";
import { migrateUp } from "../src/db/migrate.ts";
import { boardBenchTable } from "./bench/board-bench-table.ts";
import { measureBoardKeeping } from "./bench/measure-board-keeping.ts";
import { measureBoardSnapshot } from "./bench/measure-board-snapshot.ts";
import { measureFanOut } from "./bench/measure-fan-out.ts";
import { openBenchCtx } from "./bench/open-bench-ctx.ts";
import { seedBenchBoard } from "./bench/seed-bench-board.ts";
import { startEmbeddedPostgres } from "./services/embedded-postgres.ts";
import { reachableFolder, readServiceUser } from "./services/postgres-binaries.ts";

const usage = `bench:scoreboard [-- --json] [--quick]
  --json   the figures as one object on standard output; progress goes to standard error
  --quick  a few samples, to see that it works; the figures mean little`;

const sizes = {
  whole: {
    warmUps: 1_000,
    verdicts: 10_000,
    teams: 1_000,
    snapshotRuns: 1_560,
    spectators: 2_000,
    rounds: 7,
    broadcasts: 60,
    paced: 25,
  },
  quick: {
    warmUps: 10,
    verdicts: 40,
    teams: 30,
    snapshotRuns: 60,
    spectators: 120,
    rounds: 1,
    broadcasts: 3,
    paced: 2,
  },
} as const;

const say = (line: string) => process.stderr.write(`${line}\n`);
const interruption = new AbortController();
const interrupt = () => interruption.abort(new Error("interrupted"));
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, interrupt);
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) interrupt();
}, 1_000).unref();

const undo: (() => unknown)[] = [];
try {
  const { json, quick } = readWish(process.argv.slice(2));
  const report = await measure(quick ? sizes.quick : sizes.whole, interruption.signal);
  process.stdout.write(json ? `${JSON.stringify(report)}\n` : boardBenchTable(report));
} catch (error) {
  if (!interruption.signal.aborted) say(error instanceof Error ? error.message : String(error));
  process.exitCode = interruption.signal.aborted ? 130 : 1;
} finally {
  for (const step of undo.toReversed()) await step();
}
process.exit();

function readWish(words: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: { json: { type: "boolean" }, quick: { type: "boolean" } },
    });
    return { json: values.json === true, quick: values.quick === true };
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

async function measure(
  size: (typeof sizes)[keyof typeof sizes],
  signal: AbortSignal,
): Promise<BoardBenchReport> {
  const state = mkdtempSync(join(tmpdir(), "bilimdon-bench-board-"));
  // Postgres runs as another user and must be able to pass.
  chmodSync(state, 0o711);
  undo.push(() => rmSync(state, { recursive: true, force: true }));
  undo.push(() => rmSync(reachableFolder(state, readServiceUser()), { recursive: true, force: true }));
  say("bench:scoreboard: a database of its own is being started …");
  const database = await startEmbeddedPostgres({ dataDir: join(state, "postgres"), port: 0 });
  undo.push(() => database.stop());
  await migrateUp(database.url);
  const blobFolder = join(state, "blobs");
  const door = await openBenchCtx({ databaseUrl: database.url, blobFolder });
  undo.push(() => door.close());

  const { teams, verdicts, warmUps, spectators, rounds } = size;
  say(`${verdicts} verdicts onto a board of ${teams} teams × 13 problems …`);
  const keeping = await measureBoardKeeping(door.ctx, { teams, problems: 13, verdicts, warmUps, signal });
  say("a board of 130 teams × 12 problems on the wire …");
  const snapshotBytes = await measureBoardSnapshot(door.ctx, {
    teams: 130,
    problems: 12,
    submissions: size.snapshotRuns,
  });
  say(`deltas to ${spectators} spectators of one process, and by bare ws …`);
  const { contestId } = await seedBenchBoard(door.ctx, { teams: 1, problems: 1, submissions: 1 });
  const fanOut = await measureFanOut({
    databaseUrl: database.url,
    blobFolder,
    contestId,
    spectators,
    rounds,
    broadcastsARound: size.broadcasts,
    pacedDeltas: size.paced,
    signal,
  });
  const { bytesPerSpectator, ...sending } = fanOut;
  return boardBenchReport.parse({ ...keeping, ...sending, snapshotBytes, bytesPerSpectator });
}

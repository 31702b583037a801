/**
 * `npm run bench:people`: how long an admin waits for a page of people and for a search among 100 000 of them, by how
 * they ask. It sends requests through the API's own door on a database of its own.
 */
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { migrateUp } from "../src/db/migrate.ts";
import { measurePeople, type PeopleFigures } from "./bench/measure-people.ts";
import { openBenchCtx } from "./bench/open-bench-ctx.ts";
import { startEmbeddedPostgres } from "./services/embedded-postgres.ts";
import { reachableFolder, readServiceUser } from "./services/postgres-binaries.ts";

const usage = `bench:people [-- --json] [--people N] [--samples N]
  --json     the figures as one object on standard output; progress goes to standard error
  --people   accounts, 100000
  --samples  questions of each kind, 200`;

const say = (line: string) => process.stderr.write(`${line}\n`);
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) process.exit(130);
}, 1_000).unref();

const undo: (() => unknown)[] = [];
try {
  const wish = readWish(process.argv.slice(2));
  const loadAverageBefore = loadavg();
  const byKind = await measure(wish);
  const figures = { ...wish.size, cores: availableParallelism(), loadAverageBefore, byKind };
  process.stdout.write(wish.isJson ? `${JSON.stringify(figures)}\n` : table(byKind));
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
} finally {
  for (const step of undo.toReversed()) await step();
}
process.exit();

function readWish(words: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: { json: { type: "boolean" }, people: { type: "string" }, samples: { type: "string" } },
    });
    const size = { people: Number(values.people ?? 100_000), samples: Number(values.samples ?? 200) };
    for (const [name, value] of Object.entries(size))
      if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} must be a whole number from 1`);
    return { isJson: values.json === true, size };
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

async function measure({ size }: ReturnType<typeof readWish>) {
  const state = mkdtempSync(join(tmpdir(), "bilimdon-bench-people-"));
  // Postgres runs as another user and must be able to pass.
  chmodSync(state, 0o711);
  undo.push(() => rmSync(state, { recursive: true, force: true }));
  undo.push(() => rmSync(reachableFolder(state, readServiceUser()), { recursive: true, force: true }));
  const database = await startEmbeddedPostgres({ dataDir: join(state, "postgres"), port: 0 });
  undo.push(() => database.stop());
  await migrateUp(database.url);
  const door = await openBenchCtx({ databaseUrl: database.url, blobFolder: join(state, "blobs") });
  undo.push(() => door.close());
  say(`bench:people: ${size.people} accounts are being made and asked for …`);
  return measurePeople(door.ctx, size);
}

function table(byKind: Readonly<Record<string, PeopleFigures>>): string {
  const row = (words: string, cells: readonly (string | number)[]) =>
    `${words.padEnd(38)}${cells.map((cell) => String(cell).padStart(10)).join("")}\n`;
  const rows = Object.entries(byKind).map(([kind, { p50Ms, p95Ms, maxMs, asked, found }]) =>
    row(kind, [p50Ms, p95Ms, maxMs, asked, found]),
  );
  return row("how they ask", ["p50 ms", "p95 ms", "max ms", "asked", "found"]) + rows.join("");
}

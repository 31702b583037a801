/**
 * `npm run check:timing`: does sign-in, registration or reset tell by its body or its time whether an address is
 * somebody's, also one whose account still has the bcrypt hash it was brought with? Asks each at least 200 times of both
 * kinds on a database of its own. For a machine that does nothing else.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrateUp } from "../src/db/migrate.ts";
import { createUser } from "../src/features/accounts/create-user.ts";
import { openBenchCtx } from "./bench/open-bench-ctx.ts";
import { startEmbeddedPostgres } from "./services/embedded-postgres.ts";
import { reachableFolder, readServiceUser } from "./services/postgres-binaries.ts";
import { measureTiming, type TimingFound } from "./timing/measure-timing.ts";
import { giveEmail, givePasswordHash } from "./timing/timing.queries.ts";
import { importedEmail, knownEmail } from "./timing/timing-plays.ts";

const samples = 200;
/** Bcrypt's of nobody's password, at the cost that most sites use. */
const importedHash = "$2y$10$8Viigvy4EmULt.xRfaTYOO8OFMt4dIAmzxtmy52wgqkJJpBFqCeDe";
const isJson = process.argv.includes("--json");
const folder = mkdtempSync(join(tmpdir(), "bilimdon-timing-"));
const server = await startEmbeddedPostgres({ dataDir: folder, port: 0, isThrowAway: true });
try {
  await migrateUp(server.url);
  const { ctx, close } = await openBenchCtx({ databaseUrl: server.url, blobFolder: join(folder, "blobs") });
  for (const [login, email] of [
    ["known", knownEmail],
    ["imported", importedEmail],
  ] as const) {
    const password = `Aa1-${ctx.ids.secret(24)}`;
    await createUser(ctx, { login, displayName: login, password, role: "student", locale: "uz" });
    await giveEmail(ctx.db, login, email);
  }
  await givePasswordHash(ctx.db, "imported", importedHash);
  const found = await measureTiming(ctx, samples);
  await close();
  process.stdout.write(isJson ? `${JSON.stringify({ samples, found })}\n` : found.map(wordsOf).join(""));
  process.exitCode = found.every(({ isGood }) => isGood) ? 0 : 1;
} finally {
  await server.stop();
  // As root the cluster lies where its own user can reach it, not in the folder.
  for (const left of [reachableFolder(folder, readServiceUser()), folder])
    rmSync(left, { recursive: true, force: true });
}

function wordsOf({ name, medianDifferenceMs, standardErrors, isSameBody, isGood }: TimingFound): string {
  const body = isSameBody ? "same body" : "BODIES DIFFER";
  const time = `medians ${medianDifferenceMs.toFixed(2)} ms apart, ${standardErrors.toFixed(1)} standard errors`;
  return `${isGood ? "good" : "BAD "}  ${name.padEnd(18)} ${body}, ${time}\n`;
}

import { createWriteStream } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { type ReplayOrder, replayFiles, replayOrder } from "@bilimdon/contracts/replay-order";
import { openBlobs } from "../../src/blobs/open-blobs.ts";
import { openDatabase } from "../../src/db/client.ts";
import { findEmbeddedPostgres } from "../services/embedded-postgres.ts";
import { projectRoot } from "../services/project-root.ts";
import { readKeptJudgement } from "./kept-judgement.queries.ts";

/**
 * Writes a kept judgement with its package into a folder: all that another host needs to judge it again.
 *
 * @throws Error in words when there is no such judgement, it has no outcome, or its package is gone
 */
export async function writeReplay(id: string, folder: string): Promise<void> {
  const at = findPlatform();
  const database = openDatabase(at.databaseUrl, 1);
  try {
    const found = await readKeptJudgement(database.db, id);
    if (found === null) throw new Error(`There is no judgement or submission ${id}.`);
    const blobs = await openBlobs(at.store);
    const blob = await blobs.open(found.packageHash);
    if (blob === null)
      throw new Error(`The package ${found.packageHash} is not in the store of this platform.`);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, replayFiles.order), JSON.stringify(orderOf(found)), { mode: 0o600 });
    await pipeline(blob.stream, createWriteStream(join(folder, replayFiles.package), { mode: 0o600 }));
  } finally {
    await database.close();
  }
}

type Found = NonNullable<Awaited<ReturnType<typeof readKeptJudgement>>>;

function orderOf(found: Found): ReplayOrder {
  const { judgementId, attempt, outcome, flight, submissionId, languageId, packageHash, manifest } = found;
  if (outcome === null)
    throw new Error(`${judgementId} has no verdict yet; there is nothing to compare with.`);
  return replayOrder.parse({
    v: 1,
    job: {
      v: 1,
      kind: "submission",
      judgementId,
      attempt,
      submissionId,
      packageHash,
      languageId,
      files: [{ name: found.fileName, text: found.source }],
      timeLimitMs: flight?.timeLimitMs ?? found.timeLimitMs,
      stop: flight?.stop ?? (manifest.kind.isScoring ? "all" : "first-failure"),
    },
    kept: { outcome, flight },
  });
}

/** The platform the settings name, else the one that `npm start` runs here. */
function findPlatform() {
  const state = process.env.BILIMDON_STATE ?? join(projectRoot, ".bilimdon");
  const databaseUrl = process.env.DATABASE_URL ?? findEmbeddedPostgres(join(state, "postgres"));
  if (databaseUrl === null)
    throw new Error("No platform runs here: start it with npm start, or give DATABASE_URL and BLOB_DIR.");
  const BLOB_DIR = process.env.BLOB_DIR ?? join(state, "blobs");
  return { databaseUrl, store: { BLOB_DIR, S3_URL: process.env.S3_URL } };
}

import { pino } from "pino";
import { openLocalBlobs } from "../../src/blobs/local-blobs.ts";
import { readConfig } from "../../src/config.ts";
import type { Ctx } from "../../src/ctx.ts";
import { openDatabase } from "../../src/db/client.ts";
import { keyringOf } from "../../src/keyring.ts";
import { randomIds } from "../../src/make-ids.ts";
import { openEvents } from "../../src/reactions.ts";

export interface BenchDoor {
  readonly ctx: Ctx;
  close(): Promise<void>;
}

/** The verbs of the API in this process, on the database of the platform that is measured, to seed it. */
export async function openBenchCtx(at: {
  readonly databaseUrl: string;
  readonly blobFolder: string;
}): Promise<BenchDoor> {
  const reading = readConfig({
    DATABASE_URL: at.databaseUrl,
    BLOB_DIR: at.blobFolder,
    JUDGE_TOKEN: "this process speaks to no judge".padEnd(32, "."),
    KEY_CURRENT: "this process signs nothing".padEnd(32, "."),
  });
  if (reading.kind === "refused") throw new Error(reading.faults.join("\n"));
  const door = openDatabase(at.databaseUrl, 2);
  const unused = () => Promise.reject(new Error("this process hands out no jobs"));
  const ctx: Ctx = {
    config: reading.value,
    db: door.db,
    log: pino({ level: "error" }, pino.destination(2)),
    clock: { now: () => Date.now() },
    ids: randomIds,
    keyring: keyringOf(reading.value),
    blobs: await openLocalBlobs(at.blobFolder),
    judgeQueue: {
      backend: "postgres",
      add: unused,
      remove: unused,
      holders: unused,
      known: unused,
      depth: unused,
    },
    live: { send: () => {}, close: () => {} },
    events: openEvents(() => ({
      ctx,
      doors: {
        wakeOutbox: () => {},
        tellHostOrders: () => {},
        measureJudgement: async () => {},
        countHostFault: () => {},
      },
    })),
  };
  return { ctx, close: door.close };
}

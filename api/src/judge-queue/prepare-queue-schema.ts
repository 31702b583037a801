import { runMigrations } from "bullmq";
import pg from "pg";
import { withoutOptions } from "./judge-queue.ts";

/** Makes BullMQ's tables in a schema of their own, or brings them up to date; safe in several processes at once. */
export async function prepareQueueSchema(url: string, schema: string): Promise<void> {
  const client = new pg.Client({ connectionString: withoutOptions(url) });
  await client.connect();
  try {
    await runMigrations(client, schema);
  } finally {
    await client.end();
  }
}

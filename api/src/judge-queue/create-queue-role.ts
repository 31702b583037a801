/**
 * What a worker on the Postgres backend is told: the address of the queue's schema under a role of its own.
 *
 * A worker runs strangers' programs beside it. Were its box ever broken, the queue is all that should be found: the
 * role may read and write the queue's rows and nothing else, not even read a table of the platform. Its password is
 * derived from the judge token and so is the same in every API process and after every restart; workers prove
 * themselves with that token anyway.
 */
import { createHmac } from "node:crypto";
import pg from "pg";
import { withoutOptions } from "./judge-queue.ts";
import {
  closeEverythingElse,
  databaseName,
  grantQueueSchema,
  keepLoginRole,
  mayCreateRoles,
  underRoleLock,
} from "./queue-role.queries.ts";

/**
 * Makes the role, or brings it up to date.
 *
 * @param at  url of the platform's own database user; the queue's schema, already made; the judge token
 * @returns the address for workers
 * @throws Error in words for the operator when the user may not make roles
 */
export async function createQueueRole(at: {
  url: string;
  schema: string;
  judgeToken: string;
}): Promise<string> {
  const client = new pg.Client({ connectionString: withoutOptions(at.url) });
  await client.connect();
  try {
    if (!(await mayCreateRoles(client)))
      throw new Error(
        "The database user may not create roles. Give it CREATEROLE, or make a role that can touch only the schema " +
          `"${at.schema}" and give its address as QUEUE_DATABASE_URL.`,
      );
    const database = await databaseName(client);
    const role = roleName(database);
    const password = createHmac("sha256", at.judgeToken).update(`queue role ${role}`).digest("base64url");
    await underRoleLock(client, async () => {
      await keepLoginRole(client, role, password);
      await grantQueueSchema(client, role, at.schema);
      await closeEverythingElse(client, database);
    });
    return workerAddress(at.url, role, password);
  } finally {
    await client.end();
  }
}

/** Roles belong to the whole server, so the database's name is part of it; Postgres cuts names at 63 bytes. */
function roleName(database: string): string {
  const suffix = "_queue_worker";
  return `${database.slice(0, 63 - suffix.length)}${suffix}`;
}

function workerAddress(url: string, role: string, password: string): string {
  const address = new URL(withoutOptions(url));
  address.username = encodeURIComponent(role);
  address.password = password;
  return address.href;
}

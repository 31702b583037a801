/**
 * Before the first test: one Postgres (TEST_DATABASE_URL, or the embedded one) with one template database that has the
 * migrations. Each test file then clones the template for itself, which takes some 30 ms.
 */
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import type { TestProject } from "vitest/node";
import { startEmbeddedPostgres } from "../../cli/services/embedded-postgres.ts";
import { reachableFolder, readServiceUser } from "../../cli/services/postgres-binaries.ts";
import { migrateUp } from "../../src/db/migrate.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the server, to the template; open-test-database.ts makes clones of it. */
    readonly templateUrl: string;
  }
}

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const server = await openServer();
  const template = `template_${randomBytes(6).toString("hex")}`;
  const sql = postgres(server.url, { max: 1, onnotice: () => {} });
  await sql.unsafe(`create database ${template}`);
  const templateUrl = withDatabase(server.url, template);
  await migrateUp(templateUrl);
  project.provide("templateUrl", templateUrl);
  return async () => {
    await sql.unsafe(`drop database if exists ${template} with (force)`);
    await sql.end({ timeout: 5 });
    await server.stop();
  };
}

export function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

async function openServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL;
  if (given !== undefined && given !== "") return { url: given, stop: async () => {} };
  const dataDir = mkdtempSync(join(tmpdir(), "bilimdon-test-"));
  const server = await startEmbeddedPostgres({ dataDir, port: 0, isThrowAway: true });
  return {
    url: server.url,
    async stop() {
      await server.stop();
      // As root the cluster lies where its own user can reach it, not in dataDir.
      rmSync(reachableFolder(dataDir, readServiceUser()), { recursive: true, force: true });
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

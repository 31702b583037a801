import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { expect, it } from "vitest";
import { startEmbeddedPostgres } from "./embedded-postgres.ts";
import { reachableFolder, readServiceUser } from "./postgres-binaries.ts";

it("begins anew where the state folder was removed, and keeps the database that was there", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "bilimdon-embedded-"));
  const folder = reachableFolder(dataDir, readServiceUser());
  const start = () => startEmbeddedPostgres({ dataDir, port: 0, isThrowAway: true });
  try {
    const first = await start();
    expect(first.laidAside).toBeNull();
    // Also while a server of before still runs.
    rmSync(join(dataDir, "password"));

    const second = await start();
    await second.stop();

    expect(second.isAdopted).toBe(false);
    expect(dirname(second.laidAside ?? "")).toBe(folder);
    expect(readdirSync(folder)).toContain(basename(second.laidAside ?? ""));
    const third = await start();
    await third.stop();
    expect(third.laidAside).toBeNull();
  } finally {
    rmSync(folder, { recursive: true, force: true });
    rmSync(dataDir, { recursive: true, force: true });
  }
});

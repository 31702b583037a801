import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A temporary folder for a bench command, with a database of others in its settings, which it must not touch. */
export function makeBenchFolder() {
  const folder = mkdtempSync(join(tmpdir(), "bench-journey-"));
  return {
    env: { TMPDIR: folder, DATABASE_URL: "postgres://nobody@127.0.0.1:1/others" },
    /** What the command left there; caches of the tools are nobody's concern. */
    leftBehind: () => readdirSync(folder).filter((name) => !/^(tsx|node-compile-cache)/.test(name)),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

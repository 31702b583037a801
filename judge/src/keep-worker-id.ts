import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The worker's id: kept with its state, so that what an operator said of it (drained, say) outlives a restart. */
export function keepWorkerId(stateDir: string): string {
  const file = join(stateDir, "worker-id");
  const kept = existsSync(file) ? readFileSync(file, "utf8").trim() : "";
  if (/^[0-9a-f]{8}$/.test(kept)) return kept;
  const made = randomUUID().slice(0, 8);
  mkdirSync(stateDir, { recursive: true });
  writeFileSync(file, made);
  return made;
}

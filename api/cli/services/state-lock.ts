import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Takes the state folder for this process: two platforms on one state would judge each other's submissions.
 *
 * @returns what gives it back
 * @throws Error naming the process that has it
 */
export function lockState(stateFolder: string): () => void {
  const file = join(stateFolder, "starter.pid");
  const holder = existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
  if (holder !== process.pid && isStarter(holder)) {
    throw new Error(
      `Bilimdon is already running on ${stateFolder} (process ${holder}). Stop that one first, or set BILIMDON_STATE to another folder.`,
    );
  }
  writeFileSync(file, String(process.pid));
  return () => rmSync(file, { force: true });
}

/** Is this process alive and one of ours? A number may have been given to another program since. */
function isStarter(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 1) return false;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("api/cli/start");
  } catch {
    return false;
  }
}

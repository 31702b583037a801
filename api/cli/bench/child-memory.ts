import { readdirSync, readFileSync } from "node:fs";

/** Resident bytes of the child of this process whose command line holds these words; null: there is none. */
export function readChildMemory(words: string): number | null {
  for (const name of readdirSync("/proc").filter((entry) => /^\d+$/.test(entry))) {
    const status = readQuietly(`/proc/${name}/status`);
    const parent = /^PPid:\s+(\d+)$/m.exec(status)?.[1];
    if (Number(parent) !== process.pid || !readQuietly(`/proc/${name}/cmdline`).includes(words)) continue;
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
    if (kilobytes !== undefined) return Number(kilobytes) * 1024;
  }
  return null;
}

/** A process may end while it is looked at. */
function readQuietly(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

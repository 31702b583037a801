import { type Finding, fine, warn } from "./finding.ts";
import type { Machine } from "./machine.ts";

const gibibyte = 1024 ** 3;
/** Programs of 1 GiB, a compiler beside them, and the worker. */
const bytesForLane = gibibyte;
const bytesForWorker = gibibyte;
const leastFreeBytes = 10 * gibibyte;

export function checkMemory(machine: Machine): Finding {
  const kibibytes = Number(/^MemTotal:\s+(\d+) kB/m.exec(machine.read("/proc/meminfo") ?? "")?.[1] ?? 0);
  const bytes = kibibytes * 1024;
  const needed = bytesForWorker + machine.lanes * bytesForLane;
  const found = `${inGibibytes(bytes)} for ${machine.lanes} ${machine.lanes === 1 ? "lane" : "lanes"}`;
  return bytes >= needed ? fine(found) : warn(found, `${inGibibytes(needed)}, or fewer LANES`);
}

export function checkSwap(machine: Machine): Finding {
  const swaps = machine.read("/proc/swaps");
  if (swaps === null) return warn("not told", "");
  const names = swaps
    .split("\n")
    .slice(1)
    .map((line) => line.split(/\s+/)[0] ?? "");
  return names.length === 0 ? fine("none") : warn(names.join(", "), "swapoff --all, and out of /etc/fstab");
}

export function checkHugePages(machine: Machine): Finding {
  const path = "/sys/kernel/mm/transparent_hugepage/enabled";
  const chosen = /\[(\w+)\]/.exec(machine.read(path) ?? "")?.[1];
  if (chosen === undefined) return fine("this kernel has none");
  return chosen === "always" ? warn(chosen, `echo madvise > ${path}`) : fine(chosen);
}

export function checkDisk({ freeBytes }: Machine): Finding {
  if (freeBytes === null) return warn("not told", "");
  const found = `${inGibibytes(freeBytes)} free`;
  return freeBytes >= leastFreeBytes
    ? fine(found)
    : warn(
        found,
        `${inGibibytes(leastFreeBytes)} where the worker keeps its state, or PACKAGE_CACHE_MIB less`,
      );
}

function inGibibytes(bytes: number): string {
  return `${(bytes / gibibyte).toFixed(1)} GiB`;
}

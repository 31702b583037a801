import { readFileSync } from "node:fs";
import { hostname } from "node:os";

const mostCores = 4096;

export type CoresReading =
  | { readonly kind: "read"; readonly cores: readonly number[] }
  | { readonly kind: "unreadable"; readonly why: string };

/**
 * The cores lanes may be pinned to: those this process may run on, as `taskset`, a cpuset or a container left them, and
 * of these only the wished, where a wish is given.
 *
 * @param wish a list such as "0-3,6" (BILIMDON_CORES), or undefined for all
 */
export function readLaneCores(wish: string | undefined, allowed = allowedCores()): CoresReading {
  if (wish === undefined || wish.trim() === "") return { kind: "read", cores: allowed };
  const cores = parseCoreList(wish);
  if (cores === null)
    return { kind: "unreadable", why: `BILIMDON_CORES is "${wish}"; give core numbers such as 0-3,6` };
  const missing = cores.filter((core) => !allowed.includes(core));
  if (missing.length === 0) return { kind: "read", cores };
  return {
    kind: "unreadable",
    why: `BILIMDON_CORES names core ${missing.join(", ")}, but this process may run on ${allowed.join(", ")} only`,
  };
}

/** The kernel's own way to write cores: "0-3,6". Null when it is anything else, or names none. */
export function parseCoreList(text: string): number[] | null {
  const cores = new Set<number>();
  for (const part of text.trim().split(",")) {
    const range = /^(\d{1,4})(?:-(\d{1,4}))?$/.exec(part.trim());
    if (range === null) return null;
    const [first, last] = [Number(range[1]), Number(range[2] ?? range[1])];
    if (first > last || last >= mostCores) return null;
    for (let core = first; core <= last; core++) cores.add(core);
  }
  return [...cores];
}

/**
 * The cores of a box that was not told any: as BILIMDON_CORES wishes.
 *
 * @throws Error in words where the wish cannot be followed
 */
export function usualLaneCores(): readonly number[] {
  const reading = readLaneCores(process.env.BILIMDON_CORES);
  if (reading.kind === "unreadable") throw new Error(reading.why);
  return reading.cores;
}

/**
 * The cores one lane may have, the one to try first in front. Lanes of one worker begin at different ones, and so do
 * workers in containers of one host, which cannot see each other's claims: by the number of their slot
 * (BILIMDON_SLOT, from 1, given by start-in-slot.sh). Others begin by their host's name.
 *
 * @returns empty when there are more lanes than cores: two lanes on one core would wait for each other
 */
export function coresOfLane(
  cores: readonly number[],
  index: number,
  laneCount: number,
  slot = process.env.BILIMDON_SLOT,
): number[] {
  if (laneCount > cores.length) return [];
  const before = /^[1-9]\d{0,3}$/.test(slot ?? "")
    ? (Number(slot) - 1) * laneCount
    : sumOfLetters(hostname());
  const start = (before + index) % cores.length;
  return [...cores.slice(start), ...cores.slice(0, start)];
}

function sumOfLetters(name: string): number {
  return [...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
}

function allowedCores(): number[] {
  const line = /^Cpus_allowed_list:\s*(\S+)$/m.exec(readFileSync("/proc/self/status", "utf8"));
  const cores = parseCoreList(line?.[1] ?? "");
  if (cores === null) throw new Error("the kernel does not say which cores this process may run on");
  return cores;
}

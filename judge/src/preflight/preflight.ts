import type { HostCheck } from "@bilimdon/contracts/judging-words";
import { checkEngine, checkEngineSecurity, checkImages } from "./check-engine.ts";
import {
  checkAslr,
  checkCgroups,
  checkCorePattern,
  checkLandlock,
  checkSeccomp,
  checkUserNamespaces,
} from "./check-kernel.ts";
import { checkDisk, checkHugePages, checkMemory, checkSwap } from "./check-memory.ts";
import {
  checkClock,
  checkClockSource,
  checkCores,
  checkGovernor,
  checkSmt,
  checkTurbo,
} from "./check-processor.ts";
import type { Finding } from "./finding.ts";
import type { Machine } from "./machine.ts";

interface Check {
  readonly id: HostCheck["id"];
  readonly title: string;
  /** Why it matters to a verdict. */
  readonly why: string;
  look(machine: Machine): Finding;
}

const checks: readonly Check[] = [
  { id: "cores", title: "Cores", why: "two lanes on one core slow each other down", look: checkCores },
  {
    id: "governor",
    title: "Frequency governor",
    why: "a core that changes its pace gives another time to the same program",
    look: checkGovernor,
  },
  {
    id: "turbo",
    title: "Turbo",
    why: "the first seconds run faster than the rest, and a busy neighbour slows them",
    look: checkTurbo,
  },
  {
    id: "smt",
    title: "Hyper-threading",
    why: "two lanes then share one core's units and slow each other by up to a half",
    look: checkSmt,
  },
  {
    id: "clock-source",
    title: "Clock source",
    why: "a slow one costs every test and every program that asks the time",
    look: checkClockSource,
  },
  {
    id: "clock",
    title: "Clock",
    why: "the flight record of a submission is read beside other hosts' records",
    look: checkClock,
  },
  {
    id: "memory",
    title: "Memory",
    why: "a machine that runs short ends programs that did nothing wrong",
    look: checkMemory,
  },
  {
    id: "swap",
    title: "Swap",
    why: "a program that is swapped out is late by luck, and one over its limit is not ended",
    look: checkSwap,
  },
  {
    id: "huge-pages",
    title: "Transparent huge pages",
    why: "memory peaks then count whole 2 MiB pages, and time depends on what is free",
    look: checkHugePages,
  },
  {
    id: "disk",
    title: "Free disk",
    why: "packages, compiled programs and outputs of tests live there",
    look: checkDisk,
  },
  {
    id: "aslr",
    title: "Address randomisation",
    why: "addresses that change from run to run change times a little",
    look: checkAslr,
  },
  {
    id: "core-pattern",
    title: "Core dumps",
    why: "a handler of the machine runs at every crash, outside every limit",
    look: checkCorePattern,
  },
  {
    id: "user-namespaces",
    title: "User namespaces",
    why: "without them programs share the machine's files and processes",
    look: checkUserNamespaces,
  },
  {
    id: "cgroups",
    title: "Cgroups",
    why: "exact memory and processor time of a program with all its children",
    look: checkCgroups,
  },
  {
    id: "seccomp",
    title: "Seccomp",
    why: "keeps the kernel's rarer system calls from contestants' programs",
    look: checkSeccomp,
  },
  { id: "landlock", title: "Landlock", why: "the reduced box hides files by it", look: checkLandlock },
  {
    id: "engine",
    title: "Docker engine",
    why: "a second wall around every lane, and compilers that are the same on every host",
    look: checkEngine,
  },
  {
    id: "engine-security",
    title: "Docker's security",
    why: "what the second wall is made of",
    look: checkEngineSecurity,
  },
  {
    id: "images",
    title: "Sandbox images",
    why: "a language whose image is missing cannot be judged in Docker",
    look: checkImages,
  },
];

export interface FullCheck extends HostCheck {
  readonly title: string;
  readonly why: string;
}

/** Looks at everything a verdict's truth depends on. */
export function preflight(machine: Machine): readonly FullCheck[] {
  return checks.map(({ id, title, why, look }) => ({ id, title, why, ...look(machine) }));
}

/** What the operator's page is told. */
export function summarize(found: readonly FullCheck[]): HostCheck[] {
  return found.map(({ id, state, found, remedy }) => ({
    ...{ id, state },
    found: found.slice(0, 200),
    remedy: remedy.slice(0, 200),
  }));
}

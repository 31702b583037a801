import type { Ending } from "../box/box.ts";

const limitWords = {
  cpu: "ran out of CPU time",
  wall: "did not end in time",
  memory: "ran out of memory",
  output: "wrote more than it may",
} as const;

/** How a program ended, to follow its name: "left with exit code 3", "was ended by SIGSEGV". */
export function describeEnding(ending: Ending): string {
  if (ending.kind === "exited") return `left with exit code ${ending.code}`;
  if (ending.kind === "signalled") return `was ended by ${ending.signal}`;
  return limitWords[ending.limit];
}

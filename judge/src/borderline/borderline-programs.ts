/**
 * Programs that do a fixed amount of real work. One that looks at the clock and stops would take its time on any
 * machine and could never flip; these take what the machine gives them, as contestants' do.
 */
import type { Sources } from "../languages/language.ts";

export const workKinds = ["integer", "memory"] as const;
export type WorkKind = (typeof workKinds)[number];

const frame = (before: string, work: string) => `#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
${before}
int main(void) {
  long a, b;
  if (scanf("%ld %ld", &a, &b) != 2) return 1;
  uint64_t x = 88172645463325252ull + (uint64_t)a;
${work}
  printf("%ld\\n", a + b + (x == 0));
  return 0;
}
`;

const memoryCells = "#define CELLS (1u << 22)\nstatic uint32_t cells[CELLS];";
const memoryJumps = (rounds: number) =>
  `  for (uint32_t i = 0; i < CELLS; i++) cells[i] = i * 2654435761u + 1u;
  for (uint64_t i = 0; i < ${rounds}ull; i++) x = cells[(x ^ i * 40503u) & (CELLS - 1)] + (x >> 7);`;

/** Registers alone: hardly disturbed by neighbours. */
const integerWork = (rounds: number) =>
  frame(
    "",
    `  for (uint64_t i = 0; i < ${rounds}ull; i++) {
    x ^= x << 13;
    x ^= x >> 7;
    x ^= x << 17;
  }`,
  );

/** Jumps through 16 MiB, most of them past the caches: what a neighbour disturbs most. */
const memoryWork = (rounds: number) => frame(memoryCells, memoryJumps(rounds));

/** C of memory work without an end, which dies with whoever started it, even by kill -9. */
export const endlessWork = frame(
  `#include <signal.h>\n#include <sys/prctl.h>\n${memoryCells}`,
  `  prctl(PR_SET_PDEATHSIG, SIGKILL);\n${memoryJumps(2 ** 52)}`,
);

/** A C program of so many rounds; different numbers make different programs. */
export function programOf(kind: WorkKind, rounds: number): Sources {
  const text = kind === "integer" ? integerWork(rounds) : memoryWork(rounds);
  return { files: [{ name: "main.c", content: Buffer.from(text, "utf8") }], entryPoint: null };
}

/** A problem of one test, to be written into a folder: path → text. */
export const borderlinePackage: Readonly<Record<string, string>> = {
  "problem.yaml":
    "problem_format_version: 2025-09\nname: Borderline\nuuid: 0e6cc1a4-5a0b-4a4e-9d43-4c6a3b1c7f55\ntype: pass-fail\n",
  "statement/problem.en.md": "Add two numbers.\n",
  "data/secret/1.in": "2 3\n",
  "data/secret/1.ans": "5\n",
  "input_validators/any.py": "import sys\nsys.exit(42)\n",
  "submissions/accepted/sum.py": "a, b = map(int, input().split())\nprint(a + b)\n",
};

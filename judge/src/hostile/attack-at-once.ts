import type { Box } from "../box/box.ts";
import { type HostileProgram, readHostilePrograms } from "./hostile-case.ts";
import { probeLane, type Range, runProgram } from "./run-program.ts";

export const atOnceId = "lane-against-lane";

const attackers = [
  "forkbomb",
  "malloc",
  "tmpfill",
  "outflood",
  "killall",
  "abstract",
  "leave",
  "sysv",
  "daemon",
];
const victims = ["ok", "procsnoop", "readall", "binout", "abort", "memfdexec"];
/** Sixty-four attackers take most of two cores, and what waits for its turn must not be called asleep. */
const patientWallMs = 60_000;

/**
 * One lane attacks while another judges, for as long as the attacks last.
 *
 * @returns "AC" when every program of the quiet lane ended as it does alone and its probes found nothing; otherwise what
 * did not
 */
export async function attackAtOnce(box: Box, quiet: Range): Promise<string> {
  const programs = readHostilePrograms();
  const chosen = (ids: readonly string[]) => programs.filter(({ id }) => ids.includes(id));
  const other = await box.lease();
  const loud: Range = { ...quiet, lane: other, work: `${quiet.work}-loud` };
  let isOver = false;
  const attacking = (async () => {
    for (const program of chosen(attackers)) {
      const got = await runProgram(loud, program);
      if (got.startsWith("box failed")) return `${program.id}: ${got}`;
    }
    return null;
  })().finally(() => {
    isOver = true;
    other.release();
  });
  let wrong: string | null = null;
  while (!isOver && wrong === null) wrong = await judgeQuietly(quiet, chosen(victims));
  return wrong ?? (await attacking) ?? "AC";
}

async function judgeQuietly(quiet: Range, programs: readonly HostileProgram[]): Promise<string | null> {
  for (const program of programs) {
    const got = await runProgram(quiet, { ...program, wallMs: patientWallMs });
    const isRight = program.expected.some((ending) => got === ending || got.startsWith(`${ending} `));
    if (!isRight) return `${program.id} beside it: ${got}`;
    const leftover = await probeLane(quiet);
    if (leftover !== null) return `beside ${program.id}: ${leftover}`;
  }
  return null;
}

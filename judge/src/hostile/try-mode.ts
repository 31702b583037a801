import { atOnceId, attackAtOnce } from "./attack-at-once.ts";
import { attackCompiler, type CompilerRange, missingFor, openCompilers } from "./attack-compiler.ts";
import { isDeclared } from "./declared-weaknesses.ts";
import type { CompileAttack, HostileProgram } from "./hostile-case.ts";
import type { HostileMode, OpenMode } from "./hostile-modes.ts";
import { openLookAround } from "./look-around.ts";
import { type Range, runProgram, workFolder } from "./run-program.ts";

/** One line of the machine's report. */
export interface Attempt {
  readonly id: string;
  readonly mode: HostileMode;
  /** Endings, any of which will do, with "|" between. */
  readonly expected: string;
  readonly got: string;
  readonly contained: boolean;
  readonly probeClean: boolean;
}

/** An attempt with what the machine's report leaves out. */
export interface TriedProgram extends Attempt {
  readonly leftover: string | null;
  /** The box told its operator at start that it cannot contain this program. */
  readonly isDeclared: boolean;
}

export interface TrialOrder {
  readonly programs: readonly HostileProgram[];
  readonly attacks: readonly CompileAttack[];
  readonly isAtOnceWanted: boolean;
  readonly signal: AbortSignal;
  onTried(tried: TriedProgram): void;
  onNotTried(id: string, why: string): void;
}

/** Runs everything in the box of one mode, one after another in one lane, with a look around after each. */
export async function tryMode(opened: OpenMode, order: TrialOrder): Promise<void> {
  const compilers = order.attacks.length > 0 ? await openCompilers(opened) : null;
  const lane = await opened.box.lease();
  try {
    const range: Range = { lane, storePath: opened.box.storePath, work: workFolder };
    const keep = await keeperOf(opened, range, order);
    for (const program of order.programs) {
      if (program.processor === undefined || program.processor === process.arch)
        await keep(program.id, program.expected, () => runProgram(range, program));
      else
        order.onNotTried(program.id, `it is for ${program.processor}, and this machine is ${process.arch}`);
    }
    if (order.isAtOnceWanted) await keep(atOnceId, ["AC"], () => attackAtOnce(opened.box, range));
    if (compilers !== null) await tryCompilers({ ...compilers, lane }, order, keep);
  } finally {
    lane.release();
  }
}

type Keep = (id: string, expected: readonly string[], attack: () => Promise<string>) => Promise<void>;

async function tryCompilers(range: CompilerRange, order: TrialOrder, keep: Keep): Promise<void> {
  for (const attack of order.attacks) {
    const missing = missingFor(range, attack);
    if (missing === null) await keep(attack.id, attack.expected, () => attackCompiler(range, attack));
    else order.onNotTried(attack.id, missing);
  }
}

async function keeperOf({ box, mode, ...opened }: OpenMode, range: Range, order: TrialOrder): Promise<Keep> {
  const look = await openLookAround({ box, mode, ...opened }, range);
  return async (id, expected, attack) => {
    order.signal.throwIfAborted();
    const got = await attack();
    const leftover = await look();
    order.onTried({
      id,
      mode,
      expected: expected.join("|"),
      got,
      contained: expected.some((ending) => got === ending || got.startsWith(`${ending} `)),
      probeClean: leftover === null,
      leftover,
      isDeclared: isDeclared(id, box.selfTest.weaknesses),
    });
  };
}

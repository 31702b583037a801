import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Box, Lane } from "../box/box.ts";
import { testLimits } from "../box/limits.ts";
import { compile } from "../steps/compile.ts";
import { findLanguages } from "../steps/find-languages.ts";
import { type LruFolder, openLruFolder } from "../steps/lru-folder.ts";
import { emptyHeaderShelf } from "../steps/precompiled-header.ts";
import { type Program, runCommand } from "../steps/program.ts";
import { readyLanguage, type Toolbox } from "../steps/toolbox.ts";
import type { CompileAttack } from "./hostile-case.ts";
import type { OpenMode } from "./hostile-modes.ts";
import { workFolder } from "./run-program.ts";

const mebibyte = 1_048_576;
const cacheBytes = 1024 * mebibyte;
const usual = { compilation_time: 10, compilation_memory: 512 };

export interface CompilerRange {
  readonly box: Box;
  readonly lane: Lane;
  readonly toolbox: Toolbox;
  readonly cache: LruFolder;
  /** Store folder for inputs and outputs. */
  readonly work: string;
}

/** Finds the compilers of a box; what they make is the lane's user's, as it is where a worker runs as that user. */
export async function openCompilers({ box, give }: OpenMode): Promise<Omit<CompilerRange, "lane">> {
  const cache = await openLruFolder(join(box.storePath, "compiled"), cacheBytes);
  const draft = async () => {
    const folder = await cache.draft();
    await give(folder);
    return folder;
  };
  return { box, toolbox: await findLanguages(box), cache: { ...cache, draft }, work: workFolder };
}

/** Why the attack cannot be tried in this box, or null. */
export function missingFor({ box, toolbox }: CompilerRange, attack: CompileAttack): string | null {
  const missing = toolbox.missing.find(({ id }) => id === attack.language);
  if (missing !== undefined) return missing.why;
  const isReduced = box.selfTest.mode === "reduced";
  return attack.isOfFullBoxes && isReduced ? "the reduced box shows the machine's own files" : null;
}

/** What became of a source that attacks its compiler: "CE", "AC" with the right answers, or what went wrong. */
export async function attackCompiler(range: CompilerRange, attack: CompileAttack): Promise<string> {
  const language = readyLanguage(range.toolbox, attack.language);
  if (language === null) throw new Error(`${attack.language} is not here`);
  const { compilation_time: seconds, compilation_memory: memory } = { ...usual, ...attack.limits };
  const made = await compile(
    { ...range, headers: emptyHeaderShelf },
    {
      language,
      sources: { files: attack.files, entryPoint: null },
      limits: { timeMs: seconds * 1000, memoryBytes: memory * mebibyte },
    },
  );
  if (made.kind === "box-failed") return `box failed: ${made.detail}`;
  if (made.kind === "built") {
    const verdict = await runTests(range, made.program, attack);
    made.program.release();
    return verdict;
  }
  if (attack.absent !== undefined && made.message.includes(attack.absent))
    return `got through: ${attack.absent}`;
  const isTold = attack.message === undefined || made.message.includes(attack.message);
  return isTold ? "CE" : `CE without "${attack.message}": ${made.message.slice(0, 200)}`;
}

async function runTests(range: CompilerRange, program: Program, attack: CompileAttack): Promise<string> {
  const at = (name: string) => join(range.box.storePath, range.work, name);
  await mkdir(at(""), { recursive: true, mode: 0o755 });
  for (const test of attack.tests) {
    await writeFile(at("in"), test.in, { mode: 0o644 });
    const report = await range.lane.run({
      argv: runCommand(program, 256 * mebibyte),
      env: program.run.env,
      folder: program.folder,
      shown: {},
      placed: {},
      stdin: `${range.work}/in`,
      stdoutTo: `${range.work}/out`,
      stderrTo: null,
      collect: [],
      limits: testLimits({
        cpuMs: 3_000,
        memoryBytes: 256 * mebibyte + program.run.extraMemoryBytes,
        processes: program.run.processes,
      }),
    });
    if (report.kind === "box-failed") return `box failed: ${report.detail}`;
    const said = (await readFile(at("out"), "utf8")).trim();
    if (said !== test.ans.trim()) return `WA ${JSON.stringify(said.slice(0, 60))}`;
  }
  return "AC";
}

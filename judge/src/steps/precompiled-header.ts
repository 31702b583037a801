import { createHash } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import type { Box } from "../box/box.ts";
import { compilerLimits } from "../box/limits.ts";
import { type CompilePlan, cleanEnv, type HeaderPlan } from "../languages/language.ts";
import type { Held, LruFolder } from "./lru-folder.ts";
import { digestOfTools } from "./needed-tools.ts";
import type { ReadyLanguage } from "./toolbox.ts";

/**
 * Headers compiled ahead, one for each compiler, standard and set of flags. Half of the time of a contest's C++ compile
 * goes into reading bits/stdc++.h; a shelf keeps it read.
 */
export interface HeaderShelf {
  /** The language's header where it is ready; null: compile without. A missing one is then made in the background. */
  hold(language: ReadyLanguage, header: HeaderPlan): Promise<Held | null>;
  /** Waits until what is being made is there, or has failed. */
  settled(): Promise<void>;
}

const artefact = "header.gch";
const maxHeaderBytes = 256 * 1024 * 1024;

/** For a compile that is to be as slow as the compiler alone. */
export const emptyHeaderShelf: HeaderShelf = { hold: async () => null, settled: async () => {} };

/**
 * @param folder  where the headers are kept, below the box's store
 * @param say     told once of a header that could not be made; programs are compiled without it then
 */
export function openHeaderShelf(box: Box, folder: LruFolder, say: (line: string) => void): HeaderShelf {
  const making = new Map<string, Promise<void>>();
  return {
    hold: async (language, header) => {
      // The reduced box copies what it shows, and a hundred megabytes a compile cost more than they save.
      if (box.selfTest.mode === "reduced") return null;
      const key = keyOf(box, language, header);
      const held = await folder.hold(key);
      if (held !== null || making.has(key)) return held;
      // A header that failed stays in the map, so that it is tried once a process.
      const made = makeHeader({ box, folder }, header, key).then(
        () => void making.delete(key),
        (error: unknown) => say(`${language.language.id} is compiled without a header made ahead: ${error}`),
      );
      making.set(key, made);
      return null;
    },
    settled: async () => void (await Promise.all(making.values())),
  };
}

/** The compile's command with the header in reach, seen as `shown`'s file: the compiler itself decides whether it fits. */
export function withHeader(plan: CompilePlan, header: HeaderPlan): readonly string[] {
  const folder = "{scratch}/.headers";
  const script = `mkdir -p "$1/$2" && ln -s "$3" "$1/$4.gch" && shift 4 && cd "$0" && exec "$@"`;
  const parent = header.name.slice(0, header.name.lastIndexOf("/") + 1);
  const [compiler = "", ...words] = plan.argv;
  const reach = ["{folder}", folder, parent, `{shown:${artefact}}`, header.name];
  return [
    "/bin/sh",
    "-c",
    script,
    ...reach,
    compiler,
    ...words.flatMap((word) => (word === "-I." ? [word, `-I${folder}`] : [word])),
  ];
}

/** What a compile must be shown for `withHeader`. */
export function shownHeader(box: Box, held: Held): Readonly<Record<string, string>> {
  return { [artefact]: relative(box.storePath, join(held.path, artefact)) };
}

/** Whether one of the sources begins with the header, as the compiler asks: nothing but comments may stand before it. */
export function beginsWithHeader(source: Uint8Array, header: HeaderPlan): boolean {
  const start = Buffer.from(source.buffer, source.byteOffset, Math.min(source.byteLength, 16_384)).toString(
    "latin1",
  );
  const code = start.replace(/^(?:\uFEFF|ï»¿|\s|\/\/[^\n]*\n|\/\*[\s\S]*?\*\/)*/, "");
  const found = /^#[ \t]*include[ \t]*[<"]([^>"\n]+)[>"]/.exec(code);
  return found?.[1] === header.name;
}

async function makeHeader(
  parts: { readonly box: Box; readonly folder: LruFolder },
  header: HeaderPlan,
  key: string,
): Promise<void> {
  const draft = await parts.folder.draft();
  const inStore = relative(parts.box.storePath, draft);
  const sources = `${draft}.src`;
  try {
    await mkdir(sources, { mode: 0o755 });
    await writeFile(join(sources, "all.h"), `#include <${header.name}>\n`, { mode: 0o644 });
    await writeFile(join(draft, artefact), "");
    await buildInBox(parts.box, header, inStore);
    (await parts.folder.keep(key, draft)).release();
  } finally {
    await rm(sources, { recursive: true, force: true });
    await rm(draft, { recursive: true, force: true });
  }
}

async function buildInBox(box: Box, header: HeaderPlan, draft: string): Promise<void> {
  const lane = await box.lease();
  try {
    const report = await lane.run({
      // Headers are those of C and C++.
      tools: { family: "cpp", isMachineCode: false },
      argv: [...header.argv, "{folder}/all.h", "-o", `{scratch}/${artefact}`],
      env: cleanEnv,
      folder: `${draft}.src`,
      shown: {},
      placed: {},
      stdin: null,
      stdoutTo: null,
      stderrTo: null,
      collect: [{ from: artefact, to: `${draft}/${artefact}`, maxBytes: maxHeaderBytes }],
      limits: compilerLimits(),
    });
    if (report.kind === "box-failed") throw new Error(report.detail);
    const isMade = report.ending.kind === "exited" && report.ending.code === 0;
    if (!isMade || report.collected[artefact] === undefined)
      throw new Error(`the compiler ended as ${JSON.stringify(report.ending)}`);
  } finally {
    lane.release();
  }
}

function keyOf(box: Box, language: ReadyLanguage, header: HeaderPlan): string {
  const facts = [
    language.language.id,
    language.version,
    digestOfTools(box, language.language.id),
    header.name,
    header.argv,
  ];
  return createHash("sha256").update(JSON.stringify(facts)).digest("hex");
}

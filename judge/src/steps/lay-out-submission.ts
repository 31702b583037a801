import { mkdir, readdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { languageWords } from "@bilimdon/rules/problem/language-codes";
import type { Box } from "../box/box.ts";
import { findMainClass } from "../languages/java-main-class.ts";
import { mainFile, type Sources } from "../languages/language.ts";
import type { StaticCheck } from "./bench.ts";
import type { Program } from "./program.ts";
import { familyOf, type ReadyLanguage } from "./toolbox.ts";

interface Submitted {
  /** With what the package puts beside them. */
  readonly sources: Sources;
  readonly language: ReadyLanguage;
  readonly program: Program;
  /** Store folder to write below. */
  readonly workFolder: string;
}

/**
 * Writes a submission's files to the store for a static validator, and names the language and entry point it is told.
 * Source: 2025-09, "Working directory", "Static validator", "Languages".
 */
export async function layOutSubmission(
  box: Box,
  { sources, language, program, workFolder }: Submitted,
): Promise<Omit<StaticCheck, "validator">> {
  const built = await readdir(join(box.storePath, program.folder), { recursive: true, withFileTypes: true });
  const root = join(box.storePath, program.folder);
  const files: Record<string, string> = {};
  for (const entry of built) {
    if (!entry.isFile()) continue;
    const name = join(entry.parentPath, entry.name).slice(root.length + 1);
    files[name] = `${program.folder}/${name}`;
  }
  for (const { name, content } of sources.files) {
    const path = `${workFolder}/submission/${name}`;
    await mkdir(dirname(join(box.storePath, path)), { recursive: true, mode: 0o755 });
    await writeFile(join(box.storePath, path), content, { mode: 0o644 });
    files[name] = path;
  }
  return { language: familyOf(language), entryPoint: entryPointOf(sources, language), files };
}

/** A class where that starts a program, else the file that does. */
function entryPointOf(sources: Sources, ready: ReadyLanguage): string {
  const { id } = ready.language;
  if (id === "java") return findMainClass(sources);
  if (id === "kotlin") return "MainKt";
  const extensions = languageWords.find((word) => word.id === id)?.extensions ?? [];
  return mainFile(sources, extensions);
}

import { join } from "node:path";
import type { Manifest, PackageProgram } from "@bilimdon/rules/problem/manifest";
import { buildScript } from "../languages/build-script.ts";
import { type Compilation, type CompileParts, compile } from "./compile.ts";
import type { OpenPackage } from "./open-package.ts";
import { readProgramFiles } from "./package-sources.ts";
import { chooseForProgram, type Toolbox } from "./toolbox.ts";

export type ProgramCompilation =
  | Compilation
  /** This host lacks the program's language. */
  | { readonly kind: "no-language"; readonly why: string };

/**
 * Builds a validator or grader of a package in the box, or takes it from the cache.
 *
 * @returns refused with the compiler's words where the program does not build: the setter's fault
 */
export async function compileProgram(
  parts: CompileParts & { readonly toolbox: Toolbox },
  opened: Pick<OpenPackage, "folder" | "manifest">,
  program: PackageProgram,
): Promise<ProgramCompilation> {
  const files = await readProgramFiles(join(parts.box.storePath, opened.folder), opened.manifest, program);
  const limits = programLimits(opened.manifest);
  const sources = { files, entryPoint: null };
  if (program.language === "build-script") {
    const language = { language: buildScript, tools: {}, version: "build script" };
    return await compile(parts, { language, sources, limits });
  }
  const choice = chooseForProgram(parts.toolbox, program.language);
  if (choice.kind === "missing") return { kind: "no-language", why: choice.why };
  return await compile(parts, { language: choice.language, sources, limits });
}

function programLimits({ limits }: Manifest) {
  return { timeMs: limits.compilationTimeMs, memoryBytes: limits.compilationMemoryBytes };
}

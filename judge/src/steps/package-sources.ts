import { readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Manifest, PackageProgram } from "@bilimdon/rules/problem/manifest";
import { replaceConstants } from "@bilimdon/rules/problem/replace-constants";
import type { SourceFile, Sources } from "../languages/language.ts";

/** The files of a package's program, named relative to its own folder, with the package's constants put in. */
export async function readProgramFiles(
  packagePath: string,
  manifest: Manifest,
  program: Pick<PackageProgram, "files">,
): Promise<readonly SourceFile[]> {
  const root = commonFolder(program.files);
  return await Promise.all(
    program.files.map(async (path) => ({
      name: root === "." ? path : path.slice(root.length + 1),
      content: putConstants(manifest, await readFile(join(packagePath, path))),
    })),
  );
}

/**
 * A submission with the files the package puts beside it: those of include/<family>/, or include/default/ where there
 * are none. A file of the submission's own of the same name gives way, as the package's word counts; and where the
 * package brings a file called main, the program starts there.
 */
export async function withIncludes(
  packagePath: string,
  manifest: Manifest,
  family: string,
  sources: Sources,
): Promise<Sources> {
  const paths = manifest.includes[family] ?? manifest.includes.default ?? [];
  const included = await Promise.all(
    paths.map(async (path) => ({
      name: path.split("/").slice(2).join("/"),
      content: putConstants(manifest, await readFile(join(packagePath, path))),
    })),
  );
  const taken = new Set(included.map((file) => file.name));
  const main = included.find((file) => /^(__main__|main)\.[^/.]+$/i.test(file.name));
  return {
    files: [...sources.files.filter((file) => !taken.has(file.name)), ...included],
    entryPoint: main?.name ?? sources.entryPoint,
  };
}

const strictUtf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Source: 2025-09, "Constants": validators, included files and submissions. A file that is no text has none. */
function putConstants({ constants }: Manifest, content: Uint8Array): Uint8Array {
  if (Object.keys(constants).length === 0) return content;
  try {
    return new TextEncoder().encode(replaceConstants(strictUtf8.decode(content), constants));
  } catch (error) {
    if (error instanceof TypeError) return content;
    throw error;
  }
}

function commonFolder(paths: readonly string[]): string {
  const [first = ""] = paths;
  if (paths.length === 1 && basename(first) !== "build" && basename(first) !== "run") return dirname(first);
  let folder = dirname(first);
  while (folder !== "." && !paths.every((path) => path.startsWith(`${folder}/`))) folder = dirname(folder);
  return folder;
}

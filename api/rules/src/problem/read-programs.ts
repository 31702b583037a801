import { findLanguage } from "./find-language.ts";
import type { PackageProgram } from "./manifest.ts";
import { glanceAtText, type PackageContext } from "./package-context.ts";

const grammars: readonly (readonly [ending: string, language: string])[] = [
  [".ctd", "checktestdata"],
  [".viva", "viva"],
];
const headerEnding = /\.(?:h|hh|hpp|hxx)$/;

/**
 * The programs in a folder: each file and each folder directly in it is one. Headers beside single files go with each
 * of them; other files that no language claims are passed over with a remark.
 * Source: legacy and 2025-09, "Programs".
 */
export function readPrograms(context: PackageContext, folder: string): readonly PackageProgram[] {
  const names = context.tree.filesIn(folder);
  const headers = names.filter((name) => headerEnding.test(name)).map((name) => `${folder}/${name}`);
  const single = names
    .filter((name) => !headerEnding.test(name))
    .flatMap((name) =>
      openProgram(context, { name, path: `${folder}/${name}`, files: [`${folder}/${name}`, ...headers] }),
    );
  const folders = context.tree.foldersIn(folder).flatMap((name) => {
    const path = `${folder}/${name}`;
    return openProgram(context, { name, path, files: context.tree.filesBelow(path) });
  });
  return [...single, ...folders];
}

/**
 * The one program of a folder of format 2025-09 (output_validator/, static_validator/): its only entry, or, where
 * several files stand in it, the folder itself.
 */
export function readOnlyProgram(context: PackageContext, folder: string): PackageProgram | null {
  const files = context.tree.filesIn(folder);
  const folders = context.tree.foldersIn(folder);
  if (files.length + folders.length === 0) return null;
  const [only] = files.length + folders.length === 1 ? [...files, ...folders] : [];
  const path = only === undefined ? folder : `${folder}/${only}`;
  const paths = files.length === 1 && folders.length === 0 ? [path] : context.tree.filesBelow(path);
  const [program] = openProgram(context, { name: only ?? folder, path, files: paths });
  if (program === undefined) {
    const message = "holds no program in one known language; add one, or build and run scripts";
    context.notes.refuse({ file: folder, key: null }, message);
  }
  return program ?? null;
}

interface ProgramSketch {
  readonly name: string;
  readonly path: string;
  readonly files: readonly string[];
}

function openProgram(context: PackageContext, sketch: ProgramSketch): PackageProgram[] {
  const { name, path, files } = sketch;
  if (files.includes(`${path}/build`) || files.includes(`${path}/run`)) {
    return [{ name, files, language: "build-script", manner: "format" }];
  }
  const grammar = grammars.find(([ending]) => files.length === 1 && path.endsWith(ending));
  if (grammar !== undefined) return [{ name, files, language: grammar[1], manner: "format" }];
  const text = (file: string) => glanceAtText(context, file);
  const finding = findLanguage({ files, text, isPythonShared: true });
  const manner = isInTestlibManner(files, text) ? "testlib" : "format";
  if (finding.kind === "found") return [{ name, files, language: finding.language, manner }];
  const place = { file: path, key: null };
  if (finding.kind === "several") {
    const languages = finding.languages.join(", ");
    context.notes.refuse(place, `mixes ${languages}; keep one language, or add build and run scripts`);
  } else context.notes.warn(place, "is passed over: no language has this file's ending");
  return [];
}

/** An empty file of this name beside a program says what including testlib.h says of C++. */
export const testlibMark = "testlib_manner";

/**
 * Whether a program speaks as testlib does: it includes the testlib.h beside it. Copies of testlib made over for this
 * format's own codes, 42 and 43, are told apart by those.
 */
function isInTestlibManner(files: readonly string[], text: (file: string) => string | null): boolean {
  if (files.some((file) => file.endsWith(`/${testlibMark}`))) return true;
  const header = files.find((file) => file.endsWith("/testlib.h"));
  if (header === undefined || /EXIT_CODE\s*\(?\s*4[23]\b/.test(text(header) ?? "")) return false;
  return files.some((file) => /^\s*#\s*include\s*["<]testlib\.h[">]/m.test(text(file) ?? ""));
}

/** A program by its name, with or without its ending. */
export function findProgram(programs: readonly PackageProgram[], name: string): string | null {
  const found = programs.find(
    (program) => program.name === name || program.name.replace(/\.[^.]+$/, "") === name,
  );
  return found?.name ?? null;
}

/**
 * What a language must say of itself. A language is a table of facts and two small functions; how its commands are
 * run, cached and judged is the steps' affair. Toolchains are looked for inside the box, because there they will run:
 * in a container it is the image that counts, not the host. Paths are therefore absolute and never a shim of a home.
 */
export interface Language {
  /** As in rules/problem/language-codes. */
  readonly id: string;
  readonly tools: readonly Tool[];
  /** What to do when a tool is not there: "install Debian's package g++". */
  readonly remedy: string;
  /** Factor on the case's time limit; the package's limit is for compiled code. */
  readonly timeFactor: number;
  /** Says how to build and run these sources with the tools that were found. */
  plan(sources: Sources, tools: FoundTools): Plan;
}

/** One program the language needs. The first candidate that starts is taken; globs of the shell are allowed. */
export interface Tool {
  readonly name: string;
  readonly candidates: readonly string[];
  /** Arguments that print a version and leave with 0. */
  readonly versionArgs: readonly string[];
  /** Set beside the clean environment while the version is asked for. */
  readonly versionEnv?: Readonly<Record<string, string>>;
  /** Put before a version that does not name its program. */
  readonly title?: string;
}

/** Absolute paths by tool name. */
export type FoundTools = Readonly<Record<string, string>>;

export interface SourceFile {
  /** Relative, "/" between names; checked by the caller. */
  readonly name: string;
  readonly content: Uint8Array;
}

export interface Sources {
  readonly files: readonly SourceFile[];
  /** File, class or module the author named, or null to be guessed. */
  readonly entryPoint: string | null;
}

/** Everything the steps need to build and run one program. */
export interface Plan {
  /** The files as the compiler wants them named. */
  readonly files: readonly SourceFile[];
  readonly compile: CompilePlan;
  readonly run: RunPlan;
}

export interface CompilePlan {
  /** Run with the sources' folder as working directory; "{folder}" is that folder and "{scratch}" takes what is made. */
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Files of the scratch folder that are the program; empty where the sources themselves are. */
  readonly artefacts: readonly string[];
  /** Artefact folder holds the sources too. */
  readonly keepsSources: boolean;
  /** The one artefact is a tar, and what is in it is the program. */
  readonly unpacks?: boolean;
  /** A header worth compiling ahead for sources that begin with it. */
  readonly header?: HeaderPlan;
}

export interface HeaderPlan {
  /** As sources include it: "bits/stdc++.h". */
  readonly name: string;
  /** Compiles it; the file and "-o" are added. The flags must be the compile's own, or the compiler passes it over. */
  readonly argv: readonly string[];
}

export interface RunPlan {
  /** Command without the program's arguments; "{folder}" is the artefact folder, "{memoryMb}" the problem's limit. */
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Added to the problem's limit for the runtime itself. */
  readonly extraMemoryBytes: number;
  readonly processes: number;
  /** Words on stderr by which the runtime says that the memory limit was reached; null: the kernel says it. */
  readonly memoryMark: RegExp | null;
}

export const mebibyte = 1024 * 1024;

/** The whole environment of compilers and programs: nothing of the host's. */
export const cleanEnv: Readonly<Record<string, string>> = {
  PATH: "/usr/bin:/bin",
  LANG: "C.UTF-8",
  LC_ALL: "C.UTF-8",
  HOME: "{scratch}",
  TMPDIR: "{scratch}",
};

/** Path of a tool that was found. @throws when the language asks for a tool it did not list, which is a bug */
export function toolPath(tools: FoundTools, name: string): string {
  const path = tools[name];
  if (path === undefined) throw new Error(`the language does not list a tool "${name}"`);
  return path;
}

/** The file to start with: the named entry point, one called main, or the first by name. */
export function mainFile(sources: Sources, extensions: readonly string[]): string {
  const named = sources.entryPoint;
  const candidates = sources.files
    .map((file) => file.name)
    .filter((name) => extensions.some((extension) => name.endsWith(`.${extension}`)))
    .sort();
  if (named !== null && candidates.includes(named)) return named;
  const isMain = (name: string) => /^(__main__|main)\.[^/]+$/i.test(name);
  return candidates.find(isMain) ?? candidates[0] ?? sources.files[0]?.name ?? "";
}

/** Names of the files with one of these extensions, sorted. */
export function namesWith(sources: Sources, extensions: readonly string[]): readonly string[] {
  return sources.files
    .map((file) => file.name)
    .filter((name) => extensions.some((extension) => name.endsWith(`.${extension}`)))
    .sort();
}

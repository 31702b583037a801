import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { projectRoot } from "../../cli/services/project-root.ts";

export interface SourceFile {
  /** From the project's root: "api/src/features/contests/list-contests.ts". */
  readonly path: string;
  readonly text: string;
  /** What it imports, project files by path from the root, packages by name ("drizzle-orm/pg-core"). */
  readonly imports: readonly string[];
}

const ours = /^@bilimdon\/(rules|contracts|judge|web|api)\/(.+)$/;
const homes: Readonly<Record<string, string>> = {
  rules: "api/rules/src",
  contracts: "api/contracts/src",
};

/** Folders that are installed or made, never written. */
const made = new Set(["node_modules", "dist", "generated", "coverage"]);

/** Every TypeScript file below `folder`, with its imports. */
export function readSources(folder: string): SourceFile[] {
  return listFiles(folder)
    .filter((path) => /\.(ts|tsx|mts)$/.test(path))
    .map((path) => {
      const text = readFileSync(join(projectRoot, path), "utf8");
      return { path, text, imports: readImports(path, text) };
    });
}

/** Every file below `folder`, from the project's root, but for what is installed or made. */
export function listFiles(folder: string): string[] {
  const absolute = join(projectRoot, folder);
  if (!existsSync(absolute)) return [];
  return readdirSync(absolute, { withFileTypes: true })
    .filter((entry) => !made.has(entry.name))
    .flatMap((entry) =>
      entry.isDirectory() ? listFiles(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`],
    )
    .sort();
}

function readImports(path: string, text: string): string[] {
  const found = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\b[^;]*?from\s+"([^"]+)"|import\s*\(\s*"([^"]+)"\s*\)|(?:^|\n)import\s+"([^"]+)"/g,
  );
  return [...found].map((match) => resolve(path, match[1] ?? match[2] ?? match[3] ?? ""));
}

function resolve(from: string, specifier: string): string {
  if (specifier.startsWith(".")) return posix.normalize(posix.join(dirname(from), specifier));
  const own = ours.exec(specifier);
  const home = own === null ? undefined : homes[own[1] ?? ""];
  return home === undefined ? specifier : `${home}/${own?.[2]}.ts`;
}

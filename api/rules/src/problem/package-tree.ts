import { compareNames } from "../verdict/list-cases.ts";

/** A package's files by folder. Names are sorted byte by byte; a folder that is not there is empty. */
export interface PackageTree {
  /** Names of the files directly in a folder; "" is the root. */
  filesIn(folder: string): readonly string[];
  /** Names of the folders directly in a folder. */
  foldersIn(folder: string): readonly string[];
  /** Paths of all files in a folder and in the folders below it. */
  filesBelow(folder: string): readonly string[];
  hasFile(path: string): boolean;
}

export function buildTree(paths: Iterable<string>): PackageTree {
  const files = new Map<string, Set<string>>();
  const folders = new Map<string, Set<string>>();
  const all = new Set(paths);
  for (const path of all) {
    const names = path.split("/");
    addTo(files, names.slice(0, -1).join("/"), names.at(-1) ?? "");
    for (let depth = names.length - 1; depth > 0; depth--) {
      addTo(folders, names.slice(0, depth - 1).join("/"), names[depth - 1] ?? "");
    }
  }
  const sorted = [...all].sort(compareNames);
  return {
    filesIn: (folder) => [...(files.get(folder) ?? [])].sort(compareNames),
    foldersIn: (folder) => [...(folders.get(folder) ?? [])].sort(compareNames),
    filesBelow: (folder) => (folder === "" ? sorted : rangeOf(sorted, `${folder}/`)),
    hasFile: (path) => all.has(path),
  };
}

function addTo(sets: Map<string, Set<string>>, key: string, value: string): void {
  const set = sets.get(key);
  if (set === undefined) sets.set(key, new Set([value]));
  else set.add(value);
}

/** The paths that begin with a prefix, found by halving: this is asked once for every test case. */
function rangeOf(sorted: readonly string[], prefix: string): readonly string[] {
  let from = 0;
  let end = sorted.length;
  while (from < end) {
    const middle = (from + end) >> 1;
    if ((sorted[middle] ?? "") < prefix) from = middle + 1;
    else end = middle;
  }
  let to = from;
  while (to < sorted.length && (sorted[to] ?? "").startsWith(prefix)) to++;
  return sorted.slice(from, to);
}

import { compareNames } from "../verdict/list-cases.ts";
import type { PackageContext } from "./package-context.ts";

/** The files of one test case: its name below data/, and the path of each by its ending (".in", ".ans", …). */
export interface CaseFiles {
  readonly name: string;
  readonly paths: ReadonlyMap<string, string>;
}

export interface CaseSearch {
  /** "data/secret/group1" */
  readonly folder: string;
  /** Endings a case may have, beside .in. */
  readonly endings: readonly string[];
  /** Endings a case has to have, beside .in. */
  readonly needed: readonly string[];
  /** Files of the folder that belong to no case. */
  readonly others: readonly string[];
  /** Endings that may stand without an .in. */
  readonly loners: readonly string[];
}

/**
 * The test cases directly in a folder, by name. Notes an .in without the files it needs, files without their .in, and
 * passes over, with a remark, what is no part of a case.
 * Source: legacy "Test data"; 2025-09 "Test cases".
 */
export function findCaseFiles(context: PackageContext, search: CaseSearch): readonly CaseFiles[] {
  const { folder, endings, others } = search;
  const byLength = [".in", ...endings].sort((a, b) => b.length - a.length);
  const cases = new Map<string, Map<string, string>>();
  for (const file of context.tree.filesIn(folder)) {
    if (others.includes(file)) continue;
    const ending = byLength.find((each) => file.endsWith(each) && file.length > each.length);
    if (ending === undefined) {
      context.notes.warn({ file: `${folder}/${file}`, key: null }, "is no part of a test and is passed over");
      continue;
    }
    const base = file.slice(0, -ending.length);
    const paths = cases.get(base) ?? new Map<string, string>();
    cases.set(base, paths.set(ending, `${folder}/${file}`));
  }
  const prefix = folder.replace(/^data\//, "");
  return [...cases]
    .filter(([base, paths]) => isWhole(context, search, { base, paths }))
    .filter(([base]) => !isNamedAsFolder(context, folder, base))
    .map(([base, paths]) => ({ name: `${prefix}/${base}`, paths }))
    .sort((a, b) => compareNames(a.name, b.name));
}

interface FoundCase {
  readonly base: string;
  readonly paths: ReadonlyMap<string, string>;
}

function isWhole(context: PackageContext, search: CaseSearch, found: FoundCase): boolean {
  const path = `${search.folder}/${found.base}`;
  if (!found.paths.has(".in")) {
    const [ending, file] = [...found.paths][0] ?? ["", path];
    if (!search.loners.includes(ending)) {
      context.notes.refuse({ file, key: null }, `has no ${path}.in beside it; add it, or take this file out`);
    }
    return false;
  }
  for (const ending of search.needed.filter((each) => !found.paths.has(each))) {
    context.notes.refuse({ file: `${path}${ending}`, key: null }, `is missing; every .in needs an ${ending}`);
  }
  return true;
}

function isNamedAsFolder(context: PackageContext, folder: string, base: string): boolean {
  if (!context.tree.foldersIn(folder).includes(base)) return false;
  const place = { file: `${folder}/${base}.in`, key: null };
  context.notes.refuse(place, `has the name of the folder ${folder}/${base}; rename one of them`);
  return true;
}

import { readFileSync } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { basename, join, resolve, sep } from "node:path";
import type { PackageFault, PackageFiles, PackageReading } from "@bilimdon/rules/problem/package-files";
import { inMebibytes, isPackagePath, packageCeilings } from "./package-limits.ts";
import { parseYaml } from "./parse-yaml.ts";

/** A package's folder as the reader sees it, and where each file really lies (a link inside the package is followed). */
export interface FolderFiles {
  readonly files: PackageFiles;
  /** Package path → absolute path of the regular file. */
  readonly places: ReadonlyMap<string, string>;
  /** Entries left out, each with its reason, for the setter's report. */
  readonly leftOut: readonly string[];
}

const maxTextBytes = 1_048_576;
const strictUtf8 = new TextDecoder("utf-8", { fatal: true });

/**
 * Lists a package's folder.
 *
 * Links that stay inside the package are followed, since published packages share tests between groups that way; links
 * that lead out, devices and names outside the formats are left out and told.
 * @returns refused with the file's name where a file, the whole, or the number of files is over its ceiling
 */
export async function listFolder(root: string, shortName?: string): Promise<PackageReading<FolderFiles>> {
  const realRoot = await realpath(root);
  const walk: Walk = { realRoot, sizes: new Map(), places: new Map(), leftOut: [], faults: [], total: 0 };
  await visitFolder(walk, "", 0);
  if (walk.faults.length > 0) return { kind: "refused", faults: walk.faults };
  const files = asPackageFiles(shortName ?? basename(resolve(root)), walk.sizes, walk.places);
  return { kind: "read", value: { files, places: walk.places, leftOut: walk.leftOut } };
}

interface Walk {
  readonly realRoot: string;
  readonly sizes: Map<string, number>;
  readonly places: Map<string, string>;
  readonly leftOut: string[];
  readonly faults: PackageFault[];
  total: number;
}

async function visitFolder(walk: Walk, folder: string, depth: number): Promise<void> {
  if (depth > packageCeilings.depth) {
    walk.faults.push({
      file: folder,
      key: null,
      message: `folders are nested deeper than ${packageCeilings.depth}`,
    });
    return;
  }
  const names = (await readdir(join(walk.realRoot, folder))).sort();
  for (const name of names) {
    if (walk.faults.length > 0) return;
    await visitEntry(walk, folder === "" ? name : `${folder}/${name}`, depth);
  }
}

async function visitEntry(walk: Walk, path: string, depth: number): Promise<void> {
  if (!isPackagePath(path)) {
    const isHidden = path.split("/").some((name) => name.startsWith("."));
    if (!isHidden) walk.leftOut.push(`${path}: the name is outside the package format`);
    return;
  }
  const target = await realpath(join(walk.realRoot, path)).catch(() => null);
  if (target === null || (target !== walk.realRoot && !target.startsWith(walk.realRoot + sep))) {
    walk.leftOut.push(`${path}: a link that leads out of the package or nowhere`);
    return;
  }
  const pointed = await stat(target);
  if (pointed.isDirectory()) await visitFolder(walk, path, depth + 1);
  else if (pointed.isFile()) addFile(walk, path, target, pointed.size);
  else walk.leftOut.push(`${path}: not a regular file`);
}

function addFile(walk: Walk, path: string, absolute: string, bytes: number): void {
  walk.total += bytes;
  walk.sizes.set(path, bytes);
  walk.places.set(path, absolute);
  const fault = ceilingFault(path, bytes, walk.sizes.size, walk.total);
  if (fault !== null) walk.faults.push({ file: path, key: null, message: fault });
}

/** Which ceiling a package passed by this file, in words, or null. */
export function ceilingFault(path: string, bytes: number, entries: number, total: number): string | null {
  const { fileBytes, totalBytes, entries: maxEntries } = packageCeilings;
  if (bytes > fileBytes) {
    return `${path} has ${inMebibytes(bytes)}; a file may have ${inMebibytes(fileBytes)}. Make the test smaller.`;
  }
  if (entries > maxEntries) return `the package has more than ${maxEntries} files`;
  if (total > totalBytes) return `the package has more than ${inMebibytes(totalBytes)} in all`;
  return null;
}

function asPackageFiles(
  shortName: string,
  sizes: ReadonlyMap<string, number>,
  places: ReadonlyMap<string, string>,
): PackageFiles {
  return {
    shortName,
    sizes,
    text(path) {
      const place = places.get(path);
      if (place === undefined) return { kind: "missing" };
      if ((sizes.get(path) ?? 0) > maxTextBytes) return { kind: "too-large" };
      try {
        return { kind: "read", value: strictUtf8.decode(readFileSync(place)) };
      } catch (error) {
        if (error instanceof TypeError) return { kind: "not-text" };
        throw error;
      }
    },
    yaml: parseYaml,
  };
}

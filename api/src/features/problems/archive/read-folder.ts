import { readFileSync } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { join, sep } from "node:path";
import type { PackageFault, PackageFiles } from "@bilimdon/rules/problem/package-files";
import { archiveLimits } from "./archive-limits.ts";
import type { PackedFile } from "./canonical-tar.ts";
import { readYaml } from "./read-yaml.ts";

/** Largest file that is read as text whole. */
const textLimit = 1024 * 1024;

/** The format's file names; others are not part of a package. Source: package format 2025-09, "General requirements". */
const formatName = /^[a-zA-Z0-9_][a-zA-Z0-9_.-]{0,254}$/;

/** Names that are passed over without a word. */
const silentNames = new Set([".git", ".gitignore", ".gitattributes", ".gitkeep", ".DS_Store", "__MACOSX"]);

export interface FolderReading {
  readonly files: PackageFiles;
  readonly packed: readonly PackedFile[];
  readonly faults: readonly PackageFault[];
  readonly warnings: readonly string[];
}

/**
 * Reads a package's folder as the pure reader and the archive see it. A link that stays inside the package stands for
 * the file it points to; one that leaves it is a fault.
 *
 * @param shortName  what the package is called; the folder itself may be a temporary one
 */
export async function readFolder(folder: string, shortName: string): Promise<FolderReading> {
  const root = await realpath(folder);
  const walk: Walk = { root, packed: [], faults: [], warnings: [], totalBytes: 0 };
  await readInto(walk, "", root, 0);
  walk.packed.sort((a, b) => (a.path < b.path ? -1 : 1));
  const sources = new Map(walk.packed.map((file) => [file.path, file]));
  return {
    packed: walk.packed,
    faults: walk.faults,
    warnings: walk.warnings,
    files: {
      shortName,
      sizes: new Map(walk.packed.map((file) => [file.path, file.size])),
      text: (path) => readText(sources.get(path)),
      yaml: readYaml,
    },
  };
}

interface Walk {
  readonly root: string;
  readonly packed: PackedFile[];
  readonly faults: PackageFault[];
  readonly warnings: string[];
  totalBytes: number;
}

async function readInto(walk: Walk, prefix: string, absolute: string, depth: number): Promise<void> {
  if (depth > archiveLimits.depth)
    return fault(walk, prefix, `more than ${archiveLimits.depth} folders deep`);
  for (const entry of await readdir(absolute, { withFileTypes: true })) {
    const path = prefix === "" ? entry.name : `${prefix}/${entry.name}`;
    if (silentNames.has(entry.name)) continue;
    if (!formatName.test(entry.name) && path !== ".timelimit") {
      walk.warnings.push(`${path}: passed over, because its name is outside the package format`);
      continue;
    }
    await readEntry(walk, path, join(absolute, entry.name), depth);
    if (walk.packed.length > archiveLimits.entries)
      return fault(walk, "", `the package has more than ${archiveLimits.entries} files`);
  }
}

async function readEntry(walk: Walk, path: string, absolute: string, depth: number): Promise<void> {
  const real = await realpath(absolute).catch(() => null);
  if (real === null) return fault(walk, path, "a link that points to nothing");
  if (real !== walk.root && !real.startsWith(walk.root + sep))
    return fault(walk, path, "a link that leaves the package; put the file itself there");
  const found = await stat(real);
  if (found.isDirectory()) return readInto(walk, path, absolute, depth + 1);
  if (!found.isFile()) return fault(walk, path, "a device or another special file; only files are taken");
  if (found.size > archiveLimits.fileBytes)
    return fault(
      walk,
      path,
      `${Math.ceil(found.size / 1024 / 1024)} MiB; a file of a package may have 256 MiB`,
    );
  walk.totalBytes += found.size;
  if (walk.totalBytes > archiveLimits.totalBytes)
    return fault(walk, path, "with it the package has more than 2 GiB");
  walk.packed.push({ path, size: found.size, source: real });
}

function fault(walk: Walk, file: string, message: string): void {
  if (walk.faults.length < 100) walk.faults.push({ file, key: null, message });
}

function readText(file: PackedFile | undefined): ReturnType<PackageFiles["text"]> {
  if (file === undefined) return { kind: "missing" };
  if (file.size > textLimit) return { kind: "too-large" };
  try {
    return {
      kind: "read",
      value: new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(file.source)),
    };
  } catch (thrown) {
    if (thrown instanceof TypeError) return { kind: "not-text" };
    throw thrown;
  }
}

import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Manifest } from "@bilimdon/rules/problem/manifest";
import type { PackageReading } from "@bilimdon/rules/problem/package-files";
import { readPackage } from "@bilimdon/rules/problem/read-package";
import { listFolder } from "./folder-files.ts";

export interface ReadFolder {
  readonly manifest: Manifest;
  /** Package path → absolute path of the regular file. */
  readonly places: ReadonlyMap<string, string>;
  /** Entries that are not part of the package, each with its reason. */
  readonly leftOut: readonly string[];
}

/** Reads a package from a folder on disk: what is listed, and what the manifest says of it. */
export async function readPackageFolder(
  root: string,
  shortName?: string,
): Promise<PackageReading<ReadFolder>> {
  const listing = await listFolder(root, shortName);
  if (listing.kind === "refused") return listing;
  const { files, places, leftOut } = listing.value;
  const reading = readPackage(files);
  if (reading.kind === "refused") return reading;
  return { kind: "read", value: { manifest: reading.value, places, leftOut } };
}

/**
 * The package's own folder in what was unpacked: the folder itself where problem.yaml stands in it, else its one
 * subfolder (archives carry the package below its short name).
 */
export async function findPackageRoot(unpacked: string): Promise<string> {
  const entries = await readdir(unpacked, { withFileTypes: true });
  if (entries.some((entry) => entry.name === "problem.yaml")) return unpacked;
  const folders = entries.filter((entry) => entry.isDirectory() && entry.name !== "__MACOSX");
  const [only] = folders;
  return folders.length === 1 && only ? join(unpacked, only.name) : unpacked;
}

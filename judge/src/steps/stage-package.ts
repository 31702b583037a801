import { constants } from "node:fs";
import { copyFile, mkdir, mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import type { PackageFault } from "@bilimdon/rules/problem/package-files";
import type { OpenPackage } from "./open-package.ts";
import { findPackageRoot, readPackageFolder } from "./read-package-folder.ts";
import { unpackZip } from "./unpack-zip.ts";

export type Staging =
  | { readonly kind: "staged"; readonly package: OpenPackage; remove(): Promise<void> }
  | { readonly kind: "refused"; readonly faults: readonly PackageFault[] };

/**
 * Copies a package from where its setter works, a folder or a zip, into the store under this name.
 *
 * Only what the package's listing names is copied, links as the files they stand for, so that the copy is what an
 * import would make of it.
 */
export async function stagePackage(storePath: string, path: string, name: string): Promise<Staging> {
  const found = await stat(path).catch(() => null);
  if (found === null) return refused(path, "there is no such folder or file");
  if (found.isDirectory())
    return await stageFolder(storePath, { root: path, shortName: basename(resolve(path)), name });
  if (!/\.(zip|kpp)$/.test(path)) return refused(path, "a package is a folder, a .zip or a .kpp");
  const unpacked = await mkdtemp(join(tmpdir(), "judge-unpacked-"));
  try {
    const faults = await unpackZip(path, unpacked);
    if (faults.length > 0) return { kind: "refused", faults };
    const root = await findPackageRoot(unpacked);
    const shortName = root === unpacked ? basename(path).replace(/\.[^.]+$/, "") : basename(root);
    return await stageFolder(storePath, { root, shortName, name });
  } finally {
    await rm(unpacked, { recursive: true, force: true });
  }
}

interface Folder {
  readonly root: string;
  readonly shortName: string;
  readonly name: string;
}

async function stageFolder(storePath: string, { root, shortName, name }: Folder): Promise<Staging> {
  const reading = await readPackageFolder(root, shortName);
  if (reading.kind === "refused") return reading;
  const { manifest, places, leftOut } = reading.value;
  const folder = `staged/${name}`;
  for (const [path, place] of places) {
    const target = join(storePath, folder, path);
    await mkdir(dirname(target), { recursive: true, mode: 0o755 });
    await copyFile(place, target, constants.COPYFILE_FICLONE);
  }
  const opened: OpenPackage = { folder, manifest, remarks: leftOut, release: () => undefined };
  const remove = () => rm(join(storePath, folder), { recursive: true, force: true });
  return { kind: "staged", package: opened, remove };
}

function refused(file: string, message: string): Staging {
  return { kind: "refused", faults: [{ file, key: null, message }] };
}

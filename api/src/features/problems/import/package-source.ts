import { mkdir, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import type { Readable } from "node:stream";
import type { ImportReport } from "@bilimdon/rules/problem/manifest";
import type { Ctx } from "../../../ctx.ts";
import { refuse } from "../../../errors.ts";
import { type FolderReading, readFolder } from "../archive/read-folder.ts";
import { unpackArchive } from "../archive/unpack-archive.ts";
import { convertFolder } from "./convert-folder.ts";
import { refusePackage } from "./prepare-version.ts";
import { writeConverted } from "./write-converted.ts";

/** Where a package comes from: a folder of this machine, or an archive that is being uploaded. */
export type PackageSource =
  | { readonly kind: "folder"; readonly path: string }
  | { readonly kind: "archive"; readonly bytes: Readable };

/** A package's folder in one of our own formats. */
export interface OpenedFolder extends FolderReading {
  /** What became of it where it was made from another format. */
  readonly imported: ImportReport | null;
}

/** Left by a process that was killed; an import never takes a day. */
const staleMs = 24 * 3_600_000;

/**
 * Reads a package and works with it; what was unpacked is gone when the work ends, however it ends.
 *
 * @throws package.archive_refused, package.too_large; server.unavailable when the disk is full
 */
export async function withPackage<T>(
  ctx: Pick<Ctx, "config" | "clock">,
  source: PackageSource,
  work: (folder: OpenedFolder) => Promise<T>,
): Promise<T> {
  if (source.kind === "folder") {
    const folder = await readFolder(source.path, basename(resolve(source.path)));
    const conversion = await convertFolder(folder);
    if (conversion === null) return work({ ...folder, imported: null });
  }
  const unpacking = join(ctx.config.BLOB_DIR, "unpacking");
  await mkdir(unpacking, { recursive: true });
  await removeStale(unpacking, ctx.clock.now());
  const temporary = await mkdtemp(join(unpacking, "package-"));
  try {
    const unpacked =
      source.kind === "folder"
        ? { packageFolder: source.path, shortName: basename(resolve(source.path)) }
        : await unpackArchive(source.bytes, temporary);
    const folder = await readFolder(unpacked.packageFolder, unpacked.shortName);
    return await work(await inOwnFormat(folder, join(temporary, "converted")));
  } catch (thrown) {
    throw isDiskFull(thrown)
      ? refuse("server.unavailable", "The server's disk is full; the operator must free room.")
      : thrown;
  } finally {
    await rm(temporary, { recursive: true, force: true });
    if (source.kind === "archive") source.bytes.destroy();
  }
}

/** The folder itself, or what was made of it where it is of another format. */
async function inOwnFormat(folder: FolderReading, target: string): Promise<OpenedFolder> {
  if (folder.faults.length > 0) return { ...folder, imported: null };
  const conversion = await convertFolder(folder);
  if (conversion === null) return { ...folder, imported: null };
  if (conversion.kind === "refused") throw refusePackage(folder.files.shortName, conversion.faults);
  const { packages, leftOut } = conversion;
  const [only, ...others] = packages;
  if (only === undefined || others.length > 0 || leftOut.length > 0) {
    const message = "holds several problems; make packages of them by problem:convert and push each";
    throw refusePackage(folder.files.shortName, [{ file: "", key: null, message }]);
  }
  const written = await writeConverted(only, folder, target);
  return { ...(await readFolder(written, only.shortName)), imported: only.report };
}

async function removeStale(unpacking: string, now: number): Promise<void> {
  for (const name of await readdir(unpacking)) {
    const found = await stat(join(unpacking, name)).catch(() => null);
    if (found !== null && now - found.mtimeMs > staleMs)
      await rm(join(unpacking, name), { recursive: true, force: true });
  }
}

function isDiskFull(thrown: unknown): boolean {
  return thrown instanceof Error && "code" in thrown && thrown.code === "ENOSPC";
}

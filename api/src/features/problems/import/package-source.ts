import { mkdir, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import type { Readable } from "node:stream";
import type { Ctx } from "../../../ctx.ts";
import { refuse } from "../../../errors.ts";
import { type FolderReading, readFolder } from "../archive/read-folder.ts";
import { unpackArchive } from "../archive/unpack-archive.ts";

/** Where a package comes from: a folder of this machine, or an archive that is being uploaded. */
export type PackageSource =
  | { readonly kind: "folder"; readonly path: string }
  | { readonly kind: "archive"; readonly bytes: Readable };

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
  work: (folder: FolderReading) => Promise<T>,
): Promise<T> {
  if (source.kind === "folder") return work(await readFolder(source.path, basename(resolve(source.path))));
  const unpacking = join(ctx.config.BLOB_DIR, "unpacking");
  await mkdir(unpacking, { recursive: true });
  await removeStale(unpacking, ctx.clock.now());
  const temporary = await mkdtemp(join(unpacking, "package-"));
  try {
    const { packageFolder, shortName } = await unpackArchive(source.bytes, temporary);
    return await work(await readFolder(packageFolder, shortName));
  } catch (thrown) {
    throw isDiskFull(thrown)
      ? refuse("server.unavailable", "The server's disk is full; the operator must free room.")
      : thrown;
  } finally {
    await rm(temporary, { recursive: true, force: true });
    source.bytes.destroy();
  }
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

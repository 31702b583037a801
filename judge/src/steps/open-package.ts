import { rm } from "node:fs/promises";
import { relative } from "node:path";
import type { Manifest } from "@bilimdon/rules/problem/manifest";
import type { PackageReading } from "@bilimdon/rules/problem/package-files";
import type { Held, LruFolder } from "./lru-folder.ts";
import { findPackageRoot, type ReadFolder, readPackageFolder } from "./read-package-folder.ts";

/** A package that lies in the store, ready to be judged with. */
export interface OpenPackage {
  /** Folder relative to the box's store: "packages/<hash>/<short name>". */
  readonly folder: string;
  readonly manifest: Manifest;
  /** Remarks for the setter beyond the manifest's own: entries that were left out. */
  readonly remarks: readonly string[];
  /** Allows the store to drop the package again. */
  release(): void;
}

export type PackageOpening =
  | { readonly kind: "open"; readonly package: OpenPackage }
  | { readonly kind: "failed"; readonly fault: "setter" | "platform"; readonly detail: string };

export interface PackageShelf {
  open(hash: string): Promise<PackageOpening>;
}

interface ShelfParts {
  readonly storePath: string;
  readonly shelf: LruFolder;
  /** Fills an empty folder with the package of this hash; throws when it cannot. */
  readonly download: (hash: string, folder: string) => Promise<void>;
}

const maxReadings = 64;

/**
 * Packages by content hash: taken from the shelf, or downloaded once however many lanes ask at the same time.
 *
 * @returns failed with the platform's fault when the download does not succeed, with the setter's when the package
 *   that arrived cannot be read (the importer refuses such; a newer judge may read more strictly)
 */
export function openShelf(parts: ShelfParts): PackageShelf {
  const downloads = new Map<string, Promise<void>>();
  const readings = new Map<string, Promise<ReadRoot>>();

  const download = (hash: string): Promise<void> => {
    const running = downloads.get(hash);
    if (running) return running;
    const started = fetchToShelf(parts, hash).finally(() => downloads.delete(hash));
    downloads.set(hash, started);
    return started;
  };

  const read = (held: Held): Promise<ReadRoot> => {
    const known = readings.get(held.key);
    if (known) return known;
    const started = readRoot(held.path);
    readings.set(held.key, started);
    started.catch(() => readings.delete(held.key));
    const oldest = readings.keys().next();
    if (readings.size > maxReadings && !oldest.done) readings.delete(oldest.value);
    return started;
  };

  return {
    open: async (hash) => {
      let held: Held | null;
      try {
        held = await parts.shelf.hold(hash);
        if (held === null) {
          await download(hash);
          held = await parts.shelf.hold(hash);
        }
      } catch (error) {
        return failed("platform", `package ${hash} would not download: ${wordsOf(error)}`);
      }
      if (held === null)
        return failed("platform", `package ${hash} was dropped again at once; the store is too small`);
      const { root, reading } = await read(held);
      if (reading.kind === "refused") {
        held.release();
        return failed("setter", reading.faults.map((fault) => `${fault.file}: ${fault.message}`).join("\n"));
      }
      const { manifest, leftOut } = reading.value;
      const folder = relative(parts.storePath, root);
      return { kind: "open", package: { folder, manifest, remarks: leftOut, release: held.release } };
    },
  };
}

interface ReadRoot {
  readonly root: string;
  readonly reading: PackageReading<ReadFolder>;
}

async function readRoot(folder: string): Promise<ReadRoot> {
  const root = await findPackageRoot(folder);
  return { root, reading: await readPackageFolder(root) };
}

async function fetchToShelf({ shelf, download }: ShelfParts, hash: string): Promise<void> {
  const draft = await shelf.draft();
  try {
    await download(hash, draft);
    const held = await shelf.keep(hash, draft);
    held.release();
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

function failed(fault: "setter" | "platform", detail: string): PackageOpening {
  return { kind: "failed", fault, detail };
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message;
}

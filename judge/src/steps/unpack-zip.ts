import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { PackageFault } from "@bilimdon/rules/problem/package-files";
import yauzl from "yauzl";
import { ceilingFault } from "./folder-files.ts";
import { inMebibytes, isArchivedPath, packageCeilings, unsafePath } from "./package-limits.ts";

/**
 * Unpacks a package's zip into an empty folder.
 *
 * Sizes are judged from the archive's own table before a byte is written, and yauzl holds each entry to the size it
 * declared, so that neither a bomb nor a lying table fills the disk. Links are not followed: in an archive nothing
 * says what they mean on another machine.
 * @returns the faults found, each naming the entry; empty when everything was written
 */
export async function unpackZip(zipPath: string, folder: string): Promise<readonly PackageFault[]> {
  const opened = await open(zipPath);
  if (opened.kind === "not-a-zip") return [fault(zipPath, `this is not a zip archive: ${opened.why}`)];
  const zip = opened.zip;
  try {
    const totals = { entries: 0, bytes: 0 };
    for (;;) {
      const entry = await nextEntry(zip);
      if (entry === null) return [];
      const found = inspect(entry, totals);
      if (found !== null) return [fault(entry.fileName, found)];
      if (isWanted(entry)) await writeEntry(zip, entry, join(folder, entry.fileName));
    }
  } catch (error) {
    return [brokenArchive(zipPath, error instanceof Error ? error.message : String(error))];
  } finally {
    zip.close();
  }
}

function inspect(entry: yauzl.Entry, totals: { entries: number; bytes: number }): string | null {
  const path = entry.fileName;
  const unsafe = unsafePath(path);
  if (unsafe !== null) return unsafe;
  if ((entry.generalPurposeBitFlag & 1) !== 0) return "the entry is encrypted";
  totals.entries += 1;
  totals.bytes += entry.uncompressedSize;
  const over = ceilingFault(path, entry.uncompressedSize, totals.entries, totals.bytes);
  if (over !== null) return over;
  const isBig = entry.uncompressedSize > packageCeilings.ratioFromBytes;
  if (isBig && entry.uncompressedSize > entry.compressedSize * packageCeilings.ratio) {
    return `unpacks to ${inMebibytes(entry.uncompressedSize)}, over ${packageCeilings.ratio} times its packed size`;
  }
  return null;
}

const unixFileType = 0o170000;
const unixRegular = 0o100000;

function isWanted(entry: yauzl.Entry): boolean {
  if (entry.fileName.endsWith("/") || !isArchivedPath(entry.fileName)) return false;
  const type = (entry.externalFileAttributes >>> 16) & unixFileType;
  return type === 0 || type === unixRegular;
}

async function writeEntry(zip: yauzl.ZipFile, entry: yauzl.Entry, target: string): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  const stream = await new Promise<NodeJS.ReadableStream>((settle, fail) => {
    zip.openReadStream(entry, (error, readable) => (error ? fail(error) : settle(readable)));
  });
  await pipeline(stream, createWriteStream(target, { flags: "wx", mode: 0o644 }));
}

type Opened =
  | { readonly kind: "zip"; readonly zip: yauzl.ZipFile }
  | { readonly kind: "not-a-zip"; readonly why: string };

function open(path: string): Promise<Opened> {
  const options = {
    lazyEntries: true,
    autoClose: false,
    validateEntrySizes: true,
    decodeStrings: true,
  } as const;
  return new Promise((settle) => {
    yauzl.open(path, options, (error, zip) => {
      settle(error ? { kind: "not-a-zip", why: error.message } : { kind: "zip", zip });
    });
  });
}

function nextEntry(zip: yauzl.ZipFile): Promise<yauzl.Entry | null> {
  return new Promise((settle, fail) => {
    const forget = () => {
      zip.removeListener("entry", onEntry);
      zip.removeListener("end", onEnd);
      zip.removeListener("error", onError);
    };
    const onEntry = (entry: yauzl.Entry) => {
      forget();
      settle(entry);
    };
    const onEnd = () => {
      forget();
      settle(null);
    };
    const onError = (error: Error) => {
      forget();
      fail(error);
    };
    zip.on("entry", onEntry).on("end", onEnd).on("error", onError);
    zip.readEntry();
  });
}

/** yauzl refuses unsafe names itself, before we see the entry; its message ends with the name. */
function brokenArchive(zipPath: string, why: string): PackageFault {
  const name = /^(?:absolute path|invalid relative path|invalid characters in fileName): (.*)$/.exec(
    why,
  )?.[1];
  if (name === undefined) return fault(zipPath, `the archive is broken: ${why}`);
  return fault(name, unsafePath(name) ?? "the path has a character no package uses");
}

function fault(file: string, message: string): PackageFault {
  return { file, key: null, message };
}

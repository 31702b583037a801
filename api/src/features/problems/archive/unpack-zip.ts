import type { Readable } from "node:stream";
import { type Entry, open, type ZipFile } from "yauzl";
import { AppError } from "../../../errors.ts";
import { archiveLimits } from "./archive-limits.ts";
import { refuseArchive, refuseEntry } from "./archive-refusal.ts";
import type { EntryWriter } from "./entry-writer.ts";

/** Unpacks a zip file entry by entry; sizes and names are judged from the directory before anything is written. */
export async function unpackZip(path: string, writer: EntryWriter): Promise<void> {
  const zip = await openZip(path);
  try {
    if (zip.entryCount > archiveLimits.entries)
      throw refuseArchive(`it has ${zip.entryCount} entries; ${archiveLimits.entries} are allowed`);
    const entries = await listEntries(zip);
    for (const { entry, name } of entries) {
      if (name.endsWith("/")) await writer.folder(name);
      else await writer.file(name, entry.uncompressedSize, () => openEntry(zip, entry));
    }
  } catch (thrown) {
    throw readable(thrown);
  } finally {
    zip.close();
  }
}

interface NamedEntry {
  readonly entry: Entry;
  readonly name: string;
}

/** All entries, every one of them judged before the first is written. */
function listEntries(zip: ZipFile): Promise<NamedEntry[]> {
  return new Promise((resolve, reject) => {
    const entries: NamedEntry[] = [];
    zip.on("entry", (entry: Entry) => {
      try {
        entries.push({ entry, name: judgeEntry(entry) });
        zip.readEntry();
      } catch (thrown) {
        reject(thrown);
      }
    });
    zip.on("error", reject);
    zip.on("end", () => resolve(entries));
    zip.readEntry();
  });
}

function judgeEntry(entry: Entry): string {
  const name = decodeName(entry.fileName);
  if ((entry.generalPurposeBitFlag & 1) !== 0)
    throw refuseEntry(name, "it is encrypted; pack without a password");
  const madeByUnix = entry.versionMadeBy >>> 8 === 3;
  const fileType = madeByUnix ? (entry.externalFileAttributes >>> 16) & 0o170000 : 0;
  if (fileType === 0o120000) throw refuseEntry(name, "it is a link; pack the file itself");
  if (![0, 0o100000, 0o040000].includes(fileType))
    throw refuseEntry(name, "it is a device or another special file; only files and folders are taken");
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8)
    throw refuseEntry(name, "it is packed by an unusual method; use deflate");
  return name;
}

function decodeName(raw: unknown): string {
  const bytes = Buffer.isBuffer(raw) ? raw : Buffer.from(String(raw));
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw refuseEntry(bytes.toString("latin1"), "the name is not UTF-8; rename the file");
  }
}

function openZip(path: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    // Names stay bytes, so that our own rules, with our own words, are the only ones.
    open(path, { lazyEntries: true, autoClose: false, decodeStrings: false }, (fault, zip) => {
      if (zip) resolve(zip);
      else reject(readable(fault));
    });
  });
}

function openEntry(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (fault, stream) => (stream ? resolve(stream) : reject(fault)));
  });
}

/** The reader's own complaints are about the file, not about us: they become refusals; the machine's stay errors. */
function readable(thrown: unknown): unknown {
  if (thrown instanceof AppError || !(thrown instanceof Error)) return thrown;
  const isSystemFault = "syscall" in thrown;
  return isSystemFault ? thrown : refuseArchive(`${thrown.message}; pack and send it again`);
}

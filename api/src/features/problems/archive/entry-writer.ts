import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { archiveLimits } from "./archive-limits.ts";
import { refuseArchive, refuseEntry } from "./archive-refusal.ts";
import { readEntryName } from "./entry-name.ts";

/** Where unpacked entries go; both archive readers write through it, so both are held by the same limits. */
export interface EntryWriter {
  folder(name: string): Promise<void>;
  /** @param declaredBytes  size the archive claims: refused before a byte is written, and again if it lied */
  file(name: string, declaredBytes: number, bytes: () => Promise<Readable>): Promise<void>;
}

/** Opens a writer below an empty folder for an archive of so many packed bytes. */
export function openEntryWriter(folder: string, archiveBytes: number): EntryWriter {
  const kinds = new Map<string, "file" | "folder">();
  let entryCount = 0;
  let totalBytes = 0;

  /** The path to write, or null for the archive's own root. */
  function admit(name: string, kind: "file" | "folder"): string | null {
    entryCount += 1;
    if (entryCount > archiveLimits.entries)
      throw refuseArchive(`it has more than ${archiveLimits.entries} entries`);
    const reading = readEntryName(name);
    if (reading.kind === "refused") throw refuseEntry(name, reading.why);
    if (reading.kind === "root") return null;
    const key = reading.path.normalize("NFC");
    const parents = key.split("/").slice(0, -1);
    for (let depth = 1; depth <= parents.length; depth += 1) {
      const parent = parents.slice(0, depth).join("/");
      if (kinds.get(parent) === "file") throw refuseEntry(name, `${parent} is a file and a folder at once`);
      kinds.set(parent, "folder");
    }
    const earlier = kinds.get(key);
    if (earlier !== undefined && !(earlier === "folder" && kind === "folder"))
      throw refuseEntry(name, "the name stands in the archive twice");
    kinds.set(key, kind);
    return join(folder, reading.path);
  }

  function weigh(name: string, bytes: number): void {
    if (totalBytes + bytes > archiveLimits.totalBytes)
      throw refuseEntry(name, "with it the package would unpack to more than 2 GiB");
    if (totalBytes + bytes > archiveLimits.freeRatioBytes + archiveBytes * archiveLimits.ratio)
      throw refuseEntry(name, "with it the archive unpacks to far more than its own size, as a bomb does");
  }

  return {
    async folder(name) {
      const path = admit(name, "folder");
      if (path !== null) await mkdir(path, { recursive: true });
    },
    async file(name, declaredBytes, bytes) {
      const path = admit(name, "file");
      if (path === null) throw refuseEntry(name, "the file has no name");
      if (declaredBytes > archiveLimits.fileBytes) throw refuseEntry(name, tooLarge(declaredBytes));
      weigh(name, declaredBytes);
      await mkdir(dirname(path), { recursive: true });
      let fileBytes = 0;
      const gauge = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          fileBytes += chunk.length;
          if (fileBytes > declaredBytes) done(refuseEntry(name, "it is larger than the archive says"));
          else done(null, chunk);
        },
      });
      await pipeline(await bytes(), gauge, createWriteStream(path, { flags: "wx", mode: 0o644 }));
      if (fileBytes !== declaredBytes) throw refuseEntry(name, "it is cut short; pack and send it again");
      totalBytes += fileBytes;
    },
  };
}

function tooLarge(bytes: number): string {
  const mebibytes = Math.ceil(bytes / 1024 / 1024);
  return `the file has ${mebibytes} MiB; a file of a package may have 256 MiB`;
}

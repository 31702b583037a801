import { createWriteStream } from "node:fs";
import { mkdir, open, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { type Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { refuse } from "../../../errors.ts";
import { archiveLimits } from "./archive-limits.ts";
import { refuseArchive } from "./archive-refusal.ts";
import { openEntryWriter } from "./entry-writer.ts";
import { unpackTar } from "./unpack-tar.ts";
import { unpackZip } from "./unpack-zip.ts";

/**
 * Unpacks an uploaded package (zip, tar or tar.gz, told apart by their first bytes, never by their name) into a
 * folder. The upload is first written whole, under a size stop, because a zip's directory stands at its end.
 *
 * @param folder  an empty folder of the caller's, who removes it whatever happens
 * @returns the package's own folder inside it, and its name
 * Refuses: package.too_large, package.archive_refused with the entry that is the reason.
 */
export async function unpackArchive(
  upload: Readable,
  folder: string,
): Promise<{ readonly packageFolder: string; readonly shortName: string }> {
  const archivePath = join(folder, "upload");
  const target = join(folder, "unpacked");
  await pipeline(upload, sizeStop(), createWriteStream(archivePath, { flags: "wx" }));
  const writer = openEntryWriter(target, (await stat(archivePath)).size);
  await mkdir(target);
  const form = await readForm(archivePath);
  if (form === "zip") await unpackZip(archivePath, writer);
  else await unpackTar(archivePath, form === "tar.gz", writer);
  await rm(archivePath);
  return findPackageFolder(target);
}

function sizeStop(): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes <= archiveLimits.uploadBytes) return done(null, chunk);
      const mebibytes = archiveLimits.uploadBytes / 1024 / 1024;
      done(
        refuse("package.too_large", `The archive has more than ${mebibytes} MiB.`, { limitMiB: mebibytes }),
      );
    },
  });
}

async function readForm(path: string): Promise<"zip" | "tar" | "tar.gz"> {
  const file = await open(path);
  try {
    const head = Buffer.alloc(512);
    const { bytesRead } = await file.read(head, 0, 512, 0);
    if (bytesRead >= 4 && head.readUInt32LE(0) === 0x04034b50) return "zip";
    if (bytesRead >= 2 && head.readUInt16BE(0) === 0x1f8b) return "tar.gz";
    if (bytesRead === 512 && head.toString("latin1", 257, 262) === "ustar") return "tar";
  } finally {
    await file.close();
  }
  throw refuseArchive("it is neither zip nor tar nor tar.gz");
}

function isXml(name: string): boolean {
  return name.endsWith(".xml");
}

/** A package is the one top folder of its archive; what archivers of other systems add beside it is passed over. */
async function findPackageFolder(target: string) {
  const tops = await readdir(target, { withFileTypes: true }).catch(() => []);
  const shown = tops.filter((top) => !top.name.startsWith(".") && top.name !== "__MACOSX");
  if (shown.some((top) => top.name === "problem.yaml"))
    throw refuseArchive(
      "problem.yaml stands at its top; pack the package's folder itself, named by its short name",
    );
  // Polygon's archives and problem sets in XML have no folder of their own; their name stands inside.
  if (shown.some((top) => top.name === "problem.xml") || (shown.length === 1 && isXml(shown[0]?.name ?? "")))
    return { packageFolder: target, shortName: "package" };
  const [top] = shown;
  if (top === undefined) throw refuseArchive("it is empty");
  if (shown.length > 1 || !top.isDirectory())
    throw refuseArchive(
      `it must have one top folder; it has ${shown
        .map((s) => s.name)
        .slice(0, 5)
        .join(", ")}`,
    );
  return { packageFolder: join(target, top.name), shortName: top.name };
}

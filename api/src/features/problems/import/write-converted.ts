import { constants, createReadStream, createWriteStream } from "node:fs";
import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ConvertedPackage } from "@bilimdon/rules/problem/foreign/package-draft";
import type { FolderReading } from "../archive/read-folder.ts";

/** Writes a converted package below a folder, its copies taken from what was read. @returns the package's own folder */
export async function writeConverted(
  converted: ConvertedPackage,
  from: FolderReading,
  target: string,
): Promise<string> {
  const sources = new Map(from.packed.map((file) => [file.path, file.source]));
  const root = join(target, converted.shortName);
  for (const [path, content] of converted.files) {
    const file = join(root, path);
    await mkdir(dirname(file), { recursive: true });
    if (content.kind === "text") await writeFile(file, content.text);
    else if (content.kind === "base64") await writeFile(file, Buffer.from(content.text, "base64"));
    else {
      const source = sources.get(content.path);
      if (source === undefined) throw new Error(`${content.path} was converted, but is not there`);
      if (content.kind === "copy") await copyFile(source, file, constants.COPYFILE_FICLONE);
      else await copyLines(source, file);
    }
  }
  return root;
}

/** Copies with every CR LF made LF; a CR at the end of a chunk waits for what follows. */
async function copyLines(source: string, target: string): Promise<void> {
  let rest = "";
  const change = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const text = rest + chunk.toString("latin1");
      rest = text.endsWith("\r") ? "\r" : "";
      const whole = rest === "" ? text : text.slice(0, -1);
      done(null, Buffer.from(whole.replaceAll("\r\n", "\n"), "latin1"));
    },
    flush: (done) => done(null, Buffer.from(rest, "latin1")),
  });
  await pipeline(createReadStream(source), change, createWriteStream(target));
}

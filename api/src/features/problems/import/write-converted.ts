import { constants } from "node:fs";
import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
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
      await copyFile(source, file, constants.COPYFILE_FICLONE);
    }
  }
  return root;
}

import { convertFps } from "@bilimdon/rules/problem/foreign/convert-fps";
import { convertHydro, isHydro } from "@bilimdon/rules/problem/foreign/convert-hydro";
import { convertPolygon } from "@bilimdon/rules/problem/foreign/convert-polygon";
import type { Conversion } from "@bilimdon/rules/problem/foreign/package-draft";
import type { FolderReading } from "../archive/read-folder.ts";
import { readXml } from "./read-xml.ts";

/**
 * Reads a folder of another format into packages of format 2025-09.
 *
 * @returns null where the folder is a package of our own formats, or of none: its reader says what is wrong then
 */
export async function convertFolder(folder: FolderReading): Promise<Conversion | null> {
  const { files } = folder;
  if (isHydro(files)) return convertHydro(files);
  if (files.sizes.has("problem.yaml")) return null;
  if (files.sizes.has("problem.xml"))
    return withXml(folder, "problem.xml", (root) => convertPolygon(files, root));
  const [xml, ...others] = [...files.sizes.keys()].filter((path) => /^[^/]+\.xml$/.test(path));
  if (xml === undefined || others.length > 0) return null;
  return withXml(folder, xml, (root) => convertFps({ file: xml, shortName: files.shortName, root }));
}

type Root = Extract<Awaited<ReturnType<typeof readXml>>, { kind: "read" }>["root"];

async function withXml(
  folder: FolderReading,
  path: string,
  convert: (root: Root) => Conversion,
): Promise<Conversion> {
  const file = folder.packed.find((packed) => packed.path === path);
  if (file === undefined) throw new Error(`${path} is listed, but not there`);
  const reading = await readXml(file.source, file.size);
  if (reading.kind === "read") return convert(reading.root);
  return { kind: "refused", faults: [{ file: path, key: null, message: reading.why }] };
}

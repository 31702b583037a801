import { createReadStream } from "node:fs";
import { copyFile, mkdir, mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import type { ImportReport } from "@bilimdon/rules/problem/manifest";
import type { PackageFault } from "@bilimdon/rules/problem/package-files";
import { AppError } from "../../../errors.ts";
import { type FolderReading, readFolder } from "../archive/read-folder.ts";
import { unpackArchive } from "../archive/unpack-archive.ts";
import { convertFolder } from "./convert-folder.ts";
import { writeConverted } from "./write-converted.ts";

export type SourceConversion =
  | {
      readonly kind: "converted";
      readonly packages: readonly { readonly folder: string; readonly report: ImportReport }[];
      /** What is wrong with the problems of a set that could not be taken. */
      readonly leftOut: readonly PackageFault[];
    }
  | { readonly kind: "refused"; readonly faults: readonly PackageFault[] };

/** Writes the packages made of a folder, an archive or an FPS file of this machine below a target folder. */
export async function convertSource(source: string, target: string): Promise<SourceConversion> {
  const temporary = await mkdtemp(join(tmpdir(), "convert-"));
  try {
    const folder = await openSource(source, temporary);
    if (folder.faults.length > 0) return { kind: "refused", faults: folder.faults };
    const conversion = await convertFolder(folder);
    if (conversion === null) return refused(source, "is no package of Polygon, Hydro or FPS");
    if (conversion.kind === "refused") return conversion;
    const packages = [];
    for (const each of conversion.packages) {
      if (each.shortName === "") return refused(source, "has no name a folder can have; rename it");
      packages.push({ folder: await writeConverted(each, folder, target), report: each.report });
    }
    return { kind: "converted", packages, leftOut: conversion.leftOut };
  } catch (thrown) {
    if (thrown instanceof AppError) return refused(source, thrown.message);
    throw thrown;
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

async function openSource(source: string, temporary: string): Promise<FolderReading> {
  const name = basename(resolve(source));
  const stem = name.replace(/\.[^.]+$/, "");
  if ((await stat(source)).isDirectory()) return readFolder(source, name);
  if (name.endsWith(".xml")) {
    const folder = join(temporary, "set");
    await mkdir(folder);
    await copyFile(source, join(folder, "set.xml"));
    return readFolder(folder, stem);
  }
  const { packageFolder, shortName } = await unpackArchive(createReadStream(source), temporary);
  return readFolder(packageFolder, shortName === "package" ? stem : shortName);
}

function refused(file: string, message: string): SourceConversion {
  return { kind: "refused", faults: [{ file, key: null, message }] };
}

import type { ImportReport, Manifest } from "@bilimdon/rules/problem/manifest";
import type { PackageFault } from "@bilimdon/rules/problem/package-files";
import { readPackage } from "@bilimdon/rules/problem/read-package";
import { type AppError, refuse } from "../../../errors.ts";
import type { FolderReading } from "../archive/read-folder.ts";
import { readSamples, type Sample } from "./read-samples.ts";
import { type Asset, type PackageStatement, renderStatements } from "./render-statements.ts";

/** Everything a version is made of, decided before anything is kept. */
export interface PreparedVersion {
  readonly problemVersionId: string;
  readonly slug: string;
  /** The package's manifest, with the remarks of folder and statements among its warnings. */
  readonly manifest: Manifest;
  readonly statements: readonly PackageStatement[];
  readonly assets: readonly Asset[];
  readonly samples: readonly Sample[];
}

const warningLimit = 500;

/**
 * Reads a package whole, from a folder without faults of its own.
 *
 * @throws package.refused with details.faults: every file, key and message, not only the first
 */
export async function prepareVersion(
  problemVersionId: string,
  folder: FolderReading & { readonly imported: ImportReport | null },
): Promise<PreparedVersion> {
  const slug = folder.files.shortName;
  const reading = readPackage(folder.files);
  if (reading.kind === "refused") throw refusePackage(slug, reading.faults);
  const manifest = reading.value;
  const rendered = await renderStatements(problemVersionId, manifest, folder);
  const faults = [...nameFaults(slug), ...rendered.faults, ...textFaults(manifest)];
  if (faults.length > 0) throw refusePackage(slug, faults);
  const sources = new Map(folder.packed.map((file) => [file.path, file.source]));
  const left = (folder.imported?.notes ?? []).filter((note) => note.fate === "left").map(inWords);
  const warnings = [...left, ...manifest.warnings, ...folder.warnings, ...rendered.warnings].slice(
    0,
    warningLimit,
  );
  return {
    problemVersionId,
    slug,
    manifest: {
      ...manifest,
      imported: folder.imported,
      warnings: warnings.map((words) => words.replaceAll("\0", "\ufffd").slice(0, 1000)),
    },
    statements: rendered.statements,
    assets: rendered.assets,
    samples: await readSamples(manifest, sources),
  };
}

function inWords({ file, key, remark }: ImportReport["notes"][number]): string {
  return `${file}${key === null ? "" : ` ${key}`}: not taken: ${remark}`;
}

/** The refusal of a package, with every fault for the setter. */
export function refusePackage(slug: string, faults: readonly PackageFault[]): AppError {
  const [first] = faults;
  const words =
    first === undefined ? "" : `${first.file}${first.key === null ? "" : `, ${first.key}`}: ${first.message}`;
  const more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : "";
  return refuse("package.refused", `The package ${slug.slice(0, 100)} cannot be taken: ${words}${more}`, {
    faults: faults.slice(0, 200),
  });
}

/** The short name stands in addresses and in the workers' paths. */
function nameFaults(slug: string): PackageFault[] {
  if (/^[a-z0-9][a-z0-9_-]{0,63}$/.test(slug)) return [];
  const message = `"${slug.slice(0, 100)}" cannot be a short name; call the folder by small letters and digits, at most 64`;
  return [{ file: "", key: null, message }];
}

/** Postgres keeps neither a NUL nor half a character in JSON. */
function textFaults(manifest: Manifest): PackageFault[] {
  if (!/\\u(0000|d[89a-f][0-9a-f]{2})/i.test(JSON.stringify(manifest).replaceAll("\\\\", ""))) return [];
  return [
    { file: "problem.yaml", key: null, message: "a text has a NUL or half a character in it; write it anew" },
  ];
}

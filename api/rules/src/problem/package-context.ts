import type { PackageFiles } from "./package-files.ts";
import { type PackageNotes, startNotes } from "./package-notes.ts";
import { buildTree, type PackageTree } from "./package-tree.ts";
import { openFields, type YamlFields } from "./yaml-fields.ts";

/** The three ways the formats differ: "2023-07-draft" is read as 2025-09. */
export type PackageDialect = "legacy" | "legacy-icpc" | "2025-09";

/** What every part of the reader is given. */
export interface PackageContext {
  readonly files: PackageFiles;
  readonly tree: PackageTree;
  readonly notes: PackageNotes;
}

/** A name of the formats: what is named otherwise is treated as if it were not there. */
const formatName = /^[a-zA-Z0-9_][a-zA-Z0-9_.-]{0,254}$/;

export function openContext(files: PackageFiles): PackageContext {
  const notes = startNotes();
  const kept: string[] = [];
  for (const path of files.sizes.keys()) {
    if (path === ".timelimit" || path.split("/").every((name) => formatName.test(name))) kept.push(path);
    else if (!path.split("/").some((name) => name.startsWith("."))) {
      notes.warn({ file: path, key: null }, "is passed over, because its name is outside the package format");
    }
  }
  return { files, tree: buildTree(kept), notes };
}

/** The text of a file that has to be text; null, noted, where it is not. */
export function readText(context: PackageContext, path: string): string | null {
  const reading = context.files.text(path);
  if (reading.kind === "read") return reading.value.replace(/^\uFEFF/, "");
  const why = {
    "not-text": "is not UTF-8 text; save it as UTF-8",
    "too-large": "is larger than the 1 MiB a text of this kind may have",
    missing: "is missing",
  };
  context.notes.refuse({ file: path, key: null }, why[reading.kind]);
  return null;
}

/** The text of a file that may be anything; null where it cannot be read as text. */
export function glanceAtText(context: PackageContext, path: string): string | null {
  const reading = context.files.text(path);
  return reading.kind === "read" ? reading.value : null;
}

/**
 * A YAML file as a map of keys; null, noted, where it cannot be read.
 *
 * @param change applied to the text first
 */
export function readYamlFile(
  context: PackageContext,
  path: string,
  change: (text: string) => string = (text) => text,
): YamlFields | null {
  const text = readText(context, path);
  if (text === null) return null;
  const place = { file: path, key: null };
  const parsed = context.files.yaml(change(text));
  if (parsed.kind === "read") return openFields(context.notes, place, parsed.value);
  context.notes.refuse(place, `is not readable as YAML: ${parsed.why}`);
  return null;
}

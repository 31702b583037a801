import type { ImportNote, ImportReport } from "../manifest.ts";
import type { PackageFault } from "../package-files.ts";
import type { Place } from "../package-notes.ts";

/** Where the content of a file of the converted package comes from. */
export type DraftContent =
  | { readonly kind: "copy"; readonly path: string }
  /** The same with lines ended by LF where they end by CR LF. */
  | { readonly kind: "copy-lines"; readonly path: string }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "base64"; readonly text: string };

/** A package of format 2025-09 made from one of another format, not yet written. */
export interface ConvertedPackage {
  readonly shortName: string;
  readonly files: ReadonlyMap<string, DraftContent>;
  readonly report: ImportReport;
}

export type Conversion =
  | {
      readonly kind: "converted";
      readonly packages: readonly ConvertedPackage[];
      /** What is wrong with the problems of a set that none of the packages is made of; empty: all are there. */
      readonly leftOut: readonly PackageFault[];
    }
  | { readonly kind: "refused"; readonly faults: readonly PackageFault[] };

/** Collects one converted package, what became of each key, and all that is wrong with it. */
export interface PackageDraft {
  readonly files: ReadonlyMap<string, DraftContent>;
  readonly faults: readonly PackageFault[];
  readonly notes: readonly ImportNote[];
  /** @returns the path it has got: another one, with a number, where the wished one is taken */
  add(path: string, content: DraftContent): string;
  text(path: string, text: string): void;
  copy(path: string, from: string): void;
  note(place: Place, fate: ImportNote["fate"], remark: string): void;
  refuse(place: Place, message: string): void;
}

const mostNotes = 500;

export function startDraft(): PackageDraft {
  const files = new Map<string, DraftContent>();
  const faults: PackageFault[] = [];
  const notes: ImportNote[] = [];
  const add = (path: string, content: DraftContent) => {
    const free = findFree(files, path, content);
    files.set(free, content);
    return free;
  };
  return {
    files,
    faults,
    notes,
    add,
    text: (path, text) => void add(path, { kind: "text", text }),
    copy: (path, from) => void add(path, { kind: "copy", path: from }),
    note: ({ file, key }, fate, remark) => {
      if (notes.length < mostNotes) notes.push({ file, key, fate, remark: remark.slice(0, 500) });
    },
    refuse: ({ file, key }, message) => {
      if (faults.length < mostNotes) faults.push({ file, key, message });
    },
  };
}

function findFree(files: ReadonlyMap<string, DraftContent>, path: string, content: DraftContent): string {
  const isFree = (candidate: string) => {
    const there = files.get(candidate);
    return there === undefined || JSON.stringify(there) === JSON.stringify(content);
  };
  const [, stem = path, ending = ""] = /^(.*?)(\.[^./]*)?$/.exec(path) ?? [];
  for (let count = 1; count <= files.size + 1; count++) {
    const candidate = count === 1 ? path : `${stem}_${count}${ending}`;
    if (isFree(candidate)) return candidate;
  }
  return path;
}

/** A name the package formats take, as near to the given one as can be. */
export function packageName(name: string): string {
  const plain = name.replace(/[^a-zA-Z0-9_.-]/g, "_").slice(0, 200);
  return /^[a-zA-Z0-9_]/.test(plain) ? plain : `_${plain}`;
}

/** A short name from whatever the foreign package is called; "" where nothing of it can stand. */
export function shortNameFrom(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 64);
}

/** A YAML map of plain values, which JSON is too: nothing in it can be read as anything else. */
export function writeYaml(fields: Readonly<Record<string, unknown>>): string {
  return Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}\n`)
    .join("");
}

/**
 * How the pure package reader sees a package: the list of its files and two ways to look into them.
 * The importer and the judge each make one, from an archive or a folder; the reader itself touches no disk.
 */
export interface PackageFiles {
  /** The folder's or the archive's top name. */
  readonly shortName: string;
  /** Every regular file, path → size in bytes. Links, devices and names outside the format never get here. */
  readonly sizes: ReadonlyMap<string, number>;
  /** Strict UTF-8 text of a small file (at most 1 MiB); "not-text" when it is not. */
  text(
    path: string,
  ):
    | { readonly kind: "read"; readonly value: string }
    | { readonly kind: "not-text" | "too-large" | "missing" };
  /** Parses YAML with aliases refused and depth limited. */
  yaml(
    text: string,
  ):
    | { readonly kind: "read"; readonly value: unknown }
    | { readonly kind: "unreadable"; readonly why: string };
}

/** One thing wrong with a package, in words for the setter. */
export interface PackageFault {
  /** File the fault is in: "problem.yaml", "data/secret/07.in". */
  readonly file: string;
  /** Key inside the file ("limits.time_limit"), or null. */
  readonly key: string | null;
  /** What is wrong and what to do. */
  readonly message: string;
}

export type PackageReading<T> =
  | { readonly kind: "read"; readonly value: T }
  | { readonly kind: "refused"; readonly faults: readonly PackageFault[] };

import type { PackageFault } from "./package-files.ts";

/** Where something stands: a file and, inside it, a key ("limits.memory"); key null for the file as a whole. */
export interface Place {
  readonly file: string;
  readonly key: string | null;
}

/** Collects all that is wrong with one package while it is read, so that the setter sees every fault at once. */
export interface PackageNotes {
  readonly faults: readonly PackageFault[];
  readonly warnings: readonly string[];
  /** Something that makes the package unusable. */
  refuse(place: Place, message: string): void;
  /** Something taken with a remark. */
  warn(place: Place, message: string): void;
}

const mostNotes = 500;

export function startNotes(): PackageNotes {
  const faults: PackageFault[] = [];
  const warnings: string[] = [];
  return {
    faults,
    warnings,
    refuse: ({ file, key }, message) => {
      if (faults.length < mostNotes) faults.push({ file, key, message });
    },
    warn: ({ file, key }, message) => {
      if (warnings.length < mostNotes) warnings.push(`${file}${key === null ? "" : ` ${key}`}: ${message}`);
    },
  };
}

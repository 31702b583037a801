import type { PackageLimits } from "./manifest.ts";
import type { PackageNotes } from "./package-notes.ts";
import type { YamlFields } from "./yaml-fields.ts";

/**
 * What a package may ask for. A limit outside its row is one this platform cannot honour, and the package is refused:
 * a stated limit is a promise. `standard` is what holds where the package is silent; `unit` is what 1 stands for in
 * bytes or milliseconds.
 * Source: 2025-09, "Limits": typical system defaults.
 */
export interface LimitBound {
  readonly unit: number;
  readonly unitName: string;
  readonly least: number;
  readonly most: number;
  readonly standard: number;
}

const mebibyte = 1024 * 1024;

export const limitBounds = {
  memory: { unit: mebibyte, unitName: "MiB", least: 1, most: 8192, standard: 2048 },
  output: { unit: mebibyte, unitName: "MiB", least: 1, most: 1024, standard: 8 },
  code: { unit: 1024, unitName: "KiB", least: 1, most: 1024, standard: 128 },
  compilation_time: { unit: 1000, unitName: "s", least: 1, most: 600, standard: 60 },
  compilation_memory: { unit: mebibyte, unitName: "MiB", least: 1, most: 8192, standard: 2048 },
  validation_time: { unit: 1000, unitName: "s", least: 1, most: 600, standard: 60 },
  validation_memory: { unit: mebibyte, unitName: "MiB", least: 1, most: 8192, standard: 2048 },
  validation_output: { unit: mebibyte, unitName: "MiB", least: 1, most: 1024, standard: 8 },
  validation_passes: { unit: 1, unitName: "passes", least: 2, most: 1000, standard: 2 },
  time_limit: { unit: 1000, unitName: "s", least: 0.001, most: 300, standard: 1 },
  time_resolution: { unit: 1000, unitName: "s", least: 0.001, most: 300, standard: 1 },
  time_multiplier: { unit: 1, unitName: "times", least: 0.1, most: 1000, standard: 5 },
  time_safety_margin: { unit: 1, unitName: "times", least: 1, most: 1000, standard: 2 },
  ac_to_time_limit: { unit: 1, unitName: "times", least: 1, most: 1000, standard: 2 },
  time_limit_to_tle: { unit: 1, unitName: "times", least: 1, most: 1000, standard: 1.5 },
} as const satisfies Readonly<Record<string, LimitBound>>;

export type LimitName = keyof typeof limitBounds;

/** Limits that the formats want as whole numbers. */
const wholeLimits: readonly LimitName[] = [
  "memory",
  "output",
  "code",
  "compilation_time",
  "compilation_memory",
  "validation_time",
  "validation_memory",
  "validation_output",
  "validation_passes",
];

/**
 * One limit in bytes, milliseconds or times; the standard where it is not given.
 * Notes a value out of bounds, or a part of one where the format wants a whole number.
 */
export function readLimit(notes: PackageNotes, limits: YamlFields | null, name: LimitName): number {
  const bound = limitBounds[name];
  const value = limits?.number(name) ?? null;
  if (limits === null || value === null) return bound.standard * bound.unit;
  if (value < bound.least || value > bound.most) {
    const range = `${bound.least} to ${bound.most} ${bound.unitName}`;
    notes.refuse(limits.at(name), `is ${value}; this platform can honour ${range}`);
  } else if (wholeLimits.includes(name) && !Number.isInteger(value)) {
    notes.refuse(limits.at(name), `is ${value}; it has to be a whole number of ${bound.unitName}`);
  }
  return value * bound.unit;
}

/** The limits that legacy and 2025-09 have in common; the time limit is read by each format's own rule. */
export function readCommonLimits(
  notes: PackageNotes,
  limits: YamlFields | null,
): Omit<PackageLimits, "timeLimitMs" | "validationPasses"> {
  return {
    memoryBytes: readLimit(notes, limits, "memory"),
    outputBytes: readLimit(notes, limits, "output"),
    codeBytes: readLimit(notes, limits, "code"),
    compilationTimeMs: readLimit(notes, limits, "compilation_time"),
    compilationMemoryBytes: readLimit(notes, limits, "compilation_memory"),
    validationTimeMs: readLimit(notes, limits, "validation_time"),
    validationMemoryBytes: readLimit(notes, limits, "validation_memory"),
    validationOutputBytes: readLimit(notes, limits, "validation_output"),
  };
}

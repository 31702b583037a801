import { readDecimal } from "./read-decimal.ts";

/** How the default validator compares. A tolerance of null is not in force; both null: no token is read as a number. */
export interface CompareFlags {
  readonly isCaseSensitive: boolean;
  readonly isSpaceSensitive: boolean;
  readonly relativeTolerance: number | null;
  readonly absoluteTolerance: number | null;
}

export type CompareFlagsReading =
  | { readonly kind: "read"; readonly value: CompareFlags }
  | { readonly kind: "refused"; readonly flag: string; readonly message: string };

const toleranceFlags = ["float_tolerance", "float_relative_tolerance", "float_absolute_tolerance"] as const;
type ToleranceFlag = (typeof toleranceFlags)[number];

/**
 * The default validator's arguments, as a package writes them: `["float_tolerance", "1e-6"]`.
 *
 * @returns refused, with the flag named, for an unknown flag, a tolerance that is missing, negative or no decimal
 *   number, a tolerance given twice, and `float_tolerance` beside another tolerance. `case_sensitive` and
 *   `space_change_sensitive` may be repeated: that changes nothing.
 * @throws never
 * Source: problem package format 2025-09, "Default output validator specification".
 */
export function readCompareFlags(args: readonly string[]): CompareFlagsReading {
  const tolerances = new Map<ToleranceFlag, number>();
  let isCaseSensitive = false;
  let isSpaceSensitive = false;
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? "";
    const flag = toleranceFlags.find((name) => name === arg);
    if (arg === "case_sensitive") isCaseSensitive = true;
    else if (arg === "space_change_sensitive") isSpaceSensitive = true;
    else if (flag === undefined) return refused(arg, unknownFlag(arg));
    else {
      const epsilon = readTolerance(args[++i]);
      if (epsilon === null) return refused(flag, badTolerance(flag, args[i]));
      if (tolerances.has(flag)) return refused(flag, `${flag} is given twice; give it once`);
      tolerances.set(flag, epsilon);
    }
  }
  const both = tolerances.get("float_tolerance");
  if (both !== undefined && tolerances.size > 1) {
    return refused(
      "float_tolerance",
      "float_tolerance already sets both tolerances; drop it or the other one",
    );
  }
  return {
    kind: "read",
    value: {
      isCaseSensitive,
      isSpaceSensitive,
      relativeTolerance: both ?? tolerances.get("float_relative_tolerance") ?? null,
      absoluteTolerance: both ?? tolerances.get("float_absolute_tolerance") ?? null,
    },
  };
}

function readTolerance(text: string | undefined): number | null {
  const epsilon = text === undefined ? null : readDecimal(text);
  return epsilon !== null && epsilon >= 0 && Number.isFinite(epsilon) ? epsilon : null;
}

function unknownFlag(arg: string): string {
  const known = ["case_sensitive", "space_change_sensitive", ...toleranceFlags].join(", ");
  return `the default validator knows no flag "${arg.slice(0, 80)}"; it knows ${known}`;
}

function badTolerance(flag: string, text: string | undefined): string {
  if (text === undefined) return `${flag} needs a number after it, as in "${flag} 1e-6"`;
  return `${flag} needs a decimal number that is not negative, as 1e-6; got "${text.slice(0, 80)}"`;
}

function refused(flag: string, message: string): CompareFlagsReading {
  return { kind: "refused", flag, message };
}

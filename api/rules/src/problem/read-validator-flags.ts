import { readCompareFlags } from "../verdict/read-compare-flags.ts";
import type { PackageHeader } from "./package-header.ts";
import type { PackageNotes, Place } from "./package-notes.ts";

const toleranceFlags = ["float_tolerance", "float_relative_tolerance", "float_absolute_tolerance"];

/**
 * Legacy: the flags of problem.yaml and those of the group, in this order. For the default validator a group that
 * names a tolerance takes the place of problem.yaml's: the two are levels, and not the same flag given twice.
 */
export function joinValidatorFlags(header: PackageHeader, groupFlags: readonly string[]): readonly string[] {
  const own = header.validation?.flags ?? [];
  const isReplaced =
    header.validation?.isCustom !== true && groupFlags.some((flag) => toleranceFlags.includes(flag));
  return [...(isReplaced ? withoutTolerances(own) : own), ...groupFlags];
}

function withoutTolerances(flags: readonly string[]): readonly string[] {
  return flags.filter(
    (flag, index) => !toleranceFlags.includes(flag) && !toleranceFlags.includes(flags[index - 1] ?? ""),
  );
}

/** Notes flags that the default validator would refuse; a custom one may be given anything. */
export function checkValidatorFlags(
  notes: PackageNotes,
  given: { readonly place: Place; readonly isDefault: boolean; readonly flags: readonly string[] },
): void {
  if (!given.isDefault) return;
  const reading = readCompareFlags(given.flags);
  if (reading.kind === "refused") notes.refuse(given.place, reading.message);
}

import type { PackageProgram, TestCase } from "./manifest.ts";
import type { PackageNotes } from "./package-notes.ts";
import { findProgram } from "./read-programs.ts";
import { describe, type YamlFields } from "./yaml-fields.ts";

/** What test_group.yaml and <case>.yaml of format 2025-09 say of a case. */
export interface CaseSettings {
  readonly args: readonly string[];
  readonly inputValidatorArgs: TestCase["inputValidatorArgs"];
  readonly outputValidatorArgs: readonly string[];
  readonly isFeedbackFull: boolean;
}

export const plainSettings: CaseSettings = {
  args: [],
  inputValidatorArgs: [],
  outputValidatorArgs: [],
  isFeedbackFull: false,
};

/**
 * The keys that groups and cases have in common; what is left out comes from above.
 * Source: 2025-09, "Test data configuration", "Test case configuration".
 */
export function readCaseSettings(
  notes: PackageNotes,
  fields: YamlFields,
  around: { readonly above: CaseSettings; readonly inputValidators: readonly PackageProgram[] },
): CaseSettings {
  const { above, inputValidators } = around;
  for (const key of ["input_visualizer_args", "output_visualizer_args"]) readList(notes, fields, key);
  return {
    args: readList(notes, fields, "args") ?? above.args,
    inputValidatorArgs: readInputArgs(notes, fields, inputValidators) ?? above.inputValidatorArgs,
    outputValidatorArgs: readList(notes, fields, "output_validator_args") ?? above.outputValidatorArgs,
    isFeedbackFull: fields.flag("full_feedback") ?? above.isFeedbackFull,
  };
}

function readInputArgs(
  notes: PackageNotes,
  fields: YamlFields,
  inputValidators: readonly PackageProgram[],
): TestCase["inputValidatorArgs"] | null {
  const key = "input_validator_args";
  if (!fields.holdsMap(key)) return readList(notes, fields, key);
  const map = fields.fields(key);
  const args: Record<string, readonly string[]> = {};
  for (const name of map?.keys ?? []) {
    if (map === null) break;
    const list = readList(notes, map, name);
    const program = findProgram(inputValidators, name);
    if (program === null) notes.refuse(map.at(name), `names ${name}, which is not in input_validators/`);
    else if (list !== null) args[program] = list;
  }
  return args;
}

/** A list of texts; numbers in it are taken as written. Null: there is none. */
export function readList(notes: PackageNotes, fields: YamlFields, key: string): readonly string[] | null {
  const raw = fields.raw(key);
  if (raw === undefined) return null;
  if (!Array.isArray(raw)) {
    notes.refuse(fields.at(key), `has to be a list, as [one, two]; it is ${describe(raw)}`);
    return null;
  }
  return raw.flatMap((each: unknown) => {
    if (typeof each === "string") return [each];
    if (typeof each === "number" && Number.isFinite(each)) return [String(each)];
    notes.refuse(fields.at(key), `has to hold texts; ${describe(each)} is none, so put it in quotes`);
    return [];
  });
}

import { findCaseFiles } from "./find-case-files.ts";
import type { PackageProgram, ValidatorCase } from "./manifest.ts";
import { type PackageContext, type PackageDialect, readYamlFile } from "./package-context.ts";
import { type CaseSettings, plainSettings, readCaseSettings } from "./read-case-settings.ts";
import { modernEndings } from "./read-modern-tests.ts";

interface CheckFolder {
  readonly folder: string;
  readonly expects: ValidatorCase["expects"];
  readonly needed: readonly string[];
}

const checkFolders: readonly CheckFolder[] = [
  { folder: "data/invalid_input", expects: "input-rejected", needed: [] },
  { folder: "data/invalid_output", expects: "output-rejected", needed: [".ans", ".out"] },
  { folder: "data/valid_output", expects: "output-accepted", needed: [".ans", ".out"] },
];

/**
 * The data that tries the validators: invalid_input, invalid_output, valid_output, with folders inside them.
 * Source: 2025-09, "Validation test data".
 */
export function readValidatorCases(
  context: PackageContext,
  input: { readonly dialect: PackageDialect; readonly inputValidators: readonly PackageProgram[] },
): readonly ValidatorCase[] {
  if (input.dialect !== "2025-09") return [];
  return checkFolders.flatMap((check) => readBelow(context, { check, folder: check.folder, ...input }));
}

interface CheckSearch {
  readonly check: CheckFolder;
  readonly folder: string;
  readonly inputValidators: readonly PackageProgram[];
}

function readBelow(context: PackageContext, search: CheckSearch): readonly ValidatorCase[] {
  const { check, folder, inputValidators } = search;
  const group = readSettings(context, `${folder}/test_group.yaml`, { above: plainSettings, inputValidators });
  const found = findCaseFiles(context, {
    folder,
    endings: modernEndings,
    needed: check.needed,
    others: ["test_group.yaml"],
    loners: [],
  });
  const own = found.map(({ name, paths }): ValidatorCase => {
    const settings = readSettings(context, paths.get(".yaml") ?? "", { above: group, inputValidators });
    const isInput = check.expects === "input-rejected";
    const inputArgs = settings.inputValidatorArgs;
    return {
      expects: check.expects,
      name,
      inputPath: paths.get(".in") ?? "",
      answerPath: paths.get(".ans") ?? null,
      outputPath: paths.get(".out") ?? null,
      args: isInput ? (isList(inputArgs) ? inputArgs : []) : settings.outputValidatorArgs,
      inputValidatorArgs: inputArgs,
    };
  });
  const folders = context.tree.foldersIn(folder).filter((name) => !name.endsWith(".files"));
  return [
    ...own,
    ...folders.flatMap((name) => readBelow(context, { ...search, folder: `${folder}/${name}` })),
  ];
}

function readSettings(
  context: PackageContext,
  path: string,
  around: { readonly above: CaseSettings; readonly inputValidators: readonly PackageProgram[] },
): CaseSettings {
  const fields = context.tree.hasFile(path) ? readYamlFile(context, path) : null;
  if (fields === null) return around.above;
  const settings = readCaseSettings(context.notes, fields, around);
  fields.text("description");
  fields.refuseOthers();
  return settings;
}

function isList(args: ValidatorCase["inputValidatorArgs"]): args is readonly string[] {
  return Array.isArray(args);
}

import type { CaseFiles } from "./find-case-files.ts";
import type { PackageProgram, TestCase } from "./manifest.ts";
import { type PackageContext, readYamlFile } from "./package-context.ts";
import { type CaseSettings, readCaseSettings } from "./read-case-settings.ts";
import { checkValidatorFlags } from "./read-validator-flags.ts";

export interface CaseSurroundings {
  readonly above: CaseSettings;
  readonly inputValidators: readonly PackageProgram[];
  readonly hasDefaultValidator: boolean;
}

/**
 * One test case of format 2025-09 with its own settings and what is shown of it.
 * Source: 2025-09, "Test cases", "Sample data".
 */
export function readModernCase(
  context: PackageContext,
  files: CaseFiles,
  around: CaseSurroundings,
): TestCase {
  const { name, paths } = files;
  checkName(context, files);
  checkShown(context, files);
  const yamlPath = paths.get(".yaml");
  const fields = yamlPath === undefined ? null : readYamlFile(context, yamlPath);
  const settings = fields === null ? around.above : readCaseSettings(context.notes, fields, around);
  const hint = fields?.text("hint") ?? null;
  const description = fields?.text("description") ?? null;
  fields?.refuseOthers();
  if (fields !== null) {
    const place = fields.at("output_validator_args");
    const flags = settings.outputValidatorArgs;
    checkValidatorFlags(context.notes, { place, isDefault: around.hasDefaultValidator, flags });
  }
  return {
    name,
    inputPath: paths.get(".in") ?? "",
    answerPath: paths.get(".ans") ?? null,
    ...settings,
    filePaths: context.tree.filesBelow(`data/${name}.files`),
    hint,
    description,
    shown: readShown(paths),
  };
}

function readShown(paths: CaseFiles["paths"]): TestCase["shown"] {
  const inputPath = paths.get(".in.statement");
  const answerPath = paths.get(".ans.statement") ?? paths.get(".out");
  const interactionPath = paths.get(".interaction");
  const inputDownloadPath = paths.get(".in.download");
  const answerDownloadPath = paths.get(".ans.download") ?? paths.get(".out");
  return {
    ...(inputPath === undefined ? {} : { inputPath }),
    ...(answerPath === undefined ? {} : { answerPath }),
    ...(interactionPath === undefined ? {} : { interactionPath }),
    ...(inputDownloadPath === undefined ? {} : { inputDownloadPath }),
    ...(answerDownloadPath === undefined ? {} : { answerDownloadPath }),
  };
}

function checkName(context: PackageContext, files: CaseFiles): void {
  const file = files.paths.get(".in") ?? files.name;
  if (files.name.endsWith("/test_group")) {
    const message = "cannot be called test_group: its .yaml would be that of the group; rename it";
    context.notes.refuse({ file, key: null }, message);
  }
  if (files.name.length > 300)
    context.notes.refuse({ file, key: null }, "has a name of more than 300 characters");
}

/** At most one way to show the input, one to show the answer, one to download each, one picture. */
const rivals: readonly (readonly string[])[] = [
  [".in.statement", ".interaction"],
  [".out", ".ans.statement", ".interaction"],
  [".out", ".ans.download"],
  [".png", ".jpg", ".jpeg", ".svg"],
];

function checkShown(context: PackageContext, files: CaseFiles): void {
  for (const endings of rivals) {
    const [first, second] = endings.filter((ending) => files.paths.has(ending));
    if (first === undefined || second === undefined) continue;
    const file = files.paths.get(second) ?? files.name;
    context.notes.refuse({ file, key: null }, `does the same as ${files.name}${first}; keep one of them`);
  }
  const hasShownInput = files.paths.has(".in.statement") || files.paths.has(".interaction");
  const file = files.paths.get(".in") ?? files.name;
  if (hasShownInput !== files.paths.has(".in.download")) {
    const [there, missing] = hasShownInput
      ? ["shown", ".in.download"]
      : ["downloaded", ".in.statement or .interaction"];
    context.notes.warn({ file, key: null }, `is ${there} in another form, but has no ${missing}`);
  }
}

/**
 * The package reader: files in, manifest out, with no disk, clock or program in between. It goes on after a fault, so
 * that the setter sees all of them at once, and it never guesses: what a format forbids or leaves open is refused with
 * the file and the key named, and only what cannot change a verdict is taken with a warning.
 */

import { casesOf, groupsOf, listCases } from "../verdict/list-cases.ts";
import { checkFileNames } from "./check-file-names.ts";
import { checkGrammar } from "./check-grammar.ts";
import type { Manifest, OutputValidators, PackageProgram, TestTree } from "./manifest.ts";
import { openContext, type PackageContext, type PackageDialect, readYamlFile } from "./package-context.ts";
import type { PackageFiles, PackageReading } from "./package-files.ts";
import type { PackageHeader } from "./package-header.ts";
import { readAttachments, readIncludes } from "./read-extras.ts";
import { readLegacyHeader } from "./read-legacy-header.ts";
import { readLegacyTests } from "./read-legacy-tests.ts";
import { readModernHeader } from "./read-modern-header.ts";
import { readModernTests } from "./read-modern-tests.ts";
import { readOnlyProgram, readPrograms } from "./read-programs.ts";
import { readShownSamples } from "./read-shown-samples.ts";
import { readStatedLimit } from "./read-stated-limit.ts";
import { readStatements } from "./read-statements.ts";
import { readSubmissions } from "./read-submissions.ts";
import { readValidatorCases } from "./read-validator-cases.ts";
import { checkValidatorFlags } from "./read-validator-flags.ts";
import type { YamlFields } from "./yaml-fields.ts";

const mostCases = 10_000;
const mostGroups = 1_000;

/**
 * Reads a problem package of format legacy, legacy-icpc or 2025-09 (2023-07 and its drafts are read as 2025-09, with a
 * warning).
 *
 * @returns refused with every fault found, each naming its file and key and what to do; a manifest's warnings are
 *   things taken with a remark
 * @throws never
 * Source: Kattis problem package format, versions legacy, legacy-icpc and 2025-09.
 */
export function readPackage(files: PackageFiles): PackageReading<Manifest> {
  const context = openContext(files);
  const manifest = readManifest(context);
  if (manifest === null || context.notes.faults.length > 0) {
    return { kind: "refused", faults: context.notes.faults };
  }
  return { kind: "read", value: { ...manifest, warnings: context.notes.warnings } };
}

function readManifest(context: PackageContext): Manifest | null {
  const { files, tree, notes } = context;
  if (!tree.hasFile("problem.yaml")) {
    const message = "is missing; a package is a folder with a problem.yaml at its root";
    notes.refuse({ file: "problem.yaml", key: null }, message);
    return null;
  }
  const fields = readYamlFile(context, "problem.yaml");
  const dialect = fields === null ? null : readDialect(context, fields);
  if (fields === null || dialect === null) return null;
  checkFileNames(context, dialect);
  const header = readHeader(context, fields, dialect);
  const inputValidators = readInputValidators(context, header, dialect);
  const outputValidators = readOutputValidators(context, header, dialect);
  const customGrader = readGrader(context, dialect);
  const staticValidator = readStaticValidator(context, header, dialect);
  const tests = readTests(context, {
    header,
    dialect,
    inputValidators,
    outputValidators,
    hasGrader: customGrader !== null,
    hasStaticValidator: staticValidator !== null,
  });
  warnOfIdleValidator(context, staticValidator, tests);
  const { statements, solutions, names } = readStatements(context, header, dialect);
  const { name: _name, validation: _validation, oldGrading: _oldGrading, ...rest } = header;
  return {
    ...rest,
    format: dialect,
    shortName: files.shortName,
    names,
    outputValidators,
    inputValidators,
    staticValidator,
    customGrader,
    statements,
    solutions,
    attachments: readAttachments(context, dialect),
    includes: readIncludes(context, { dialect, languages: header.languages }),
    tests,
    shownSamples: readShownSamples(context),
    imported: null,
    submissions: readSubmissions(context, { dialect, kind: header.kind, tests }),
    validatorCases: readValidatorCases(context, { dialect, inputValidators }),
    warnings: [],
  };
}

function readDialect(context: PackageContext, fields: YamlFields): PackageDialect | null {
  const version = fields.text("problem_format_version");
  const place = fields.at("problem_format_version");
  if (version === null) return fields.has("problem_format_version") ? null : "legacy";
  if (version === "legacy" || version === "legacy-icpc" || version === "2025-09") return version;
  if (isDraftVersion(fields)) {
    context.notes.warn(place, `${version} is a draft of 2025-09 and is read as that`);
    return "2025-09";
  }
  context.notes.refuse(place, `"${version}" is not known; it is one of legacy, legacy-icpc, 2025-09`);
  return null;
}

function readHeader(context: PackageContext, fields: YamlFields, dialect: PackageDialect): PackageHeader {
  if (dialect === "2025-09") {
    return readModernHeader(context, fields, isDraftVersion(fields));
  }
  const header = readLegacyHeader(context, fields, dialect);
  const timeLimitMs = readStatedLimit(context, header.limits.timeLimitMs);
  return { ...header, limits: { ...header.limits, timeLimitMs } };
}

function isDraftVersion(fields: YamlFields): boolean {
  return fields.text("problem_format_version")?.startsWith("2023-07") ?? false;
}

function readInputValidators(
  context: PackageContext,
  { constants }: PackageHeader,
  dialect: PackageDialect,
): readonly PackageProgram[] {
  const older = dialect === "2025-09" ? [] : readPrograms(context, "input_format_validators");
  const programs = [...readPrograms(context, "input_validators"), ...older];
  if (programs.length === 0) {
    const message = "holds no input validator, so that nothing checks the tests' inputs; add one";
    context.notes.warn({ file: "input_validators", key: null }, message);
  }
  for (const program of programs) checkGrammar(context, program, constants);
  return programs;
}

function readOutputValidators(
  context: PackageContext,
  header: PackageHeader,
  dialect: PackageDialect,
): OutputValidators {
  const { notes } = context;
  const { kind, validation } = header;
  if (dialect === "2025-09") {
    const pair = kind.isInteractive ? readTestlibPair(context) : null;
    if (pair !== null) return { kind: "custom", programs: pair, mayScore: kind.isScoring };
    const program = readOnlyProgram(context, "output_validator");
    if (program !== null) return { kind: "custom", programs: [program], mayScore: kind.isScoring };
    if (kind.isInteractive || kind.isMultiPass) {
      const message = "is missing; an interactive or multi-pass problem needs one";
      notes.refuse({ file: "output_validator", key: null }, message);
    }
    return { kind: "default" };
  }
  const programs = readLegacyValidators(context);
  if (validation?.isCustom === true) {
    if (programs.length === 0) {
      const message = 'is custom, but output_validators/ holds no program; add one, or say "default"';
      notes.refuse({ file: "problem.yaml", key: "validation" }, message);
    }
    if (kind.isInteractive && programs.length > 1) {
      notes.refuse(
        { file: "output_validators", key: null },
        "an interactive problem talks with one validator; keep one",
      );
    }
    return { kind: "custom", programs, mayScore: kind.isScoring };
  }
  const place = { file: "problem.yaml", key: "validator_flags" };
  checkValidatorFlags(notes, { place, isDefault: true, flags: validation?.flags ?? [] });
  if (programs.length > 0) {
    const message = "is not custom, so the programs in output_validators/ are not used";
    notes.warn({ file: "problem.yaml", key: "validation" }, message);
  }
  return { kind: "default" };
}

/** output_validator/interactor/ and output_validator/checker/, both in testlib's manner; null where it holds others. */
function readTestlibPair(context: PackageContext): readonly PackageProgram[] | null {
  if (context.tree.foldersIn("output_validator").join() !== "checker,interactor") return null;
  const programs = readPrograms(context, "output_validator");
  const isPair = programs.length === 2 && programs.every((program) => program.manner === "testlib");
  return isPair ? [...programs].reverse() : null;
}

/** Newer packages without a version have the folder of 2025-09 in its place. */
function readLegacyValidators(context: PackageContext): readonly PackageProgram[] {
  const programs = readPrograms(context, "output_validators");
  const only = programs.length === 0 ? readOnlyProgram(context, "output_validator") : null;
  if (only === null) return programs;
  const message = "is the folder of 2025-09; legacy has output_validators";
  context.notes.warn({ file: "output_validator", key: null }, message);
  return [only];
}

/** The program that reads sources; where answers are sent there is none to read. */
function readStaticValidator(
  context: PackageContext,
  { kind }: PackageHeader,
  dialect: PackageDialect,
): PackageProgram | null {
  const program = dialect === "2025-09" ? readOnlyProgram(context, "static_validator") : null;
  if (program !== null && kind.isSubmitAnswer) {
    const message = "reads sources, but submissions are answers here; take it out";
    context.notes.refuse({ file: "static_validator", key: null }, message);
  }
  return program;
}

/** A validator that no group asks for is most likely a key that was forgotten. */
function warnOfIdleValidator(context: PackageContext, program: PackageProgram | null, tests: TestTree): void {
  if (program === null || listCases(tests).some((test) => test.isStatic)) return;
  const message = "is never run: no test_group.yaml says static_validation_score";
  context.notes.warn({ file: "static_validator", key: null }, message);
}

function readGrader(context: PackageContext, dialect: PackageDialect): PackageProgram | null {
  if (dialect !== "legacy") return null;
  const [grader = null, second] = readPrograms(context, "graders");
  if (second !== undefined) {
    context.notes.refuse({ file: "graders", key: null }, "holds more than one program; keep one");
  }
  return grader;
}

function readTests(
  context: PackageContext,
  input: {
    readonly header: PackageHeader;
    readonly dialect: PackageDialect;
    readonly inputValidators: readonly PackageProgram[];
    readonly outputValidators: OutputValidators;
    readonly hasGrader: boolean;
    readonly hasStaticValidator: boolean;
  },
): TestTree {
  const { header, dialect, inputValidators, outputValidators, hasGrader, hasStaticValidator } = input;
  const custom = outputValidators.kind === "custom" ? outputValidators.programs : [];
  const tests =
    dialect === "2025-09"
      ? readModernTests(context, {
          header,
          inputValidators,
          hasOutputValidator: custom.length > 0,
          hasStaticValidator,
        })
      : readLegacyTests(context, { header, dialect, inputValidators, outputValidators: custom, hasGrader });
  const place = { file: "data/secret", key: null };
  if (casesOf(tests.secret).length === 0)
    context.notes.refuse(place, "holds no test; add an .in with its .ans");
  if (listCases(tests).length > mostCases) context.notes.refuse(place, `has more than ${mostCases} tests`);
  if (groupsOf(tests.secret).length > mostGroups)
    context.notes.refuse(place, `has more than ${mostGroups} groups`);
  return tests;
}

import { unknownGraderFlags } from "../verdict/legacy-grader.ts";
import { findCaseFiles } from "./find-case-files.ts";
import type { LegacyGrading, PackageProgram, TestCase, TestGroup, TestTree } from "./manifest.ts";
import { glanceAtText, type PackageContext, type PackageDialect, readYamlFile } from "./package-context.ts";
import type { PackageHeader } from "./package-header.ts";
import type { Place } from "./package-notes.ts";
import { readRange, splitWords } from "./read-legacy-header.ts";
import { findProgram } from "./read-programs.ts";
import { checkValidatorFlags, joinValidatorFlags } from "./read-validator-flags.ts";
import { describe, isMap, openFields, type YamlFields } from "./yaml-fields.ts";

/** A folder's settings; what testdata.yaml leaves out comes from the folder above. */
interface FolderSettings {
  readonly grading: LegacyGrading;
  readonly inputValidatorArgs: TestCase["inputValidatorArgs"];
  /** Of the groups alone, before problem.yaml's own flags are put in front. */
  readonly outputValidatorFlags: readonly string[];
}

export interface LegacyTestsInput {
  readonly header: PackageHeader;
  readonly dialect: PackageDialect;
  readonly inputValidators: readonly PackageProgram[];
  readonly outputValidators: readonly PackageProgram[];
  readonly hasGrader: boolean;
}

const annotations = [".ans", ".hint", ".desc", ".interaction", ".png", ".jpg", ".jpeg", ".svg"];

/**
 * The test data of the legacy formats with its inherited settings.
 * Source: legacy, "Test data", "Test data groups"; legacy-icpc has no testdata.yaml.
 */
export function readLegacyTests(context: PackageContext, input: LegacyTestsInput): TestTree {
  const { header } = input;
  const old = header.oldGrading;
  const start: FolderSettings = {
    grading: {
      kind: "legacy",
      onReject: old?.onReject ?? "break",
      grader: "default",
      graderFlags: [],
      acceptScore: old?.acceptScore ?? 1,
      rejectScore: old?.rejectScore ?? 0,
      range: old?.range ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
    },
    inputValidatorArgs: [],
    outputValidatorFlags: [],
  };
  const top = readSettings(context, input, { folder: "data", above: start });
  checkTopFolder(context);
  const read = (folder: string) => readGroup(context, input, { folder, above: top });
  return { top: top.grading, sample: read("data/sample"), secret: read("data/secret") };
}

function checkTopFolder(context: PackageContext): void {
  for (const folder of context.tree.foldersIn("data")) {
    if (folder !== "sample" && folder !== "secret") {
      context.notes.warn(
        { file: `data/${folder}`, key: null },
        "is neither sample nor secret and is passed over",
      );
    }
  }
  for (const file of context.tree.filesIn("data").filter((name) => name.endsWith(".in"))) {
    context.notes.refuse(
      { file: `data/${file}`, key: null },
      "has to lie in data/sample or data/secret; move it there",
    );
  }
}

interface FolderBelow {
  readonly folder: string;
  readonly above: FolderSettings;
}

function readGroup(context: PackageContext, input: LegacyTestsInput, below: FolderBelow): TestGroup {
  const { folder } = below;
  const settings = readSettings(context, input, below);
  const search = {
    folder,
    endings: annotations,
    needed: [".ans"],
    others: ["testdata.yaml"],
    loners: [".interaction"],
  };
  const cases = findCaseFiles(context, search).map(({ name, paths }): TestCase => {
    const glance = (ending: string) => textOf(context, paths.get(ending));
    const interactionPath = paths.get(".interaction");
    return {
      name,
      inputPath: paths.get(".in") ?? "",
      answerPath: paths.get(".ans") ?? null,
      args: [],
      inputValidatorArgs: settings.inputValidatorArgs,
      outputValidatorArgs: joinValidatorFlags(input.header, settings.outputValidatorFlags),
      filePaths: [],
      isFeedbackFull: folder === "data/sample",
      hint: glance(".hint"),
      description: glance(".desc"),
      shown: interactionPath === undefined ? {} : { interactionPath },
    };
  });
  const groups = context.tree
    .foldersIn(folder)
    .map((name) => readGroup(context, input, { folder: `${folder}/${name}`, above: settings }))
    .filter((group) => group.cases.length + group.groups.length > 0);
  return { name: folder.replace(/^data\//, ""), grading: settings.grading, cases, groups };
}

function readSettings(context: PackageContext, input: LegacyTestsInput, below: FolderBelow): FolderSettings {
  const { folder, above } = below;
  const path = `${folder}/testdata.yaml`;
  const inherited = withoutIgnoreSample(context, folder, above);
  if (!context.tree.hasFile(path)) return inherited;
  if (input.dialect === "legacy-icpc") {
    context.notes.refuse(
      { file: path, key: null },
      'is no part of legacy-icpc; take it out, or say "problem_format_version: legacy"',
    );
    return inherited;
  }
  const fields = readYamlFile(context, path);
  if (fields === null) return inherited;
  const settings: FolderSettings = {
    grading: readGrading(context, input, { fields, folder, above: inherited.grading }),
    inputValidatorArgs: readInputFlags(context, input, fields) ?? inherited.inputValidatorArgs,
    outputValidatorFlags: readOutputFlags(context, input, fields) ?? inherited.outputValidatorFlags,
  };
  checkValidatorFlags(context.notes, {
    place: fields.at("output_validator_flags"),
    isDefault: input.header.validation?.isCustom !== true,
    flags: joinValidatorFlags(input.header, settings.outputValidatorFlags),
  });
  fields.refuseOthers();
  return settings;
}

/** ignore_sample speaks of data/ alone; handed down it would make a group forget all its tests but the last. */
function withoutIgnoreSample(context: PackageContext, folder: string, above: FolderSettings): FolderSettings {
  const { grading } = above;
  if (folder === "data" || !grading.graderFlags.includes("ignore_sample")) return above;
  const path = `${folder}/testdata.yaml`;
  if (folder === "data/secret" && !(glanceAtText(context, path) ?? "").includes("grader_flags")) {
    const message = "ignore_sample is not handed down; name this folder's own grader_flags to be clear";
    context.notes.warn({ file: path, key: "grader_flags" }, message);
  }
  const graderFlags = grading.graderFlags.filter((flag) => flag !== "ignore_sample");
  return { ...above, grading: { ...grading, graderFlags } };
}

function readGrading(
  context: PackageContext,
  input: LegacyTestsInput,
  at: { readonly fields: YamlFields; readonly folder: string; readonly above: LegacyGrading },
): LegacyGrading {
  const { notes } = context;
  const { fields, folder, above } = at;
  const { isScoring } = input.header.kind;
  const grader = fields.word("grading", ["default", "custom"]) ?? above.grader;
  if (fields.has("grading") && grader === "custom") {
    if (!isScoring) notes.refuse(fields.at("grading"), 'custom is for scoring problems; say "default"');
    else if (!input.hasGrader) notes.refuse(fields.at("grading"), "custom needs a program in graders/");
  }
  const flagText = fields.text("grader_flags");
  const graderFlags = flagText === null ? above.graderFlags : splitWords(flagText);
  if (flagText !== null && grader === "default")
    checkGraderFlags(context, { place: fields.at("grader_flags"), folder, graderFlags });
  for (const key of ["accept_score", "reject_score", "range"]) {
    if (fields.has(key) && !isScoring) {
      notes.refuse(
        fields.at(key),
        'is for scoring problems; take it out, or say "type: scoring" in problem.yaml',
      );
    }
  }
  return {
    kind: "legacy",
    onReject: fields.word("on_reject", ["break", "continue"]) ?? above.onReject,
    grader,
    graderFlags,
    acceptScore: fields.number("accept_score") ?? above.acceptScore,
    rejectScore: fields.number("reject_score") ?? above.rejectScore,
    range: readRange(notes, fields, "range") ?? above.range,
  };
}

function checkGraderFlags(
  context: PackageContext,
  at: { readonly place: Place; readonly folder: string; readonly graderFlags: readonly string[] },
): void {
  for (const flag of unknownGraderFlags(at.graderFlags)) {
    context.notes.warn(at.place, `"${flag}" means nothing to the default grader`);
  }
  if (at.graderFlags.includes("ignore_sample") && at.folder !== "data") {
    context.notes.refuse(at.place, "ignore_sample may only stand in data/testdata.yaml; take it out here");
  }
}

function readInputFlags(
  context: PackageContext,
  input: LegacyTestsInput,
  fields: YamlFields,
): TestCase["inputValidatorArgs"] | null {
  const flags = readNamedFlags(context, fields, "input_validator_flags");
  if (flags === null) return null;
  if (flags.name === null) return flags.args;
  const named = findProgram(input.inputValidators, flags.name);
  if (named !== null) return { [named]: flags.args };
  context.notes.refuse(
    fields.at("input_validator_flags"),
    `names ${flags.name}, which is not in input_validators/`,
  );
  return null;
}

function readOutputFlags(
  context: PackageContext,
  input: LegacyTestsInput,
  fields: YamlFields,
): readonly string[] | null {
  const flags = readNamedFlags(context, fields, "output_validator_flags");
  if (flags === null || flags.name === null) return flags?.args ?? null;
  const { outputValidators } = input;
  const isOnly = outputValidators.length === 1 && findProgram(outputValidators, flags.name) !== null;
  if (isOnly) return flags.args;
  const message = `names the validator ${flags.name}; choosing one of several by group is not supported here`;
  context.notes.refuse(fields.at("output_validator_flags"), message);
  return null;
}

function readNamedFlags(
  context: PackageContext,
  fields: YamlFields,
  key: string,
): { readonly name: string | null; readonly args: readonly string[] } | null {
  const raw = fields.raw(key);
  if (raw === undefined) return null;
  if (!isMap(raw)) {
    const text = fields.text(key);
    return text === null ? null : { name: null, args: splitWords(text) };
  }
  const map = openFields(context.notes, fields.at(key), raw);
  const [name, flags] = [map?.text("name") ?? null, map?.text("flags") ?? ""];
  map?.refuseOthers();
  if (name !== null) return { name, args: splitWords(flags) };
  context.notes.refuse(
    fields.at(key),
    `has to be text, or a map with name and flags; it is ${describe(raw)}`,
  );
  return null;
}

function textOf(context: PackageContext, path: string | undefined): string | null {
  return path === undefined ? null : glanceAtText(context, path);
}

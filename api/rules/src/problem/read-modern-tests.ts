import { compareNames } from "../verdict/list-cases.ts";
import { checkModernTree } from "./check-modern-tree.ts";
import { findCaseFiles } from "./find-case-files.ts";
import type { ModernGrading, PackageProgram, TestCase, TestGroup, TestTree } from "./manifest.ts";
import { type PackageContext, readYamlFile } from "./package-context.ts";
import type { PackageHeader } from "./package-header.ts";
import { type CaseSettings, plainSettings, readCaseSettings } from "./read-case-settings.ts";
import { readModernCase } from "./read-modern-case.ts";
import { readModernGrading } from "./read-modern-grading.ts";
import { readStaticCase } from "./read-static-case.ts";
import { checkValidatorFlags } from "./read-validator-flags.ts";
import { replaceConstants } from "./replace-constants.ts";

export interface ModernTestsInput {
  readonly header: PackageHeader;
  readonly inputValidators: readonly PackageProgram[];
  readonly hasOutputValidator: boolean;
  readonly hasStaticValidator: boolean;
}

const groupFile = "test_group.yaml";
export const modernEndings = [
  ".ans",
  ".out",
  ".interaction",
  ".in.statement",
  ".ans.statement",
  ".in.download",
  ".ans.download",
  ".yaml",
  ".png",
  ".jpg",
  ".jpeg",
  ".svg",
];

/** Of a sample that is shown and not run; real packages of interactive problems have such. */
const shownEndings = [".interaction", ".in.statement", ".ans.statement", ".in.download", ".ans.download"];

/**
 * The test data of format 2025-09. secret holds groups (every folder with a test_group.yaml is one) or cases, never
 * both; plain folders only sort cases.
 * Source: 2025-09, "Test data".
 */
export function readModernTests(context: PackageContext, input: ModernTestsInput): TestTree {
  const sample = readGroup(context, input, { folder: "data/sample", role: "sample" });
  const groupFolders = context.tree
    .foldersIn("data/secret")
    .map((name) => `data/secret/${name}`)
    .filter((folder) => context.tree.hasFile(`${folder}/${groupFile}`));
  const secret =
    groupFolders.length === 0
      ? readGroup(context, input, { folder: "data/secret", role: "secret" })
      : readGroupedSecret(context, input, groupFolders);
  const tree: TestTree = { sample, secret, top: null };
  checkModernTree(context, tree, input.header.kind);
  return tree;
}

interface GroupSketch {
  readonly folder: string;
  readonly role: "sample" | "secret" | "group";
  readonly hasGroups?: boolean;
}

function readGroupedSecret(
  context: PackageContext,
  input: ModernTestsInput,
  groupFolders: readonly string[],
): TestGroup {
  const { tree, notes } = context;
  for (const name of tree.foldersIn("data/secret").filter((each) => !each.endsWith(".files"))) {
    const folder = `data/secret/${name}`;
    if (groupFolders.includes(folder)) continue;
    notes.refuse(
      { file: folder, key: null },
      `has no ${groupFile}, but other folders of data/secret have; either all or none`,
    );
  }
  for (const name of tree.filesIn("data/secret").filter((each) => each.endsWith(".in"))) {
    notes.refuse({ file: `data/secret/${name}`, key: null }, "lies beside groups; move it into one of them");
  }
  const secret = { folder: "data/secret", role: "secret", hasGroups: true } as const;
  const { grading, settings } = readSettings(context, input, secret);
  if (JSON.stringify(settings) !== JSON.stringify(plainSettings)) {
    notes.warn(
      { file: `data/secret/${groupFile}`, key: null },
      "its arguments and full_feedback are not handed down to the groups; set them there",
    );
  }
  const groups = groupFolders.map((folder) => readGroup(context, input, { folder, role: "group" }));
  return { name: "secret", grading, cases: [], groups };
}

function readGroup(context: PackageContext, input: ModernTestsInput, sketch: GroupSketch): TestGroup {
  const { grading, settings, staticCase } = readSettings(context, input, sketch);
  const withInput = readCasesBelow(context, input, { folder: sketch.folder, settings, isTop: true });
  const cases = staticCase === null ? withInput : [staticCase, ...withInput];
  return {
    name: sketch.folder.replace(/^data\//, ""),
    grading,
    cases: [...cases].sort((a, b) => compareNames(a.name, b.name)),
    groups: [],
  };
}

interface CaseFolder {
  readonly folder: string;
  readonly settings: CaseSettings;
  readonly isTop: boolean;
}

function readCasesBelow(
  context: PackageContext,
  input: ModernTestsInput,
  at: CaseFolder,
): readonly TestCase[] {
  const { tree, notes } = context;
  const { folder, settings, isTop } = at;
  if (!isTop && tree.hasFile(`${folder}/${groupFile}`)) {
    notes.refuse(
      { file: `${folder}/${groupFile}`, key: null },
      "is a group inside a group, or a group of data/sample; take it out",
    );
  }
  if (tree.hasFile(`${folder}/testdata.yaml`)) {
    notes.refuse(
      { file: `${folder}/testdata.yaml`, key: null },
      `belongs to the legacy format; write ${groupFile}`,
    );
  }
  const others = [groupFile, "testdata.yaml"];
  const loners = folder.startsWith("data/sample") ? shownEndings : [];
  const search = { folder, endings: modernEndings, needed: [".ans"], others, loners };
  const own = findCaseFiles(context, search).map((files) =>
    readModernCase(context, files, {
      above: settings,
      inputValidators: input.inputValidators,
      hasDefaultValidator: !input.hasOutputValidator,
    }),
  );
  const bases = own.map((item) => item.name.slice(item.name.lastIndexOf("/") + 1));
  const deeper = tree.foldersIn(folder).flatMap((name) => {
    if (!name.endsWith(".files"))
      return readCasesBelow(context, input, { folder: `${folder}/${name}`, settings, isTop: false });
    if (!bases.includes(name.replace(/\.files$/, ""))) {
      notes.refuse(
        { file: `${folder}/${name}`, key: null },
        "belongs to no test; there is no .in of this name",
      );
    }
    return [];
  });
  return [...own, ...deeper];
}

interface GroupSettings {
  readonly grading: ModernGrading;
  readonly settings: CaseSettings;
  readonly staticCase: TestCase | null;
}

function readSettings(context: PackageContext, input: ModernTestsInput, sketch: GroupSketch): GroupSettings {
  const { folder, role, hasGroups = false } = sketch;
  const path = `${folder}/${groupFile}`;
  const above: CaseSettings = { ...plainSettings, isFeedbackFull: role === "sample" };
  const fields = context.tree.hasFile(path)
    ? readYamlFile(context, path, (text) => replaceConstants(text, input.header.constants))
    : null;
  const grading = readModernGrading(context, fields, { role, isScoring: input.header.kind.isScoring });
  if (fields === null) return { grading, settings: above, staticCase: null };
  const around = { above, inputValidators: input.inputValidators };
  const settings = readCaseSettings(context.notes, fields, around);
  checkValidatorFlags(context.notes, {
    place: fields.at("output_validator_args"),
    isDefault: !input.hasOutputValidator,
    flags: settings.outputValidatorArgs,
  });
  const { isScoring } = input.header.kind;
  const name = folder.replace(/^data\//, "");
  const hasProgram = input.hasStaticValidator;
  const found = readStaticCase(context, fields, { name, isScoring, grading, hasProgram, hasGroups });
  fields.refuseOthers();
  return { grading: { ...grading, staticScore: found.score }, settings, staticCase: found.case };
}

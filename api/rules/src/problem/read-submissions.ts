import { listCases } from "../verdict/list-cases.ts";
import { findEntryPoint, findLanguage, type LanguageFinding } from "./find-language.ts";
import { folderExpectation, isKnownFolder, noExpectation } from "./folder-expectations.ts";
import { answersLanguageId } from "./language-codes.ts";
import type { Expectation, JurySubmission, ProblemKind, TestTree } from "./manifest.ts";
import { matchesGlob, readGlob } from "./match-glob.ts";
import { glanceAtText, type PackageContext, type PackageDialect } from "./package-context.ts";
import { type Marks, readMarks } from "./read-marks.ts";
import { readSubmissionsYaml, type SubmissionRule } from "./read-submissions-yaml.ts";
import { sortAnswers } from "./sort-answers.ts";

export interface SubmissionsInput {
  readonly dialect: PackageDialect;
  readonly kind: Pick<ProblemKind, "isScoring" | "isSubmitAnswer">;
  readonly tests: TestTree;
}

const mostSubmissions = 2000;
/** Notes that people leave between submissions. */
const noteName =
  /^(?:readme|notes?|todo|license|copying)(?:\.[a-z]+)?$|\.(?:md|pdf|html|log|json|yaml|yml)$/i;
/** Texts beside programs; where answers are sent they are answers. */
const textName = /\.(?:txt|in|ans|out)$/i;

/**
 * The jury's submissions with everything that is expected of each.
 * Source: legacy and 2025-09, "Example submissions".
 */
export function readSubmissions(context: PackageContext, input: SubmissionsInput): readonly JurySubmission[] {
  const { tree, notes } = context;
  const rules = input.dialect === "2025-09" ? readSubmissionsYaml(context, input.kind) : [];
  for (const name of tree.filesIn("submissions").filter((each) => each !== "submissions.yaml")) {
    notes.warn(
      { file: `submissions/${name}`, key: null },
      "is passed over; a submission lies in a folder of submissions/",
    );
  }
  const submissions = tree
    .foldersIn("submissions")
    .flatMap((directory) => readDirectory(context, input, { directory, rules }));
  const place = { file: "submissions", key: null };
  if (!submissions.some((each) => each.directory === "accepted")) {
    notes.refuse(
      { ...place, file: "submissions/accepted" },
      "holds no submission; a problem needs one that is accepted",
    );
  }
  if (submissions.length > mostSubmissions)
    notes.refuse(place, `has more than ${mostSubmissions} submissions`);
  warnOfIdleRules(context, { rules, submissions, tests: input.tests });
  return submissions;
}

interface Directory {
  readonly directory: string;
  readonly rules: readonly SubmissionRule[];
}

function readDirectory(
  context: PackageContext,
  input: SubmissionsInput,
  at: Directory,
): readonly JurySubmission[] {
  const { tree, notes } = context;
  const folder = `submissions/${at.directory}`;
  const place = { file: folder, key: null };
  const isPartial = at.directory === "partially_accepted";
  if (isPartial && !input.kind.isScoring && input.dialect !== "2025-09") {
    notes.refuse(place, 'is for scoring problems; move these, or say "type: scoring"');
  }
  const isNamed = at.rules.some((rule) => matchesGlob(rule.glob, at.directory));
  if (!isKnownFolder(at.directory, input.dialect) && !isNamed) {
    notes.warn(
      place,
      "is no folder of this format; only marks in the sources and submissions.yaml say what is expected",
    );
  }
  const single = tree
    .filesIn(folder)
    .filter((name) => !noteName.test(name) && (input.kind.isSubmitAnswer || !textName.test(name)));
  const sketches = [
    ...single.map((name) => ({ name, files: [`${folder}/${name}`] })),
    ...tree.foldersIn(folder).map((name) => ({ name, files: tree.filesBelow(`${folder}/${name}`) })),
  ];
  return sketches.flatMap((sketch) => readSubmission(context, input, { ...at, ...sketch }));
}

interface Sketch extends Directory {
  readonly name: string;
  readonly files: readonly string[];
}

function readSubmission(context: PackageContext, input: SubmissionsInput, sketch: Sketch): JurySubmission[] {
  const { directory, name, files } = sketch;
  const path = `submissions/${directory}/${name}`;
  const rules = sketch.rules.filter((rule) => matchesGlob(rule.glob, `${directory}/${name}`));
  const text = (file: string) => glanceAtText(context, file);
  const finding = findLanguage({ files, text, isPythonShared: input.dialect !== "2025-09" });
  const found = finding.kind === "found" ? finding.language : null;
  const isAnswers = input.kind.isSubmitAnswer && finding.kind === "unknown";
  if (isAnswers) checkAnswers(context, input.tests, { path, files });
  const language = lastGiven(rules, (rule) => rule.language) ?? (isAnswers ? answersLanguageId : found);
  if (language === null) warnOfLanguage(context, path, finding);
  const sources = finding.kind === "found" ? finding.sources : files;
  const entryPoint =
    lastGiven(rules, (rule) => rule.entryPoint) ??
    (language === null ? null : findEntryPoint(language, sources));
  const marks = readMarksOf(context, path, files);
  return [
    {
      path,
      directory,
      files,
      language,
      entryPoint,
      authors: lastGiven(rules, (rule) => rule.authors) ?? [],
      isModelSolution: lastGiven(rules, (rule) => rule.isModelSolution) ?? false,
      expectations: gatherExpectations(input, { directory, rules, marks }),
    },
  ];
}

/**
 * A jury's answers are files named for their tests, as a contestant's are. A program among them is run on each test, and
 * what it writes is the answer: the format's own example has one.
 */
function checkAnswers(
  context: PackageContext,
  tests: TestTree,
  of: { readonly path: string; readonly files: readonly string[] },
): void {
  const cases = listCases(tests).map((test) => test.name);
  const names = of.files.map((file) => ({ name: file.slice(of.path.lastIndexOf("/") + 1) }));
  const sorting = sortAnswers(cases, names);
  if (sorting.kind === "sorted" || sorting.fault.kind === "none-sent") return;
  const { fault } = sorting;
  const place = { file: of.path, key: null };
  if (fault.kind === "unknown")
    context.notes.refuse(place, `"${fault.file}" is named for no test; call answers as their tests: 01.out`);
  else if (fault.kind === "unclear")
    context.notes.refuse(place, `"${fault.file}" may mean ${fault.cases.join(" or ")}; name its folder too`);
  else context.notes.refuse(place, `"${fault.file}" and "${fault.other}" both answer ${fault.case}`);
}

/** Of several rules the one that stands last in submissions.yaml says how a submission is built. */
function lastGiven<T>(rules: readonly SubmissionRule[], read: (rule: SubmissionRule) => T | null): T | null {
  return rules.reduce<T | null>((given, rule) => read(rule) ?? given, null);
}

function warnOfLanguage(context: PackageContext, path: string, finding: LanguageFinding): void {
  const why =
    finding.kind === "several"
      ? `mixes ${finding.languages.join(", ")}, so its language is not clear`
      : "has an ending that no language of the format claims";
  context.notes.warn({ file: path, key: null }, why);
}

function readMarksOf(context: PackageContext, path: string, files: readonly string[]): Marks {
  const found = files.map((file) => readMarks(glanceAtText(context, file) ?? ""));
  for (const word of found.flatMap((marks) => marks.unknown)) {
    context.notes.warn({ file: path, key: null }, `a mark in it says "${word}", which is nothing known`);
  }
  return {
    results: found.find((marks) => marks.results !== null)?.results ?? null,
    score: found.find((marks) => marks.score !== null)?.score ?? null,
    unknown: [],
  };
}

function gatherExpectations(
  input: SubmissionsInput,
  of: { readonly directory: string; readonly rules: readonly SubmissionRule[]; readonly marks: Marks },
): readonly Expectation[] {
  const { directory, rules, marks } = of;
  const fromRules = rules.flatMap((rule) => {
    const isFolder = rule.glob.text.replace(/\/+$/, "") === directory;
    const isReplacing = isFolder && isKnownFolder(directory, input.dialect);
    const own: Expectation = {
      ...noExpectation,
      ...rule.demand,
      origin: `submissions.yaml: ${rule.glob.text}`,
    };
    return [...(rule.demand === null || isReplacing ? [] : [own]), ...rule.caseExpectations];
  });
  const isMarkInstead = input.dialect !== "2025-09" && marks.results !== null;
  const folder = isMarkInstead ? null : folderWithOverrides(input, directory, rules);
  const marked: Expectation = {
    ...noExpectation,
    final: marks.results,
    score: marks.score,
    origin: "mark in the source",
  };
  const isMarked = marks.results !== null || marks.score !== null;
  return [...(folder === null ? [] : [folder]), ...fromRules, ...(isMarked ? [marked] : [])];
}

/** A rule that names a folder of the format itself takes the place of that folder's demands, key by key. */
function folderWithOverrides(
  input: SubmissionsInput,
  directory: string,
  rules: readonly SubmissionRule[],
): Expectation | null {
  const folder = folderExpectation(directory, input.dialect);
  if (folder === null) return null;
  let whole = folder;
  for (const { glob, demand } of rules) {
    const isThisFolder = glob.text.replace(/\/+$/, "") === directory;
    if (isThisFolder && demand !== null)
      whole = { ...whole, ...demand, origin: `submissions.yaml: ${glob.text}` };
  }
  return whole;
}

/** A glob that matches nothing is most likely a slip of the pen. */
function warnOfIdleRules(
  context: PackageContext,
  all: {
    readonly rules: readonly SubmissionRule[];
    readonly submissions: readonly JurySubmission[];
    readonly tests: TestTree;
  },
): void {
  const cases = listCases(all.tests).map((item) => item.name);
  for (const rule of all.rules) {
    const place = { file: "submissions/submissions.yaml", key: rule.glob.text };
    const isUsed = all.submissions.some((each) =>
      matchesGlob(rule.glob, each.path.replace(/^submissions\//, "")),
    );
    if (!isUsed) context.notes.warn(place, "matches no submission");
    for (const expectation of rule.caseExpectations) {
      const glob = readGlob(expectation.cases);
      if (glob.kind === "read" && !cases.some((name) => matchesGlob(glob.value, name))) {
        context.notes.warn(
          { ...place, key: `${rule.glob.text}.${expectation.cases}` },
          "matches no group and no test",
        );
      }
    }
  }
}

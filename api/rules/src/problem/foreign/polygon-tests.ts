import { writeYaml } from "./package-draft.ts";
import { inXml, mainTestset, type PolygonContext } from "./polygon-context.ts";
import { arrangeGroups, type PolygonTest } from "./polygon-groups.ts";
import { attributeOf, childrenOf, elementAt } from "./xml-element.ts";

const mostTests = 10_000;

/** The tests, samples apart, in the groups that carry points. */
export function convertTests(context: PolygonContext): { readonly isScoring: boolean } {
  const { problem, draft } = context;
  const tests = readTests(context);
  const kind = chooseCopying(context, tests);
  const groups = childrenOf(elementAt(mainTestset(problem), "groups"), "group");
  const isScoring =
    tests.some((test) => test.points > 0) || groups.some((group) => Number(attributeOf(group, "points")) > 0);
  const samples = tests.filter((test) => test.isSample);
  for (const [index, test] of samples.entries()) {
    copyTest(context, { folder: "data/sample", kind, test });
    copyShown(context, test, index + 1);
  }
  const key = "judging.testset.tests";
  if (!isScoring) {
    for (const test of tests.filter((each) => !each.isSample))
      copyTest(context, { folder: "data/secret", kind, test });
    // 2025-09 wants a secret test; a problem of samples alone has them in both places.
    if (tests.every((test) => test.isSample))
      for (const test of tests) copyTest(context, { folder: "data/secret", kind, test });
    draft.note(inXml(key), "taken", `${tests.length} tests, ${samples.length} of them samples`);
    if (groups.length > 0) draft.note(inXml("judging.testset.groups"), "left", "no test or group has points");
    return { isScoring };
  }
  const arranged = arrangeGroups(context, tests, groups);
  let total = 0;
  for (const { folder, points, aggregation, requires, group } of arranged) {
    total += points;
    for (const test of group.tests) copyTest(context, { folder: `data/${folder}`, kind, test });
    draft.text(
      `data/${folder}/test_group.yaml`,
      writeYaml({
        max_score: points,
        score_aggregation: aggregation,
        ...(requires.length === 0 ? {} : { require_pass: requires }),
        ...(group.name === "" ? {} : { input_validator_args: ["--testset", "tests", "--group", group.name] }),
      }),
    );
  }
  draft.text("data/secret/test_group.yaml", writeYaml({ max_score: total, score_aggregation: "sum" }));
  draft.note(inXml(key), "taken", `${tests.length} tests in ${arranged.length} groups, ${total} points`);
  return { isScoring };
}

function readTests({ files, problem, draft }: PolygonContext): readonly PolygonTest[] {
  const testset = mainTestset(problem);
  const patterns = {
    input: elementAt(testset, "input-path-pattern")?.text.trim() || "tests/%02d",
    answer: elementAt(testset, "answer-path-pattern")?.text.trim() || "tests/%02d.a",
  };
  const elements = childrenOf(elementAt(testset, "tests"), "test").slice(0, mostTests + 1);
  if (elements.length === 0 || elements.length > mostTests)
    draft.refuse(
      inXml("judging.testset.tests"),
      `has ${elements.length} tests; it can have 1 to ${mostTests}`,
    );
  const tests = elements.map((test, index) => ({
    number: index + 1,
    inputPath: fillPattern(patterns.input, index + 1),
    answerPath: fillPattern(patterns.answer, index + 1),
    isSample: attributeOf(test, "sample") === "true",
    group: attributeOf(test, "group"),
    points: Number(attributeOf(test, "points") || "0") || 0,
  }));
  const missing = tests.flatMap(({ inputPath, answerPath }) =>
    [inputPath, answerPath].filter((path) => !files.sizes.has(path)),
  );
  if (missing.length > 0) {
    const message = `is missing, and ${missing.length - 1} more: this is a standard package, whose tests are not made yet. In Polygon choose Packages, "Full", and take the one for Linux`;
    draft.refuse({ file: missing[0] ?? "tests", key: null }, message);
  }
  return tests;
}

function fillPattern(pattern: string, number: number): string {
  return pattern.replace(/%0?(\d*)d/, (_whole, width: string) =>
    String(number).padStart(Number(width || "1"), "0"),
  );
}

/** As they are, or with their line ends made those of this system, which is noted. */
function chooseCopying({ files, draft }: PolygonContext, tests: readonly PolygonTest[]): CopiedTest["kind"] {
  if (!hasCrLf(files, tests)) return "copy";
  const remark = "lines of its tests ended by CR LF, as in Windows; now they end by LF";
  draft.note(inXml("judging.testset.tests"), "changed", remark);
  return "copy-lines";
}

interface CopiedTest {
  readonly folder: string;
  readonly kind: "copy" | "copy-lines";
  readonly test: PolygonTest;
}

function copyTest({ draft }: PolygonContext, { folder, kind, test }: CopiedTest): void {
  const name = String(test.number).padStart(4, "0");
  draft.add(`${folder}/${name}.in`, { kind, path: test.inputPath });
  draft.add(`${folder}/${name}.ans`, { kind, path: test.answerPath });
}

/**
 * Whether tests end their lines by CR LF, which testlib itself takes for wrong where it runs now: all do in a package
 * for Windows, and those written by hand do in a standard one, beside generated ones that do not.
 */
function hasCrLf(files: PolygonContext["files"], tests: readonly PolygonTest[]): boolean {
  if (files.sizes.has("doall.bat") && !files.sizes.has("doall.sh")) return true;
  return tests.some(({ inputPath }) => {
    const input = files.text(inputPath);
    return input.kind === "read" && input.value.includes("\r\n");
  });
}

/** A statement may show other texts than the test has; then those are shown here too. */
function copyShown({ files, draft }: PolygonContext, test: PolygonTest, ordinal: number): void {
  const number = String(ordinal).padStart(2, "0");
  const shown = [...files.sizes.keys()].find((path) =>
    new RegExp(`^(?:statements|statement-sections)/[^/]+/example\\.${number}$`).test(path),
  );
  if (shown === undefined) return;
  const name = `data/sample/${String(test.number).padStart(4, "0")}`;
  const differs = (one: string, other: string) => {
    const [a, b] = [files.text(one), files.text(other)];
    return a.kind === "read" && b.kind === "read" && wordsOf(a.value) !== wordsOf(b.value);
  };
  if (differs(shown, test.inputPath)) draft.copy(`${name}.in.statement`, shown);
  if (differs(`${shown}.a`, test.answerPath)) draft.copy(`${name}.ans.statement`, `${shown}.a`);
}

function wordsOf(text: string): string {
  return text.split(/\s+/).join(" ").trim();
}

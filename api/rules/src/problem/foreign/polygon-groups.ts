import { inXml, type PolygonContext } from "./polygon-context.ts";
import { attributeOf, childrenOf, elementAt, type XmlElement } from "./xml-element.ts";

export interface PolygonTest {
  /** From 1, as in Polygon. */
  readonly number: number;
  readonly inputPath: string;
  readonly answerPath: string;
  readonly isSample: boolean;
  /** "" for none. */
  readonly group: string;
  readonly points: number;
}

export interface ArrangedGroup {
  /** Below data/: "secret/02_main". */
  readonly folder: string;
  readonly points: number;
  readonly aggregation: "pass-fail" | "sum";
  readonly requires: readonly string[];
  readonly group: { readonly name: string; readonly tests: readonly PolygonTest[] };
}

interface Run {
  readonly name: string;
  readonly tests: PolygonTest[];
  readonly element: XmlElement | null;
}

/**
 * The groups of a scored problem. A group that counts as a whole becomes one that is all or nothing. Where each test
 * counts, every run of tests of equal points becomes a group whose tests share its points equally: 2025-09 knows no
 * points of a single test.
 *
 * Samples without points are judged as samples only; a group of nothing else falls away, and who needs it needs them.
 */
export function arrangeGroups(
  context: PolygonContext,
  tests: readonly PolygonTest[],
  elements: readonly XmlElement[],
): readonly ArrangedGroup[] {
  const runs = splitIntoRuns(tests, elements);
  const kept = runs.filter((run) => !run.tests.every((test) => test.isSample && test.points === 0));
  const folders = kept.map((run, index) => {
    const label = run.name.replace(/[^a-zA-Z0-9_-]/g, "_") || "tests";
    return `secret/${String(index + 1).padStart(3, "0")}_${label}`;
  });
  return kept.map((run, index) => {
    const isWhole = countsAsWhole(run);
    const points = pointsOf(run, isWhole);
    if (!Number.isInteger(points)) {
      const message = `comes to ${points} points; format 2025-09 has whole points for a group, so change them in Polygon`;
      context.draft.refuse(inXml(`judging.testset.groups.group ${run.name}`), message);
    }
    return {
      folder: folders[index] ?? "",
      points,
      aggregation: isWhole ? "pass-fail" : "sum",
      requires: requirementsOf(context, run, { kept, folders, index }),
      group: { name: run.name, tests: run.tests },
    };
  });
}

function splitIntoRuns(tests: readonly PolygonTest[], elements: readonly XmlElement[]): readonly Run[] {
  const runs: Run[] = [];
  const wholes = new Map<string, Run>();
  for (const test of tests) {
    const element = elements.find((each) => attributeOf(each, "name") === test.group) ?? null;
    const isWhole = attributeOf(element, "points-policy") === "complete-group";
    const last = isWhole ? wholes.get(test.group) : runs.at(-1);
    const isSame = last !== undefined && last.name === test.group;
    if (isSame && (isWhole || last.tests[0]?.points === test.points)) {
      last.tests.push(test);
      continue;
    }
    const run: Run = { name: test.group, tests: [test], element };
    if (isWhole) wholes.set(test.group, run);
    runs.push(run);
  }
  return runs;
}

function countsAsWhole({ element }: Run): boolean {
  return attributeOf(element, "points-policy") === "complete-group";
}

function pointsOf({ element, tests }: Run, isWhole: boolean): number {
  const sum = tests.reduce((total, test) => total + test.points, 0);
  const stated = attributeOf(element, "points");
  const points = isWhole && sum === 0 && stated !== "" ? Number(stated) : sum;
  return Math.round(points * 1e6) / 1e6;
}

interface Neighbours {
  readonly kept: readonly Run[];
  readonly folders: readonly string[];
  readonly index: number;
}

function requirementsOf(context: PolygonContext, run: Run, around: Neighbours): readonly string[] {
  const names = childrenOf(elementAt(run.element, "dependencies"), "dependency").map((each) =>
    attributeOf(each, "group"),
  );
  const required = names.flatMap((name) => {
    const at = around.kept.findIndex((other) => other.name === name);
    if (at < 0) return ["sample"];
    const place = inXml(`judging.testset.groups.group ${run.name}.dependencies`);
    const other = around.kept[at];
    if (other !== undefined && !countsAsWhole(other)) {
      const message = `names the group ${name}, whose tests count one by one; a group can need only one that counts as a whole (points-policy complete-group)`;
      context.draft.refuse(place, message);
    }
    if (at >= around.index)
      context.draft.refuse(place, `names the group ${name}, which comes later; move it forward`);
    return [around.folders[at] ?? ""];
  });
  return [...new Set(required)];
}

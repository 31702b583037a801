/**
 * Polygon packages, read into format 2025-09. Polygon keeps its tests in one numbered list with groups beside it, its
 * limits in problem.xml and its programs in testlib's manner; each of these has its place in 2025-09, so the judge needs
 * to know one format only. What has none is refused where it would change a verdict and told where it would not.
 */

import type { PackageFiles } from "../package-files.ts";
import { type Conversion, shortNameFrom, startDraft, writeYaml } from "./package-draft.ts";
import { inXml, mainTestset, type PolygonContext } from "./polygon-context.ts";
import { convertPrograms } from "./polygon-programs.ts";
import { convertSolutions } from "./polygon-solutions.ts";
import { convertStatements } from "./polygon-statements.ts";
import { convertTests } from "./polygon-tests.ts";
import { attributeOf, childrenOf, elementAt, type XmlElement } from "./xml-element.ts";

const mebibyte = 1024 * 1024;
const knownParts = ["names", "statements", "tutorials", "judging", "files", "assets", "properties", "tags"];
const quietParts = ["stresses", "documents", "materials", "origins"];

/**
 * Makes a package of format 2025-09 from a Polygon package ("full", of any system).
 *
 * @param problem the root of problem.xml
 * @returns refused with every fault: files instead of standard input and output, runs in several rounds, tests that are
 *   not there, groups that cannot be scored alike
 * @throws never
 * Source: packages made by Polygon (problem.xml of 2012 to now).
 */
export function convertPolygon(files: PackageFiles, problem: XmlElement): Conversion {
  const draft = startDraft();
  const context: PolygonContext = { files, problem, draft };
  if (problem.name !== "problem") {
    draft.refuse(
      inXml(problem.name),
      "is no <problem>; is this a Polygon contest? Upload its problems one by one",
    );
    return { kind: "refused", faults: draft.faults };
  }
  const shortName = shortNameFrom(attributeOf(problem, "short-name") || files.shortName);
  const limits = readLimits(context);
  const { isInteractive } = convertPrograms(context);
  const { isScoring } = convertTests(context);
  const names = convertStatements(context);
  convertSolutions(context);
  noteOthers(context);
  const kinds = [isScoring ? "scoring" : "pass-fail", ...(isInteractive ? ["interactive"] : [])];
  const url = attributeOf(problem, "url");
  draft.text(
    "problem.yaml",
    writeYaml({
      problem_format_version: "2025-09",
      type: kinds,
      name: names,
      uuid: url || `polygon:${shortName}`,
      ...(url === "" ? {} : { source: { name: "Polygon", url } }),
      ...(attributeOf(problem, "revision") === "" ? {} : { version: attributeOf(problem, "revision") }),
      limits,
      keywords: childrenOf(elementAt(problem, "tags"), "tag").map((tag) => attributeOf(tag, "value")),
    }),
  );
  if (draft.faults.length > 0) return { kind: "refused", faults: draft.faults };
  const report = { format: "polygon", notes: draft.notes } as const;
  return { kind: "converted", packages: [{ shortName, files: draft.files, report }], leftOut: [] };
}

function readLimits({ problem, draft }: PolygonContext): Readonly<Record<string, unknown>> {
  const judging = elementAt(problem, "judging");
  for (const name of ["input-file", "output-file"]) {
    const file = attributeOf(judging, name);
    if (file === "") continue;
    const message = `is "${file}"; programs here read standard input and write standard output. Empty it in Polygon and build the package again`;
    draft.refuse(inXml(`judging.${name}`), message);
  }
  if (Number(attributeOf(judging, "run-count") || "1") > 1) {
    draft.refuse(
      inXml("judging.run-count"),
      "is more than 1; problems of several runs cannot be taken from Polygon",
    );
  }
  const testset = mainTestset(problem);
  const timeMs = readWhole(testset, "time-limit");
  const memoryBytes = readWhole(testset, "memory-limit");
  if (timeMs === null)
    draft.refuse(inXml("judging.testset.time-limit"), "is missing; it is whole milliseconds");
  if (memoryBytes === null)
    draft.refuse(inXml("judging.testset.memory-limit"), "is missing; it is whole bytes");
  const memory = Math.ceil((memoryBytes ?? mebibyte) / mebibyte);
  draft.note(inXml("judging.testset.time-limit"), "taken", `${timeMs} ms`);
  const isWhole = memory * mebibyte === memoryBytes;
  draft.note(inXml("judging.testset.memory-limit"), isWhole ? "taken" : "changed", `${memory} MiB`);
  return {
    time_limit: (timeMs ?? 1000) / 1000,
    time_resolution: 0.001,
    // Polygon states its limit and promises nothing of how far solutions keep from it.
    time_multipliers: { ac_to_time_limit: 1, time_limit_to_tle: 1 },
    memory,
    output: 64,
  };
}

function readWhole(element: XmlElement | null, name: string): number | null {
  const text = elementAt(element, name)?.text.trim() ?? "";
  return /^\d{1,12}$/.test(text) ? Number(text) : null;
}

function noteOthers({ problem, draft }: PolygonContext): void {
  for (const { name } of problem.children) {
    if (knownParts.includes(name)) continue;
    if (quietParts.includes(name)) draft.note(inXml(name), "left", "is not needed to judge");
    else
      draft.refuse(inXml(name), "is no part of problem.xml that is known here; take it out or tell us of it");
  }
  const others = childrenOf(elementAt(problem, "judging"), "testset").filter(
    (set) => set !== mainTestset(problem),
  );
  for (const set of others) {
    draft.note(
      inXml(`judging.testset ${attributeOf(set, "name")}`),
      "left",
      "only the test set tests is judged",
    );
  }
  const executables = childrenOf(elementAt(problem, "files/executables"), "executable").length;
  if (executables > 0) {
    const remark = `${executables} generators and other programs; the tests they made are taken`;
    draft.note(inXml("files.executables"), "left", remark);
  }
  if (elementAt(problem, "tutorials") !== null) draft.note(inXml("tutorials"), "left", "is not shown yet");
  if (elementAt(problem, "properties") !== null)
    draft.note(inXml("properties"), "left", "is not needed to judge");
}

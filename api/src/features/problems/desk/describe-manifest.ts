import type { Manifest } from "@bilimdon/rules/problem/manifest";
import { casesOf, groupsOf, listCases, withData } from "@bilimdon/rules/verdict/list-cases";

export interface Fact {
  readonly key: string;
  readonly value: string;
}

const mebibyte = 1024 * 1024;

/** What was understood of a package, key by key, in the words of the formats. Empty ones are left out. */
export function describeManifest(manifest: Manifest): Fact[] {
  const { kind, limits, tests, submissions } = manifest;
  const kinds = [
    kind.isScoring ? "scoring" : "pass-fail",
    ...(kind.isInteractive ? ["interactive"] : []),
    ...(kind.isMultiPass ? ["multi-pass"] : []),
    ...(kind.isSubmitAnswer ? ["submit-answer"] : []),
  ];
  const facts: readonly (readonly [string, string])[] = [
    ["problem_format_version", manifest.format],
    ["type", kinds.join(" ")],
    [
      "name",
      Object.entries(manifest.names)
        .map((pair) => pair.join(": "))
        .join("; "),
    ],
    ["uuid", manifest.uuid ?? ""],
    ["version", manifest.version ?? ""],
    ["license", manifest.license],
    ["rights_owner", manifest.rightsOwner ?? ""],
    ["source", manifest.source.join("; ")],
    [
      "credits",
      Object.entries(manifest.credits)
        .map(([role, who]) => `${role}: ${who.join(", ")}`)
        .join("; "),
    ],
    ["keywords", manifest.keywords.join(", ")],
    ["embargo_until", manifest.embargoUntil ?? ""],
    ["limits.time_limit", limits.timeLimitMs === null ? "" : `${limits.timeLimitMs} ms`],
    ["limits.memory", inMebibytes(limits.memoryBytes)],
    ["limits.output", inMebibytes(limits.outputBytes)],
    ["limits.code", `${limits.codeBytes / 1024} KiB`],
    ["limits.compilation_time", `${limits.compilationTimeMs} ms`],
    ["limits.validation_time", `${limits.validationTimeMs} ms`],
    ["languages", manifest.languages === "all" ? "all" : manifest.languages.join(", ")],
    ["allow_file_writing", manifest.isFileWritingAllowed ? "true" : ""],
    [
      "constants",
      Object.entries(manifest.constants)
        .map((pair) => pair.join("="))
        .join(", "),
    ],
    ["output_validator", namesOf(manifest)],
    ["input_validators", manifest.inputValidators.map(({ name }) => name).join(", ")],
    ["grader", manifest.customGrader?.name ?? ""],
    ["static_validator", manifest.staticValidator?.name ?? ""],
    ["data/sample", countOf(withData(casesOf(tests.sample)).length)],
    ["data/secret", countOf(withData(casesOf(tests.secret)).length)],
    ["static validation cases", countOf(listCases(tests).filter((test) => test.isStatic).length)],
    ["data groups", countOf(groupsOf(tests.secret).length - 1)],
    ["submissions", countOf(submissions.length)],
    ["statements", manifest.statements.map(({ path }) => path).join(", ")],
    ["attachments", manifest.attachments.join(", ")],
    ["include", Object.keys(manifest.includes).join(", ")],
  ];
  return facts
    .filter(([, value]) => value !== "")
    .map(([key, value]) => ({ key, value: value.slice(0, 2000) }));
}

function inMebibytes(bytes: number): string {
  return `${bytes / mebibyte} MiB`;
}

function countOf(count: number): string {
  return count === 0 ? "" : String(count);
}

function namesOf({ outputValidators }: Manifest): string {
  if (outputValidators.kind === "default") return "default";
  return outputValidators.programs.map(({ name }) => name).join(", ");
}

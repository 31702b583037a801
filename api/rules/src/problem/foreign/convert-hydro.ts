/**
 * Hydro problems: problem.yaml with a title, statements in Markdown with their samples inside, testdata/ with
 * config.yaml. Each becomes a package of format 2025-09.
 */

import { openContext, readYamlFile } from "../package-context.ts";
import type { PackageFiles } from "../package-files.ts";
import { isMap } from "../yaml-fields.ts";
import { convertHydroJudging } from "./hydro-judging.ts";
import {
  type Conversion,
  type PackageDraft,
  packageName,
  shortNameFrom,
  startDraft,
  writeYaml,
} from "./package-draft.ts";
import { textLanguage } from "./text-language.ts";

/** Whether a folder is a Hydro problem: its problem.yaml has a title, where those of the package formats have a name. */
export function isHydro(files: PackageFiles): boolean {
  const reading = files.text("problem.yaml");
  if (reading.kind !== "read") return false;
  const parsed = files.yaml(reading.value);
  if (parsed.kind !== "read" || !isMap(parsed.value)) return false;
  const keys = Object.keys(parsed.value);
  return keys.includes("title") && !keys.includes("name") && !keys.includes("problem_format_version");
}

/**
 * Makes a package of format 2025-09 from a Hydro problem.
 *
 * @returns refused with every fault found
 * Source: Hydro's documentation, "Problem files" and "config.yaml".
 */
export function convertHydro(files: PackageFiles): Conversion {
  const draft = startDraft();
  const context = openContext(files);
  const fields = readYamlFile(context, "problem.yaml");
  const title = fields?.text("title") ?? files.shortName;
  const pid = fields?.text("pid") ?? "";
  const keywords = fields?.texts("tag") ?? [];
  for (const key of (fields?.keys ?? []).filter((each) => !["title", "pid", "tag"].includes(each))) {
    draft.note({ file: "problem.yaml", key }, "left", "has no place here");
  }
  draft.note({ file: "problem.yaml", key: "title" }, "taken", title);
  const languages = convertStatements(files, draft);
  copyFiles(files, draft);
  const judging = convertHydroJudging(context, draft);
  draft.text(
    "problem.yaml",
    writeYaml({
      problem_format_version: "2025-09",
      type: [judging.isScoring ? "scoring" : "pass-fail", ...(judging.isInteractive ? ["interactive"] : [])],
      name: Object.fromEntries(languages.map((language) => [language, title])),
      uuid: `hydro:${pid || title}`,
      limits: judging.limits,
      keywords,
    }),
  );
  const faults = [...context.notes.faults, ...draft.faults];
  if (faults.length > 0) return { kind: "refused", faults };
  const shortName = shortNameFrom(pid) || shortNameFrom(files.shortName);
  const report = { format: "hydro", notes: draft.notes } as const;
  return { kind: "converted", packages: [{ shortName, files: draft.files, report }], leftOut: [] };
}

/** @returns the languages there are */
function convertStatements(files: PackageFiles, draft: PackageDraft): readonly string[] {
  const languages: string[] = [];
  for (const path of [...files.sizes.keys()].filter((each) => /^problem(?:_\w+)?\.md$/.test(each))) {
    const place = { file: path, key: null };
    const reading = files.text(path);
    if (reading.kind !== "read") {
      draft.refuse(place, "is not UTF-8 text of 1 MiB at most; save it anew");
      continue;
    }
    const language = /_([a-z]{2})\w*\.md$/.exec(path)?.[1] ?? textLanguage(reading.value);
    if (languages.includes(language)) {
      draft.note(place, "left", `is a second text in the language ${language}`);
      continue;
    }
    languages.push(language);
    const { statement, samples } = takeSamples(reading.value);
    draft.text(`statement/problem.${language}.md`, statement);
    draft.note(place, "changed", `${samples.size} samples became data/sample`);
    if (languages.length > 1) continue;
    for (const [name, { input, output }] of samples) {
      draft.text(`data/sample/${name}.in`, input);
      draft.text(`data/sample/${name}.ans`, output);
    }
  }
  if (languages.length === 0)
    draft.refuse({ file: "problem.md", key: null }, "is missing; add problem_uz.md or problem.md");
  return languages;
}

function copyFiles(files: PackageFiles, draft: PackageDraft): void {
  for (const path of files.sizes.keys()) {
    const [, name] = /^additional_file\/([^/]+)$/.exec(path) ?? [];
    if (name === undefined) continue;
    const isImage = /\.(?:png|jpe?g|gif|webp|svg)$/i.test(name);
    draft.copy(`${isImage ? "statement" : "attachments"}/${packageName(name)}`, path);
  }
}

const isBlockEnd = (line: string) => /^```[ \t]*$/.test(line);

interface Sample {
  readonly input: string;
  readonly output: string;
}

/** Samples stand in the text as blocks called input1 and output1; file:// names the files beside the statement. */
function takeSamples(text: string): {
  readonly statement: string;
  readonly samples: ReadonlyMap<string, Sample>;
} {
  const found = new Map<string, { input?: string; output?: string }>();
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  const lastEnd = lines.findLastIndex(isBlockEnd);
  const left: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    const [, kind, number] = at < lastEnd ? (/^```(input|output)(\d{1,3})[ \t]*$/.exec(line) ?? []) : [];
    if (kind === undefined || number === undefined) {
      left.push(line);
      continue;
    }
    let end = at + 1;
    while (!isBlockEnd(lines[end] ?? "")) end += 1;
    const body = lines.slice(at + 1, end).map((each) => `${each}\n`);
    found.set(number, { ...found.get(number), [kind]: body.join("") });
    left.push("");
    at = end;
  }
  const statement = left
    .join("\n")
    .replace(/\]\(file:\/\/([^)\s?]+)[^)]*\)/g, (_whole, name: string) => `](${packageName(name)})`);
  const samples = [...found].flatMap(([name, { input, output }]) =>
    input === undefined || output === undefined ? [] : [[name.padStart(3, "0"), { input, output }] as const],
  );
  return { statement, samples: new Map(samples) };
}

import { type PackageContext, readYamlFile } from "../package-context.ts";
import { testlibMark } from "../read-programs.ts";
import type { YamlFields } from "../yaml-fields.ts";
import { openFields } from "../yaml-fields.ts";
import { pairTests, type TestPair } from "./hydro-pairs.ts";
import { type PackageDraft, packageName, writeYaml } from "./package-draft.ts";

const folder = "testdata";
const configPath = `${folder}/config.yaml`;
/** Keys that change nothing of a verdict here. */
const idleKeys = ["langs", "validator", "template", "time", "memory", "user_extra_files", "score"];

export interface HydroJudging {
  readonly isScoring: boolean;
  readonly limits: Readonly<Record<string, unknown>>;
}

/** testdata/ with its config.yaml: limits, checker, subtasks and cases. */
export function convertHydroJudging(context: PackageContext, draft: PackageDraft): HydroJudging {
  const config = context.tree.hasFile(configPath) ? readYamlFile(context, configPath) : null;
  const at = (key: string) => ({ file: configPath, key });
  const type = config?.text("type") ?? "default";
  if (type !== "default") {
    draft.refuse(
      at("type"),
      `is "${type}"; of Hydro's kinds only the default one, with a checker or without, can be taken`,
    );
  }
  if (config?.has("filename")) {
    config.raw("filename");
    draft.refuse(
      at("filename"),
      "asks for files; programs here read standard input and write standard output",
    );
  }
  const args = convertChecker(context, draft, config);
  convertStandard(context, draft, config);
  const isScoring = convertSubtasks(context, draft, { config, args });
  for (const key of config?.keys.filter((each) => idleKeys.includes(each)) ?? []) {
    config?.raw(key);
    if (key !== "time" && key !== "memory") draft.note(at(key), "left", "is not used here");
  }
  config?.refuseOthers(", or tell us of it");
  const limits = {
    time_limit: readTime(draft, config?.text("time") ?? "1s"),
    time_resolution: 0.001,
    time_multipliers: { ac_to_time_limit: 1, time_limit_to_tle: 1 },
    memory: readMemory(draft, config?.text("memory") ?? "256m"),
  };
  return { isScoring, limits };
}

function readTime(draft: PackageDraft, text: string): number {
  const [, number, unit] = /^\s*(\d+(?:\.\d+)?)\s*(ms|us|s)?\s*$/i.exec(text) ?? [];
  const factor = { ms: 0.001, us: 1e-6, s: 1 }[(unit ?? "s").toLowerCase()] ?? Number.NaN;
  const seconds = Math.round(Number(number) * factor * 1000) / 1000;
  if (!(seconds > 0))
    draft.refuse({ file: configPath, key: "time" }, `is "${text}"; write it as 1s or 500ms`);
  return seconds > 0 ? seconds : 1;
}

function readMemory(draft: PackageDraft, text: string): number {
  const [, number, unit] = /^\s*(\d+(?:\.\d+)?)\s*(k|m|g)?i?b?\s*$/i.exec(text) ?? [];
  const factor = { k: 1 / 1024, m: 1, g: 1024 }[(unit ?? "m").toLowerCase()] ?? Number.NaN;
  const memory = Math.ceil(Number(number) * factor);
  if (!(memory > 0)) draft.refuse({ file: configPath, key: "memory" }, `is "${text}"; write it as 256m`);
  return memory > 0 ? memory : 1;
}

/** @returns the arguments of the default validator; none where the package brings its own */
function convertChecker(
  context: PackageContext,
  draft: PackageDraft,
  config: YamlFields | null,
): readonly string[] {
  const place = { file: configPath, key: "checker_type" };
  const extra = config?.texts("judge_extra_files") ?? [];
  const type = config?.text("checker_type") ?? (config?.has("checker") ? "testlib" : "default");
  const file = readFileOf(config, "checker");
  draft.note(place, "taken", type);
  if (type === "default") return ["case_sensitive"];
  if (type === "strict") return ["case_sensitive", "space_change_sensitive"];
  if (type !== "testlib" && type !== "kattis") {
    draft.refuse(
      place,
      `is "${type}"; write the checker for testlib or in this format, or use default or strict`,
    );
    return [];
  }
  const has = (name: string) => context.tree.hasFile(`${folder}/${name}`);
  if (file === null || !has(file)) {
    draft.refuse({ file: configPath, key: "checker" }, `has to name a file of ${folder}/`);
    return [];
  }
  const headers = context.tree.filesIn(folder).filter((name) => /\.(?:h|hpp)$/.test(name));
  for (const name of [file, ...extra.filter(has), ...headers]) {
    draft.copy(`output_validator/${packageName(name)}`, `${folder}/${name}`);
  }
  if (type === "kattis") return [];
  if (!has("testlib.h"))
    draft.refuse(place, "is testlib, but testdata/ has no testlib.h; add it, none is lent here");
  draft.text(`output_validator/${testlibMark}`, "");
  return [];
}

/** A program of the config: its file, or a map with file and lang. */
function readFileOf(config: YamlFields | null, key: string): string | null {
  if (config === null || !config.holdsMap(key)) return config?.text(key) ?? null;
  const fields = config.fields(key);
  fields?.raw("lang");
  return fields?.text("file") ?? null;
}

/** The authors' solution, the one jury submission a Hydro problem can have. */
function convertStandard(context: PackageContext, draft: PackageDraft, config: YamlFields | null): void {
  const file = readFileOf(config, "std");
  const place = { file: configPath, key: "std" };
  if (file === null) {
    draft.note(place, "left", "is not there; add an accepted solution to submissions/accepted");
  } else if (context.tree.hasFile(`${folder}/${file}`)) {
    draft.copy(`submissions/accepted/${packageName(file)}`, `${folder}/${file}`);
    draft.note(place, "taken", "as an accepted submission");
  } else draft.refuse(place, `has to name a file of ${folder}/`);
}

interface Subtask {
  readonly name: string;
  readonly score: number;
  readonly isSum: boolean;
  readonly needs: readonly string[];
  readonly pairs: readonly TestPair[];
}

interface SubtaskInput {
  readonly config: YamlFields | null;
  readonly args: readonly string[];
}

/** @returns whether subtasks give points; without them the problem is all or nothing */
function convertSubtasks(context: PackageContext, draft: PackageDraft, input: SubtaskInput): boolean {
  const pairs = pairTests(context.tree.filesIn(folder));
  const subtasks = readSubtasks(draft, input.config, pairs);
  const validatorArgs = input.args.length === 0 ? {} : { output_validator_args: input.args };
  const write = (path: string, each: readonly TestPair[]) => {
    for (const [index, pair] of each.entries()) {
      const name = `${path}/${String(index + 1).padStart(4, "0")}`;
      draft.copy(`${name}.in`, `${folder}/${pair.input}`);
      draft.copy(`${name}.ans`, `${folder}/${pair.output}`);
      for (const missing of [pair.input, pair.output].filter(
        (file) => !context.tree.hasFile(`${folder}/${file}`),
      )) {
        draft.refuse({ file: `${folder}/${missing}`, key: null }, "is missing; a case names it");
      }
    }
  };
  if (input.args.length > 0) draft.text("data/sample/test_group.yaml", writeYaml(validatorArgs));
  if (subtasks === null) {
    write("data/secret", pairs);
    draft.text("data/secret/test_group.yaml", writeYaml(validatorArgs));
    draft.note({ file: folder, key: null }, "changed", `${pairs.length} tests, which count as a whole`);
    return false;
  }
  const folderOf = (index: number) => `secret/${String(index + 1).padStart(3, "0")}`;
  for (const [index, subtask] of subtasks.entries()) {
    const path = `data/${folderOf(index)}`;
    write(path, subtask.pairs);
    const needed = subtask.needs.map((name) => folderOf(subtasks.findIndex((each) => each.name === name)));
    draft.text(
      `${path}/test_group.yaml`,
      writeYaml({
        max_score: subtask.score,
        score_aggregation: subtask.isSum ? "sum" : "pass-fail",
        ...(needed.length === 0 ? {} : { require_pass: needed }),
        ...validatorArgs,
      }),
    );
  }
  const total = subtasks.reduce((sum, each) => sum + each.score, 0);
  draft.text("data/secret/test_group.yaml", writeYaml({ max_score: total, score_aggregation: "sum" }));
  draft.note({ file: configPath, key: "subtasks" }, "taken", `${subtasks.length} subtasks, ${total} points`);
  return true;
}

function readSubtasks(
  draft: PackageDraft,
  config: YamlFields | null,
  pairs: readonly TestPair[],
): readonly Subtask[] | null {
  const raw = config?.raw("subtasks");
  const cases = config?.raw("cases");
  const at = (key: string) => ({ file: configPath, key });
  if (cases !== undefined && raw === undefined)
    draft.note(at("cases"), "changed", "the files of testdata are paired by name");
  if (!Array.isArray(raw)) return null;
  const subtasks = raw.map((value: unknown, index) => readSubtask(draft, { value, index, pairs }));
  for (const [index, subtask] of subtasks.entries()) {
    for (const name of subtask.needs) {
      const needed = subtasks.slice(0, index).find((each) => each.name === name);
      if (needed === undefined)
        draft.refuse(at(`subtasks.${index}.if`), `names ${name}, which does not come earlier`);
      else if (needed.isSum)
        draft.refuse(
          at(`subtasks.${index}.if`),
          `names ${name}, whose cases count one by one; make it of type min`,
        );
    }
  }
  return subtasks;
}

function readSubtask(
  draft: PackageDraft,
  of: { readonly value: unknown; readonly index: number; readonly pairs: readonly TestPair[] },
): Subtask {
  const place = { file: configPath, key: `subtasks.${of.index}` };
  const notes = {
    faults: [],
    warnings: [],
    refuse: draft.refuse,
    warn: (where: typeof place, message: string) => draft.note(where, "left", message),
  };
  const fields = openFields(notes, place, of.value);
  const name = fields?.text("id") ?? String(of.index + 1);
  const type = fields?.word("type", ["min", "sum", "max"]) ?? "min";
  if (type === "max")
    draft.refuse(
      { ...place, key: `${place.key}.type` },
      "is max, which the format does not have; use min or sum",
    );
  for (const key of ["time", "memory"]) {
    if (fields?.raw(key) !== undefined)
      draft.refuse(
        { ...place, key: `${place.key}.${key}` },
        "limits one subtask; a problem has one limit here, so take it out",
      );
  }
  const listed = fields?.raw("cases");
  const score = fields?.number("score") ?? 0;
  if (!Number.isInteger(score) || score < 0)
    draft.refuse({ ...place, key: `${place.key}.score` }, "has to be a whole number");
  const own = Array.isArray(listed)
    ? listed.flatMap((each: unknown) => readCase(notes, place, each))
    : of.pairs.filter((pair) => pair.subtask === name);
  if (own.length === 0) draft.refuse(place, "has no cases, and no file of testdata is called after it");
  const needs = (fields?.raw("if") === undefined ? [] : (fields?.texts("if") ?? [])).map(String);
  fields?.refuseOthers();
  return { name, score, isSum: type === "sum", needs, pairs: own };
}

function readCase(
  notes: Parameters<typeof openFields>[0],
  place: { file: string; key: string },
  value: unknown,
): TestPair[] {
  const fields = openFields(notes, place, value);
  const input = fields?.text("input") ?? null;
  const output = fields?.text("output") ?? null;
  for (const key of ["score", "time", "memory"]) {
    if (fields?.raw(key) !== undefined)
      notes.refuse(
        { ...place, key: `${place.key}.cases.${key}` },
        "is for one case; give it to the subtask or the problem",
      );
  }
  fields?.refuseOthers();
  if (input !== null && output !== null) return [{ input, output, subtask: "" }];
  notes.refuse({ ...place, key: `${place.key}.cases` }, "has a case without input or output");
  return [];
}

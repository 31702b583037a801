import type { PackageContext } from "../package-context.ts";
import { openFields } from "../yaml-fields.ts";
import { testFolder as folder, type HydroContext, inConfig, openHydro } from "./hydro-context.ts";
import { pairTests, type TestPair } from "./hydro-pairs.ts";
import { convertHydroPrograms } from "./hydro-programs.ts";
import { type PackageDraft, writeYaml } from "./package-draft.ts";

/** Keys that change nothing of a verdict here. */
const idleKeys = ["langs", "validator", "template", "time", "memory", "user_extra_files", "score"];

export interface HydroJudging {
  readonly isScoring: boolean;
  readonly isInteractive: boolean;
  readonly limits: Readonly<Record<string, unknown>>;
}

/** testdata/ with its config.yaml: limits, checker or interactor, subtasks and cases. */
export function convertHydroJudging(context: PackageContext, draft: PackageDraft): HydroJudging {
  const hydro = openHydro(context, draft);
  const { config } = hydro;
  const at = (key: string) => inConfig(hydro, key);
  if (config?.has("filename")) {
    config.raw("filename");
    draft.refuse(
      at("filename"),
      "asks for files; programs here read standard input and write standard output",
    );
  }
  const { isInteractive, args } = convertHydroPrograms(hydro);
  const isScoring = convertSubtasks(hydro, args);
  for (const key of config?.keys.filter((each) => idleKeys.includes(each)) ?? []) {
    config?.raw(key);
    if (key !== "time" && key !== "memory") draft.note(at(key), "left", "is not used here");
  }
  config?.refuseOthers(", or tell us of it");
  const limits = {
    time_limit: readTime(hydro, config?.text("time") ?? "1s"),
    time_resolution: 0.001,
    time_multipliers: { ac_to_time_limit: 1, time_limit_to_tle: 1 },
    memory: readMemory(hydro, config?.text("memory") ?? "256m"),
  };
  return { isScoring, isInteractive, limits };
}

function readTime(hydro: HydroContext, text: string): number {
  const [, number, unit] = /^\s*(\d+(?:\.\d+)?)\s*(ms|us|s)?\s*$/i.exec(text) ?? [];
  const factor = { ms: 0.001, us: 1e-6, s: 1 }[(unit ?? "s").toLowerCase()] ?? Number.NaN;
  const seconds = Math.round(Number(number) * factor * 1000) / 1000;
  if (!(seconds > 0)) hydro.draft.refuse(inConfig(hydro, "time"), `is "${text}"; write it as 1s or 500ms`);
  return seconds > 0 ? seconds : 1;
}

function readMemory(hydro: HydroContext, text: string): number {
  const [, number, unit] = /^\s*(\d+(?:\.\d+)?)\s*(k|m|g)?i?b?\s*$/i.exec(text) ?? [];
  const factor = { k: 1 / 1024, m: 1, g: 1024 }[(unit ?? "m").toLowerCase()] ?? Number.NaN;
  const memory = Math.ceil(Number(number) * factor);
  if (!(memory > 0)) hydro.draft.refuse(inConfig(hydro, "memory"), `is "${text}"; write it as 256m`);
  return memory > 0 ? memory : 1;
}

interface Subtask {
  readonly name: string;
  readonly score: number;
  readonly isSum: boolean;
  readonly needs: readonly string[];
  readonly pairs: readonly TestPair[];
}

/** Hydro's name of a file with nothing in it, such as the input of an interactor that needs none. */
const nothing = "/dev/null";

/** @returns whether subtasks give points; without them the problem is all or nothing */
function convertSubtasks(hydro: HydroContext, args: readonly string[]): boolean {
  const { tree, draft } = hydro;
  const pairs = readPairs(hydro);
  const subtasks = readSubtasks(hydro, pairs);
  const validatorArgs = args.length === 0 ? {} : { output_validator_args: args };
  const copy = (to: string, name: string) => {
    if (name === nothing) draft.text(to, "");
    else draft.copy(to, `${folder}/${name}`);
    if (name !== nothing && !tree.hasFile(`${folder}/${name}`))
      draft.refuse({ file: `${folder}/${name}`, key: null }, "is missing; a case names it");
  };
  const write = (path: string, each: readonly TestPair[]) => {
    for (const [index, pair] of each.entries()) {
      const name = `${path}/${String(index + 1).padStart(4, "0")}`;
      copy(`${name}.in`, pair.input);
      copy(`${name}.ans`, pair.output);
    }
  };
  if (args.length > 0) draft.text("data/sample/test_group.yaml", writeYaml(validatorArgs));
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
  draft.note(inConfig(hydro, "subtasks"), "taken", `${subtasks.length} subtasks, ${total} points`);
  return true;
}

/** The cases of the config, or where it lists none, the files of testdata/ paired by name. */
function readPairs(hydro: HydroContext): readonly TestPair[] {
  const cases = hydro.config?.raw("cases");
  if (!Array.isArray(cases)) return pairTests(hydro.tree.filesIn(folder));
  const place = inConfig(hydro, "cases");
  return cases.flatMap((each: unknown) => readCase(notesOf(hydro), place, each));
}

function readSubtasks(hydro: HydroContext, pairs: readonly TestPair[]): readonly Subtask[] | null {
  const { draft, config } = hydro;
  const raw = config?.raw("subtasks");
  const at = (key: string) => inConfig(hydro, key);
  if (!Array.isArray(raw)) return null;
  const subtasks = raw.map((value: unknown, index) => readSubtask(hydro, { value, index, pairs }));
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

/** Faults and remarks of a map in the config, told as the draft's own. */
function notesOf({ draft }: HydroContext): Parameters<typeof openFields>[0] {
  return {
    faults: [],
    warnings: [],
    refuse: draft.refuse,
    warn: (where, message) => draft.note(where, "left", message),
  };
}

function readSubtask(
  hydro: HydroContext,
  of: { readonly value: unknown; readonly index: number; readonly pairs: readonly TestPair[] },
): Subtask {
  const { draft } = hydro;
  const place = inConfig(hydro, `subtasks.${of.index}`);
  const notes = notesOf(hydro);
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
  const inCases = { ...place, key: `${place.key}.cases` };
  const score = fields?.number("score") ?? 0;
  if (!Number.isInteger(score) || score < 0)
    draft.refuse({ ...place, key: `${place.key}.score` }, "has to be a whole number");
  const own = Array.isArray(listed)
    ? listed.flatMap((each: unknown) => readCase(notes, inCases, each))
    : of.pairs.filter((pair) => pair.subtask === name);
  if (own.length === 0)
    draft.refuse(
      place,
      Array.isArray(hydro.config?.raw("cases"))
        ? "has no cases, and those of the config's own cases belong to no subtask; move them into the subtasks"
        : "has no cases, and no file of testdata is called after it",
    );
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
        { ...place, key: `${place.key}.${key}` },
        "is for one case; give it to the subtask or the problem",
      );
  }
  fields?.refuseOthers();
  if (input !== null && output !== null) return [{ input, output, subtask: "" }];
  notes.refuse(place, "has a case without input or output");
  return [];
}

import { noExpectation } from "./folder-expectations.ts";
import type { Expectation, ExpectedVerdict } from "./manifest.ts";
import { type Glob, readGlob } from "./match-glob.ts";
import { type PackageContext, readYamlFile } from "./package-context.ts";
import { isLanguageCode } from "./package-languages.ts";
import type { PackageNotes } from "./package-notes.ts";
import { readPersons } from "./read-persons.ts";
import type { YamlFields } from "./yaml-fields.ts";

/** One top-level glob of submissions.yaml with all it says. */
export interface SubmissionRule {
  readonly glob: Glob;
  readonly language: string | null;
  readonly entryPoint: string | null;
  readonly authors: readonly string[] | null;
  readonly isModelSolution: boolean | null;
  /** What it demands of all cases: only the keys it names. Null: nothing. */
  readonly demand: Demand | null;
  /** What it demands of some cases, each with its glob below data/. */
  readonly caseExpectations: readonly Expectation[];
}

export type Demand = Partial<
  Pick<Expectation, "permitted" | "required" | "score" | "message" | "useForTimeLimit">
>;

const path = "submissions/submissions.yaml";
const verdicts = ["AC", "WA", "TLE", "RTE"] as const;
const demandKeys = ["permitted", "required", "score", "message", "use_for_time_limit"];

/**
 * submissions/submissions.yaml; an empty list where there is none.
 * Source: 2025-09, "Example submissions".
 */
export function readSubmissionsYaml(
  context: PackageContext,
  problem: { readonly isScoring: boolean },
): readonly SubmissionRule[] {
  const fields = context.tree.hasFile(path) ? readYamlFile(context, path) : null;
  return (fields?.keys ?? []).flatMap((key) => {
    const rule = fields === null ? null : readRule(context.notes, fields, { key, ...problem });
    return rule === null ? [] : [rule];
  });
}

interface RuleKey {
  readonly key: string;
  readonly isScoring: boolean;
}

function readRule(notes: PackageNotes, all: YamlFields, at: RuleKey): SubmissionRule | null {
  const { key, isScoring } = at;
  const glob = readGlob(key);
  if (glob.kind === "refused") {
    notes.refuse(all.at(key), glob.why);
    return null;
  }
  const fields = all.fields(key);
  if (fields === null) return null;
  const language = fields.text("language");
  if (language !== null && !isLanguageCode(language)) {
    notes.refuse(fields.at("language"), `"${language}" is no language of the format`);
  }
  const rule: SubmissionRule = {
    glob: glob.value,
    language,
    entryPoint: fields.text("entrypoint"),
    authors: fields.has("authors") ? readPersons(notes, fields.at("authors"), fields.raw("authors")) : null,
    isModelSolution: fields.flag("model_solution"),
    demand: readDemand(notes, fields, isScoring),
    caseExpectations: readCaseRules(notes, fields, at),
  };
  fields.refuseOthers();
  return rule;
}

const ownKeys = ["language", "entrypoint", "authors", "model_solution", ...demandKeys];

/** Every key that is none of the rule's own and holds a map is a glob of groups or cases. */
function readCaseRules(notes: PackageNotes, fields: YamlFields, at: RuleKey): readonly Expectation[] {
  const globs = fields.keys.filter((key) => !ownKeys.includes(key) && fields.holdsMap(key));
  return globs.flatMap((cases) => {
    const glob = readGlob(cases);
    if (glob.kind === "refused") notes.refuse(fields.at(cases), glob.why);
    const inner = fields.fields(cases);
    if (inner === null || glob.kind === "refused") return [];
    const demand = readDemand(notes, inner, at.isScoring);
    inner.refuseOthers();
    const origin = `submissions.yaml: ${at.key}, ${cases}`;
    return demand === null ? [] : [{ ...noExpectation, ...demand, cases, origin }];
  });
}

function readDemand(notes: PackageNotes, fields: YamlFields, isScoring: boolean): Demand | null {
  const demand: Demand = {
    ...present("permitted", readVerdicts(notes, fields, "permitted")),
    ...present("required", readVerdicts(notes, fields, "required")),
    ...present("score", readScore(notes, fields, isScoring)),
    ...present("message", fields.text("message")),
    ...present("useForTimeLimit", readUse(notes, fields)),
  };
  return Object.keys(demand).length === 0 ? null : demand;
}

function present<Key extends string, Value>(key: Key, value: Value | null): { [K in Key]?: Value } {
  const pair: { [K in Key]?: Value } = {};
  if (value !== null) pair[key] = value;
  return pair;
}

function readVerdicts(
  notes: PackageNotes,
  fields: YamlFields,
  key: string,
): readonly ExpectedVerdict[] | null {
  const words = fields.texts(key);
  if (words === null) return null;
  const known = words.flatMap((word) => verdicts.find((verdict) => verdict === word) ?? []);
  if (known.length < words.length || words.length === 0) {
    notes.refuse(fields.at(key), `has to be a list of ${verdicts.join(", ")}; it is [${words.join(", ")}]`);
  }
  return known;
}

function readScore(
  notes: PackageNotes,
  fields: YamlFields,
  isScoring: boolean,
): readonly [number, number] | null {
  const raw = fields.raw("score");
  if (raw === undefined) return null;
  if (!isScoring) notes.refuse(fields.at("score"), "is for scoring problems; take it out");
  const [low, high, ...rest]: readonly unknown[] = Array.isArray(raw) ? raw : [raw, raw];
  const isRange = typeof low === "number" && typeof high === "number" && rest.length === 0 && low <= high;
  if (isRange) return [low, high];
  notes.refuse(fields.at("score"), "has to be a number, or two, the smaller first, as [20, 40]");
  return null;
}

function readUse(notes: PackageNotes, fields: YamlFields): Expectation["useForTimeLimit"] | null {
  const raw = fields.raw("use_for_time_limit");
  if (raw === undefined) return null;
  if (raw === false) return "none";
  if (raw === true) return "default";
  if (raw === "lower" || raw === "upper") return raw;
  notes.refuse(fields.at("use_for_time_limit"), "has to be false, true, lower or upper");
  return null;
}

import { readCommonLimits, readLimit } from "./limit-bounds.ts";
import type { PackageLimits, ProblemKind, TimeLimitRule } from "./manifest.ts";
import type { PackageContext } from "./package-context.ts";
import { licenses, type PackageHeader } from "./package-header.ts";
import type { PackageNotes, Place } from "./package-notes.ts";
import { readConstants } from "./read-constants.ts";
import { checkLanguages, checkRights } from "./read-legacy-header.ts";
import { readPersons } from "./read-persons.ts";
import { asText, describe, isMap, openFields, type YamlFields } from "./yaml-fields.ts";

const creditKeys = ["authors", "contributors", "testers", "packagers", "acknowledgements"] as const;
const typeWords = ["pass-fail", "scoring", "multi-pass", "interactive", "submit-answer"] as const;
const enemies: readonly (readonly [string, string])[] = [
  ["pass-fail", "scoring"],
  ["submit-answer", "multi-pass"],
  ["submit-answer", "interactive"],
];
const rounding = 1e-9;

/**
 * problem.yaml of format 2025-09.
 *
 * @param isDraft 2023-07-draft, whose packages may lack a uuid
 * Source: 2025-09, "Problem metadata".
 */
export function readModernHeader(
  context: PackageContext,
  fields: YamlFields,
  isDraft: boolean,
): PackageHeader {
  const { notes } = context;
  fields.raw("problem_format_version");
  const kind = readKind(notes, fields);
  const uuid = fields.text("uuid");
  if (uuid === null && !fields.has("uuid")) {
    const message = "is missing; give the problem one and keep it, so that it is known again";
    if (isDraft) notes.warn(fields.at("uuid"), message);
    else notes.refuse(fields.at("uuid"), message);
  }
  const limits = fields.fields("limits");
  const multipliers = limits?.fields("time_multipliers") ?? null;
  const timeLimitRule: TimeLimitRule = {
    kind: "2025-09",
    resolutionMs: readLimit(notes, limits, "time_resolution"),
    acToTimeLimit: readLimit(notes, multipliers, "ac_to_time_limit"),
    timeLimitToTle: readLimit(notes, multipliers, "time_limit_to_tle"),
  };
  const header: PackageHeader = {
    name: readName(fields),
    uuid,
    version: fields.text("version"),
    embargoUntil: readEmbargo(notes, fields),
    kind,
    limits: readModernLimits(notes, limits, { kind, resolutionMs: timeLimitRule.resolutionMs }),
    timeLimitRule,
    validation: null,
    oldGrading: null,
    objective: "max",
    isGroupScoreShown: kind.isScoring,
    ...readAttribution(notes, fields),
    keywords: fields.texts("keywords") ?? [],
    languages: checkLanguages(notes, fields.at("languages"), fields.texts("languages") ?? ["all"]),
    isFileWritingAllowed: fields.flag("allow_file_writing") ?? false,
    constants: readConstants(notes, fields.fields("constants")),
  };
  multipliers?.refuseOthers();
  limits?.refuseOthers();
  fields.refuseOthers();
  return header;
}

function readKind(notes: PackageNotes, fields: YamlFields): ProblemKind {
  const place = fields.at("type");
  const words = fields.texts("type") ?? ["pass-fail"];
  for (const word of words) {
    if (!typeWords.some((known) => known === word)) {
      notes.refuse(place, `"${word}" is no type; it is one of ${typeWords.join(", ")}`);
    }
  }
  if (words.length === 0) notes.refuse(place, "is an empty list; name a type, or take it out");
  if (new Set(words).size < words.length) notes.refuse(place, "names a type twice; name each once");
  for (const [one, other] of enemies) {
    if (words.includes(one) && words.includes(other))
      notes.refuse(place, `cannot be both ${one} and ${other}`);
  }
  return {
    isScoring: words.includes("scoring"),
    isInteractive: words.includes("interactive"),
    isMultiPass: words.includes("multi-pass"),
    isSubmitAnswer: words.includes("submit-answer"),
  };
}

function readModernLimits(
  notes: PackageNotes,
  limits: YamlFields | null,
  problem: { readonly kind: ProblemKind; readonly resolutionMs: number },
): PackageLimits {
  const timeLimitMs = limits?.has("time_limit") ? readLimit(notes, limits, "time_limit") : null;
  if (timeLimitMs !== null && limits !== null && !isMultiple(timeLimitMs, problem.resolutionMs)) {
    const step = problem.resolutionMs / 1000;
    notes.refuse(limits.at("time_limit"), `is not a multiple of time_resolution, which is ${step} s`);
  }
  if (limits?.has("validation_passes") && !problem.kind.isMultiPass) {
    notes.refuse(limits.at("validation_passes"), "is for multi-pass problems; take it out");
  }
  return {
    ...readCommonLimits(notes, limits),
    timeLimitMs,
    validationPasses: readLimit(notes, limits, "validation_passes"),
  };
}

function isMultiple(value: number, step: number): boolean {
  const times = value / step;
  return Math.abs(times - Math.round(times)) <= rounding * Math.max(1, times) && Math.round(times) >= 1;
}

function readName(fields: YamlFields): PackageHeader["name"] {
  if (!fields.holdsMap("name")) return fields.text("name");
  const names = fields.fields("name");
  const entries = (names?.keys ?? []).map((language) => [language, names?.text(language) ?? ""] as const);
  return Object.fromEntries(entries);
}

function readEmbargo(notes: PackageNotes, fields: YamlFields): string | null {
  const text = fields.text("embargo_until");
  if (text === null) return null;
  // YAML 1.1 readers turn a bare date into an instant.
  const isDate = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:\.000)?Z)?$/.test(text);
  if (isDate && Number.isFinite(Date.parse(text))) return text;
  notes.refuse(
    fields.at("embargo_until"),
    `has to be a day or an instant in UTC, as 2026-01-31 or 2026-01-31T12:00:00Z; it is "${text}"`,
  );
  return null;
}

function readAttribution(notes: PackageNotes, fields: YamlFields) {
  const credits = readCredits(notes, fields);
  const source = readSources(notes, fields.at("source"), fields.raw("source"));
  const license = fields.word("license", licenses) ?? "unknown";
  const rightsOwner = fields.text("rights_owner");
  const authors = credits.authors ?? [];
  const owner = rightsOwner ?? (authors.length > 0 ? authors.join(", ") : (source[0] ?? null));
  checkRights(notes, { place: fields.at("rights_owner"), license, rightsOwner, owner });
  return { credits, source, license, rightsOwner: license === "public domain" ? null : owner };
}

function readCredits(notes: PackageNotes, fields: YamlFields): Record<string, readonly string[]> {
  const raw = fields.raw("credits");
  if (raw === undefined) return {};
  if (!isMap(raw)) return { authors: readPersons(notes, fields.at("credits"), raw) };
  const credits = fields.fields("credits");
  const read: Record<string, readonly string[]> = {};
  if (credits === null) return read;
  for (const key of creditKeys) {
    const persons = credits.raw(key);
    if (persons !== undefined) read[key] = readPersons(notes, credits.at(key), persons);
  }
  const translators = credits.fields("translators");
  for (const language of translators?.keys ?? []) {
    if (translators === null) break;
    const persons = readPersons(notes, translators.at(language), translators.raw(language));
    read[`translators.${language}`] = persons;
  }
  credits.refuseOthers();
  return read;
}

function readSources(notes: PackageNotes, place: Place, raw: unknown): readonly string[] {
  if (raw === undefined) return [];
  const list: readonly unknown[] = Array.isArray(raw) ? raw : [raw];
  return list.flatMap((each) => {
    const name = asText(each);
    if (name !== null) return [name];
    if (!isMap(each)) {
      notes.refuse(place, `has to name where the problem comes from; it is ${describe(each)}`);
      return [];
    }
    const fields = openFields(notes, place, each);
    const [named, url] = [fields?.text("name") ?? null, fields?.text("url") ?? null];
    if (named === null) notes.refuse(place, "needs the key name");
    fields?.refuseOthers();
    return named === null ? [] : [url === null ? named : `${named} <${url}>`];
  });
}

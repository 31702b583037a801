import { readDecimal } from "../verdict/read-decimal.ts";
import { readCommonLimits, readLimit } from "./limit-bounds.ts";
import type { PackageContext, PackageDialect } from "./package-context.ts";
import { type LegacyValidation, licenses, type OldGrading, type PackageHeader } from "./package-header.ts";
import { isLanguageCode } from "./package-languages.ts";
import type { PackageNotes, Place } from "./package-notes.ts";
import type { YamlFields } from "./yaml-fields.ts";

/**
 * problem.yaml of the legacy formats.
 * Source: legacy and legacy-icpc, "Problem metadata".
 */
export function readLegacyHeader(
  context: PackageContext,
  fields: YamlFields,
  dialect: PackageDialect,
): PackageHeader {
  const { notes } = context;
  fields.raw("problem_format_version");
  const isFull = dialect === "legacy";
  const isScoring = isFull && fields.word("type", ["pass-fail", "scoring"]) === "scoring";
  const validation = readValidation(notes, fields, { isScoring, isFull });
  const grading = isFull ? fields.fields("grading") : null;
  const limits = fields.fields("limits");
  const { isMultiPass } = validation;
  for (const key of ["time_limit", ...(isMultiPass ? ["validation_passes"] : [])]) {
    if (limits?.has(key))
      notes.warn(limits.at(key), "is no key of the legacy formats; it is taken as in 2025-09");
  }
  const header: PackageHeader = {
    name: readName(fields),
    uuid: fields.text("uuid"),
    version: null,
    embargoUntil: null,
    kind: {
      isScoring,
      isInteractive: validation.isInteractive,
      isMultiPass,
      isSubmitAnswer: false,
    },
    limits: {
      ...readCommonLimits(notes, limits),
      timeLimitMs: limits?.has("time_limit") ? readLimit(notes, limits, "time_limit") : null,
      validationPasses: isMultiPass ? readLimit(notes, limits, "validation_passes") : 2,
    },
    timeLimitRule: {
      kind: "legacy",
      timeMultiplier: readLimit(notes, limits, "time_multiplier"),
      timeSafetyMargin: readLimit(notes, limits, "time_safety_margin"),
    },
    validation,
    oldGrading: grading === null ? null : readOldGrading(notes, grading, isScoring),
    objective: grading?.word("objective", ["max", "min"]) ?? "max",
    isGroupScoreShown: grading?.flag("show_test_data_groups") ?? false,
    ...readAttribution(notes, fields),
    keywords: (fields.texts("keywords") ?? []).flatMap(splitWords),
    languages: readLanguages(notes, fields),
    isFileWritingAllowed: true,
    constants: {},
  };
  limits?.refuseOthers();
  grading?.refuseOthers();
  fields.refuseOthers(dialect === "legacy-icpc" ? ', or say "problem_format_version: legacy"' : "");
  return header;
}

function readName(fields: YamlFields): PackageHeader["name"] {
  // The format wants one text; packages made for newer tools carry a map by language, which says more.
  if (!fields.holdsMap("name")) return fields.text("name");
  const names = fields.fields("name");
  const entries = (names?.keys ?? []).map((language) => [language, names?.text(language) ?? ""] as const);
  return Object.fromEntries(entries.filter(([, name]) => name !== ""));
}

function readValidation(
  notes: PackageNotes,
  fields: YamlFields,
  allowed: { readonly isScoring: boolean; readonly isFull: boolean },
): LegacyValidation & { readonly isInteractive: boolean; readonly isMultiPass: boolean } {
  const words = splitWords(fields.text("validation") ?? "default");
  const flags = splitWords(fields.text("validator_flags") ?? "");
  const [first, ...rest] = words;
  const isCustom = first === "custom";
  const place = fields.at("validation");
  if (!isCustom && first !== "default") {
    notes.refuse(place, `has to begin with "default" or "custom"; it is "${words.join(" ")}"`);
  }
  const known = isCustom ? ["interactive", "multi-pass", ...(allowed.isFull ? ["score"] : [])] : [];
  for (const word of rest) {
    if (!known.includes(word)) notes.refuse(place, `"${word}" is not known after "${first}"; take it out`);
  }
  const isMultiPass = isCustom && rest.includes("multi-pass");
  if (isMultiPass)
    notes.warn(place, "multi-pass is no word of the legacy formats; it is taken as in 2025-09");
  const mayScore = isCustom && rest.includes("score");
  if (mayScore && !allowed.isScoring) {
    notes.refuse(place, '"score" is for scoring problems; take it out, or say "type: scoring"');
  }
  return { isCustom, flags, isMultiPass, isInteractive: isCustom && rest.includes("interactive") };
}

/** Keys older than the format called legacy, which packages still carry. */
function readOldGrading(notes: PackageNotes, grading: YamlFields, isScoring: boolean): OldGrading | null {
  if (!isScoring && grading.keys.length > 0) {
    notes.warn(grading.place, "is for scoring problems; it changes nothing here");
  }
  const onReject = grading.word("on_reject", ["first_error", "worst_error", "grade", "break", "continue"]);
  const old: OldGrading = {
    onReject:
      onReject === "first_error" || onReject === "break"
        ? "break"
        : onReject === "grade" || onReject === "continue"
          ? "continue"
          : null,
    acceptScore: grading.number("accept_score"),
    rejectScore: grading.number("reject_score"),
    range: readRange(notes, grading, "range"),
  };
  const carried = ["on_reject", "accept_score", "reject_score", "range"].filter((key) => grading.has(key));
  for (const key of carried)
    notes.warn(grading.at(key), "belongs into data/testdata.yaml; it is read as if there");
  return carried.length > 0 ? old : null;
}

/** "A B": two numbers, or inf with a sign, the first not above the second. */
export function readRange(
  notes: PackageNotes,
  fields: YamlFields,
  key: string,
): readonly [number, number] | null {
  const text = fields.text(key);
  if (text === null) return null;
  const [low, high, ...rest] = splitWords(text).map(readBound);
  const isRead = low !== undefined && low !== null && high !== undefined && high !== null;
  if (isRead && rest.length === 0 && low <= high) return [low, high];
  notes.refuse(
    fields.at(key),
    `has to be two numbers, the smaller first, as "0 100" or "0 +inf"; it is "${text}"`,
  );
  return null;
}

function readBound(word: string): number | null {
  if (/^[+]?inf$/i.test(word)) return Number.POSITIVE_INFINITY;
  return /^-inf$/i.test(word) ? Number.NEGATIVE_INFINITY : readDecimal(word);
}

function readAttribution(
  notes: PackageNotes,
  fields: YamlFields,
): Pick<PackageHeader, "credits" | "source" | "license" | "rightsOwner"> {
  const author = fields.text("author");
  const source = fields.text("source");
  const url = fields.text("source_url");
  if (url !== null && source === null) {
    notes.refuse(fields.at("source_url"), "needs a source; name it in the key source");
  }
  const authors = author === null ? [] : splitAuthors(author);
  const license = fields.word("license", licenses) ?? "unknown";
  const rightsOwner = fields.text("rights_owner");
  const owner = rightsOwner ?? (authors.length > 0 ? authors.join(", ") : source);
  checkRights(notes, { place: fields.at("rights_owner"), license, rightsOwner, owner });
  return {
    credits: authors.length > 0 ? { authors } : {},
    source: source === null ? [] : [url === null ? source : `${source} <${url}>`],
    license,
    rightsOwner: license === "public domain" ? null : owner,
  };
}

/** The rule on rights owners, the same in every format. */
export function checkRights(
  notes: PackageNotes,
  rights: {
    readonly place: Place;
    readonly license: string;
    readonly rightsOwner: string | null;
    readonly owner: string | null;
  },
): void {
  const { place, license, rightsOwner, owner } = rights;
  if (license === "public domain" && rightsOwner !== null) {
    notes.refuse(place, "must not be set for a problem in the public domain; take it out");
  } else if (license !== "unknown" && license !== "public domain" && owner === null) {
    notes.refuse(place, `is needed with the license ${license}; name the owner, the author or the source`);
  }
}

function readLanguages(notes: PackageNotes, fields: YamlFields): "all" | readonly string[] {
  const codes = (fields.texts("languages") ?? ["all"]).flatMap(splitWords);
  return checkLanguages(notes, fields.at("languages"), codes);
}

/** "all", or codes of the formats' table, each known. */
export function checkLanguages(
  notes: PackageNotes,
  place: Place,
  codes: readonly string[],
): "all" | readonly string[] {
  if (codes.length === 1 && codes[0] === "all") return "all";
  if (codes.length === 0) notes.refuse(place, 'names no language; take it out, or say "all"');
  for (const code of codes) {
    if (!isLanguageCode(code)) notes.refuse(place, `"${code}" is no language of the format`);
  }
  return codes;
}

function splitAuthors(text: string): string[] {
  return text
    .split(/,\s*|\s+and\s+|\s+&\s+/)
    .map((author) => author.trim())
    .filter((author) => author !== "");
}

export function splitWords(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== "");
}

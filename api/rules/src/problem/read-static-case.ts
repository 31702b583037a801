import { staticCaseName } from "../verdict/list-cases.ts";
import type { ModernGrading, TestCase } from "./manifest.ts";
import type { PackageContext } from "./package-context.ts";
import { plainSettings, readList } from "./read-case-settings.ts";
import type { YamlFields } from "./yaml-fields.ts";

export interface StaticGroup {
  /** "secret/group1" */
  readonly name: string;
  readonly isScoring: boolean;
  readonly grading: ModernGrading;
  readonly hasProgram: boolean;
  /** Groups lie in it, so that no score of its own could be added up. */
  readonly hasGroups: boolean;
}

export interface StaticReading {
  readonly case: TestCase | null;
  readonly score: number | null;
}

const nothing: StaticReading = { case: null, score: null };

/**
 * The static validation case of a group, as its test_group.yaml defines it.
 *
 * Format and prose differ on `pass-fail`: the text allows it where a group, or the whole problem, is all or nothing, and
 * there a number is an error; in groups that sum or take the minimum it is the other way round.
 *
 * @param fields  null: the group has no such file
 * Source: 2025-09, "Static validation test cases".
 */
export function readStaticCase(
  context: PackageContext,
  fields: YamlFields | null,
  group: StaticGroup,
): StaticReading {
  if (fields === null) return nothing;
  const { notes } = context;
  const args = readList(notes, fields, "static_validator_args");
  const place = fields.at("static_validation_score");
  const raw = fields.raw("static_validation_score");
  if (raw === undefined) {
    const message = "is for a static validation case; give static_validation_score too, or take it out";
    if (args !== null) notes.refuse(fields.at("static_validator_args"), message);
    return nothing;
  }
  const refuse = (message: string): StaticReading => {
    notes.refuse(place, message);
    return nothing;
  };
  if (!group.hasProgram) return refuse("needs a program in static_validator/; add one, or take this out");
  if (group.hasGroups) return refuse("stands above groups; move it into the groups it is meant for");
  const score = typeof raw === "number" && Number.isInteger(raw) && raw >= 0 ? raw : null;
  if (score === null && raw !== "pass-fail")
    return refuse('has to be a whole number, 0 or more, or "pass-fail"');
  const isAllOrNothing = !group.isScoring || group.grading.aggregation === "pass-fail";
  if (isAllOrNothing && score !== null) {
    return refuse('is a number, but the group is all or nothing; say "pass-fail", or let it sum');
  }
  if (!isAllOrNothing && score === null) {
    return refuse("is pass-fail, but the group adds up scores; give a number, or make the group pass-fail");
  }
  const { maxScore } = group.grading;
  if (score !== null && maxScore !== null && score > maxScore) {
    return refuse(`is ${score}, more than the group's max_score of ${maxScore}`);
  }
  return { case: caseOf(group.name, args ?? []), score };
}

function caseOf(group: string, args: readonly string[]): TestCase {
  return {
    ...plainSettings,
    name: `${group}/${staticCaseName}`,
    isStatic: true,
    inputPath: "",
    answerPath: null,
    outputValidatorArgs: args,
    filePaths: [],
    hint: null,
    description: null,
    shown: {},
  };
}

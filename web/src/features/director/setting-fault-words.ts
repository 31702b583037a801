import type { SettingFault, SettingFaultWord } from "@bilimdon/rules/contest/check-settings";
import * as words from "../../generated/messages/director.ts";
import * as results from "../../generated/messages/results.ts";

const known: Readonly<Record<SettingFaultWord, () => string>> = {
  "slug-form": words.faultSlugForm,
  "slug-taken": words.faultSlugTaken,
  "title-missing": words.faultTitleMissing,
  "title-long": words.faultTitleLong,
  "start-range": words.faultStart,
  "length-range": words.faultLength,
  "window-short": words.faultWindow,
  "window-practice": words.faultWindowPractice,
  "freeze-long": words.faultFreeze,
  "penalty-range": words.faultPenalty,
  "medals-range": words.faultMedals,
  "medal-percent": words.faultMedalPercent,
  "honours-without-medals": words.faultHonours,
  "code-short": words.faultCode,
  "capacity-range": words.faultCapacity,
  "pages-range": words.faultPages,
  "qualification-level": words.faultQualificationLevel,
  "qualification-least": words.faultQualificationLeast,
  "qualification-contest": words.faultQualificationContest,
  "exam-practice": words.faultExamPractice,
  "range-form": words.faultRange,
  "ranges-many": words.faultRanges,
  "problems-many": words.faultProblems,
  "problem-unknown": words.faultProblemUnknown,
  "problem-twice": words.faultProblemTwice,
  "problem-in-use": words.faultProblemInUse,
  "label-form": words.faultLabel,
  "label-twice": words.faultLabelTwice,
  "points-range": words.faultPoints,
  "rgb-form": words.faultColour,
  locked: words.faultLocked,
  final: results.final,
};

/** What is wrong with a setting, and what to do; which problem or range it is about comes first. */
export function settingFaultWords({ fault, at }: SettingFault): string {
  const text = known[fault]();
  return at === undefined ? text : `${at}: ${text}`;
}

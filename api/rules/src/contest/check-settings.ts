/** What a contest is set to be, as its page sends it, and what is wrong with it. */

import type { AwardPlan } from "../scoreboard/award-plan.ts";
import type { ContestFormat } from "../scoreboard/contest-format.ts";
import { isRange } from "./address-range.ts";
import type { ContestLevel, Qualification } from "./qualification.ts";

export interface ContestSettings {
  readonly slug: string;
  /** By language code: uz, ru, en. */
  readonly title: Readonly<Record<string, string>>;
  /** ms since 1970. */
  readonly startsAt: number;
  /** What each participant has; practice has no end, and says 0. */
  readonly lengthMs: number;
  /** Each begins by themselves while the window, this long, is open; null: all begin together. */
  readonly windowMs: number | null;
  /** Before the common end; null: never. */
  readonly freezeMs: number | null;
  readonly format: ContestFormat;
  readonly penaltyMinutes: number;
  readonly awards: AwardPlan;
  /** A submission that is over its time limit is judged again on another host before that counts. */
  readonly confirmsLate: boolean;
  readonly hasBalloons: boolean;
  /** Pages of one print at most; null: contestants do not print. */
  readonly printPages: number | null;
  readonly isUpsolvable: boolean;
  readonly registration: "closed" | "open" | "code";
  readonly invitationCode: string | null;
  readonly registrationEndsAt: number | null;
  readonly takes: "individuals" | "teams";
  readonly capacity: number | null;
  /** Of an olympiad; null: none. */
  readonly level: ContestLevel | null;
  /** Only whoever reached this in a contest of the level below joins by themselves; null: it is not asked. */
  readonly qualification: Qualification | null;
  readonly isExam: boolean;
  readonly examRanges: readonly string[];
  /** In order. */
  readonly problems: readonly ContestProblemSetting[];
}

export interface ContestProblemSetting {
  readonly slug: string;
  readonly label: string;
  /** Full points of a pass-fail problem; null: one. */
  readonly points: number | null;
  /** "#rrggbb" of its balloon. */
  readonly rgb: string | null;
}

/** fault: the word a page translates. at: which problem or range it is about, where it is about one. */
export interface SettingFault {
  readonly field: keyof ContestSettings;
  readonly fault: SettingFaultWord;
  readonly at?: string;
}

export type SettingFaultWord =
  | "slug-form"
  | "slug-taken"
  | "title-missing"
  | "title-long"
  | "start-range"
  | "length-range"
  | "window-short"
  | "window-practice"
  | "freeze-long"
  | "penalty-range"
  | "medals-range"
  | "medal-percent"
  | "honours-without-medals"
  | "code-short"
  | "capacity-range"
  | "pages-range"
  | "qualification-level"
  | "qualification-least"
  | "qualification-contest"
  | "exam-practice"
  | "range-form"
  | "ranges-many"
  | "problems-many"
  | "problem-unknown"
  | "problem-twice"
  | "problem-in-use"
  | "label-form"
  | "label-twice"
  | "points-range"
  | "rgb-form"
  | "locked"
  | "final";

const minuteMs = 60_000;
const longestMs = 366 * 24 * 60 * minuteMs;
/** 1 January 2000 and 2100: outside of it a date was mistyped. */
const [earliest, latest] = [946_684_800_000, 4_102_444_800_000];
const mostProblems = 60;
const mostRanges = 64;
const mostMedals = 1_000;
const mostPages = 50;
const mostLeast = 1_000_000;

/**
 * Everything that is wrong with settings by themselves; what only the database knows (a slug that is taken, a problem
 * that is not there) is found by the verb.
 *
 * @returns all faults, in the order of the page; none: they are good
 * @throws never
 */
export function checkSettings(settings: ContestSettings): readonly SettingFault[] {
  return [
    ...checkNames(settings),
    ...checkTimes(settings),
    ...checkAwards(settings),
    ...checkEntry(settings),
    ...checkProblems(settings),
  ];
}

type Check = readonly [isRight: boolean, field: keyof ContestSettings, fault: SettingFaultWord];

function checkNames({ slug, title }: ContestSettings): SettingFault[] {
  const titles = Object.values(title).map((text) => text.trim());
  return faultsOf([
    [/^[a-z0-9][a-z0-9-]{1,63}$/.test(slug), "slug", "slug-form"],
    [titles.some((text) => text.length > 0), "title", "title-missing"],
    [titles.every((text) => text.length <= 120), "title", "title-long"],
  ]);
}

function checkTimes(settings: ContestSettings): SettingFault[] {
  const { startsAt, lengthMs, windowMs, freezeMs, format, penaltyMinutes } = settings;
  const isPractice = format.kind === "practice";
  const commonMs = windowMs ?? lengthMs;
  const isBetween = (value: number, least: number, most: number) => value >= least && value <= most;
  return faultsOf([
    [isBetween(startsAt, earliest, latest), "startsAt", "start-range"],
    [isPractice || isBetween(lengthMs, minuteMs, longestMs), "lengthMs", "length-range"],
    [windowMs === null || isPractice || isBetween(windowMs, lengthMs, longestMs), "windowMs", "window-short"],
    [windowMs === null || !isPractice, "windowMs", "window-practice"],
    [freezeMs === null || isBetween(freezeMs, 0, commonMs), "freezeMs", "freeze-long"],
    [isBetween(penaltyMinutes, 0, 1_440), "penaltyMinutes", "penalty-range"],
  ]);
}

/** Honours are measured by the last medal, so that there has to be one. */
function checkAwards({ awards, format }: ContestSettings): SettingFault[] {
  const { gold, silver, bronze, medalPercent = 100, honours } = awards;
  const hasHonours = honours && format.kind === "icpc";
  return faultsOf([
    [[gold, silver, bronze].every((count) => count >= 0 && count <= mostMedals), "awards", "medals-range"],
    [medalPercent >= 1 && medalPercent <= 100, "awards", "medal-percent"],
    [!hasHonours || gold + silver + bronze > 0, "awards", "honours-without-medals"],
  ]);
}

function checkEntry(settings: ContestSettings): SettingFault[] {
  const { registration, invitationCode, capacity, isExam, examRanges, printPages } = settings;
  const { level, qualification } = settings;
  const hasCode = (invitationCode ?? "").trim().length >= 6;
  return [
    ...faultsOf([
      [registration !== "code" || hasCode, "invitationCode", "code-short"],
      [capacity === null || (capacity >= 1 && capacity <= 100_000), "capacity", "capacity-range"],
      [qualification === null || (level !== null && level !== "regional"), "level", "qualification-level"],
      [
        qualification === null || (qualification.least > 0 && qualification.least <= mostLeast),
        "qualification",
        "qualification-least",
      ],
      [printPages === null || (printPages >= 1 && printPages <= mostPages), "printPages", "pages-range"],
      [!isExam || settings.format.kind !== "practice", "isExam", "exam-practice"],
      [examRanges.length <= mostRanges, "examRanges", "ranges-many"],
    ]),
    ...examRanges
      .filter((range) => !isRange(range))
      .map((at) => ({ field: "examRanges", fault: "range-form", at }) as const),
  ];
}

function checkProblems({ problems }: ContestSettings): SettingFault[] {
  const isSecond = (index: number, key: "slug" | "label") =>
    problems.findIndex((other) => other[key] === problems[index]?.[key]) !== index;
  const ofEach = problems.flatMap(({ slug, label, points, rgb }, index) =>
    faultsOf([
      [!isSecond(index, "slug"), "problems", "problem-twice"],
      [/^[A-Za-z0-9]{1,8}$/.test(label), "problems", "label-form"],
      [!isSecond(index, "label"), "problems", "label-twice"],
      [points === null || (points > 0 && points <= 100_000), "problems", "points-range"],
      [rgb === null || /^#[0-9a-f]{6}$/.test(rgb), "problems", "rgb-form"],
    ]).map((fault) => ({ ...fault, at: slug })),
  );
  return [...faultsOf([[problems.length <= mostProblems, "problems", "problems-many"]]), ...ofEach];
}

function faultsOf(checks: readonly Check[]): SettingFault[] {
  return checks.flatMap(([isRight, field, fault]) => (isRight ? [] : [{ field, fault }]));
}

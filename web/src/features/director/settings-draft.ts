import type { contestSettings } from "@bilimdon/contracts/http/contest-settings";
import type { SettingFault } from "@bilimdon/rules/contest/check-settings";
import { usualAwards } from "@bilimdon/rules/scoreboard/award-plan";
import { type ContestFormat, usualCodeforces } from "@bilimdon/rules/scoreboard/contest-format";
import type { z } from "zod";
import type { Failure } from "../../client/call-api.ts";
import { settingFaultWords } from "./setting-fault-words.ts";

export type Settings = z.infer<typeof contestSettings>;

/** What every part of the form needs. */
export interface FormPart {
  readonly settings: Settings;
  /** The contest has begun: its times, format and address stay. */
  readonly hasStarted: boolean;
  set(change: Partial<Settings>): void;
  /** What is wrong with a field, in words; null: nothing. */
  faultOf(field: keyof Settings): string | null;
}

const minute = 60_000;

/** A new contest: an ICPC round of five hours, tomorrow at the next full hour. */
export function emptySettings(now: number): Settings {
  const hour = 60 * minute;
  return {
    slug: "",
    title: { uz: "", ru: "", en: "" },
    startsAt: Math.ceil(now / hour) * hour + 24 * hour,
    lengthMs: 5 * hour,
    windowMs: null,
    freezeMs: hour,
    format: { kind: "icpc" },
    penaltyMinutes: 20,
    awards: usualAwards,
    confirmsLate: false,
    hasBalloons: false,
    printPages: null,
    isUpsolvable: true,
    registration: "closed",
    invitationCode: null,
    registrationEndsAt: null,
    takes: "individuals",
    capacity: null,
    level: null,
    qualification: null,
    isExam: false,
    examRanges: [],
    problems: [],
  };
}

/** A format with its usual settings. */
export function formatOf(kind: ContestFormat["kind"]): ContestFormat {
  if (kind === "codeforces") return usualCodeforces;
  return kind === "ioi" ? { kind, counts: "best-per-subtask", feedback: "full" } : { kind };
}

/** The server's faults of these settings; null: it refused for another reason, or did not. */
export function readFaults(failure: Failure | null): readonly SettingFault[] | null {
  if (failure?.kind !== "refused" || failure.code !== "contest.settings_refused") return null;
  const { faults } = failure.details;
  return Array.isArray(faults) ? faults.filter(isFault) : [];
}

function isFault(value: unknown): value is SettingFault {
  return typeof value === "object" && value !== null && "field" in value && "fault" in value;
}

/** All that is wrong with one field. */
export function wordsOf(faults: readonly SettingFault[], field: keyof Settings): string | null {
  const own = faults.filter((fault) => fault.field === field);
  return own.length === 0 ? null : own.map(settingFaultWords).join(" ");
}

/** The first letter that no problem has. */
export function freeLabel(problems: Settings["problems"]): string {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".split("");
  return letters.find((letter) => problems.every(({ label }) => label !== letter)) ?? "";
}

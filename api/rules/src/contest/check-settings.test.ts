import { describe, expect, it } from "vitest";
import { type ContestSettings, checkSettings } from "./check-settings.ts";

const minute = 60_000;
const good: ContestSettings = {
  slug: "navroz-2026",
  title: { uz: "Navroʻz kubogi" },
  startsAt: 1_770_000_000_000,
  lengthMs: 300 * minute,
  windowMs: null,
  freezeMs: 60 * minute,
  format: { kind: "icpc" },
  penaltyMinutes: 20,
  awards: { gold: 4, silver: 4, bronze: 4, groupWinners: true, firstSolves: true, honours: true },
  confirmsLate: false,
  hasBalloons: false,
  printPages: null,
  isUpsolvable: true,
  registration: "open",
  invitationCode: null,
  registrationEndsAt: null,
  takes: "individuals",
  capacity: null,
  level: null,
  qualification: null,
  isExam: false,
  examRanges: [],
  problems: [
    { slug: "choyxona", label: "A", points: null, rgb: "#ff0000" },
    { slug: "sumalak", label: "B", points: 100, rgb: null },
  ],
};
const practice = { kind: "practice" } as const;
const one = good.problems[0] as ContestSettings["problems"][number];

/** "field fault at" for each fault. */
const faults = (over: Partial<ContestSettings>) =>
  checkSettings({ ...good, ...over }).map(({ field, fault, at }) =>
    [field, fault, at].filter(Boolean).join(" "),
  );

describe("the settings of a contest", () => {
  it("are good as they usually are", () => expect(faults({})).toEqual([]));

  it("are good for practice without a length", () =>
    expect(faults({ format: practice, lengthMs: 0, freezeMs: null })).toEqual([]));

  it.each<[Partial<ContestSettings>, string]>([
    [{ slug: "Navroʻz" }, "slug slug-form"],
    [{ slug: "a" }, "slug slug-form"],
    [{ title: { uz: "  " } }, "title title-missing"],
    [{ title: {} }, "title title-missing"],
    [{ title: { uz: "x".repeat(121) } }, "title title-long"],
    [{ startsAt: 5 }, "startsAt start-range"],
    [{ startsAt: Number.NaN }, "startsAt start-range"],
    [{ lengthMs: minute - 1, freezeMs: null }, "lengthMs length-range"],
    [{ lengthMs: 367 * 24 * 60 * minute }, "lengthMs length-range"],
    [{ windowMs: 299 * minute }, "windowMs window-short"],
    [{ format: practice, windowMs: 900 * minute }, "windowMs window-practice"],
    [{ freezeMs: 301 * minute }, "freezeMs freeze-long"],
    [{ freezeMs: -1 }, "freezeMs freeze-long"],
    [{ penaltyMinutes: -1 }, "penaltyMinutes penalty-range"],
    [{ awards: { ...good.awards, bronze: 1_001 } }, "awards medals-range"],
    [{ awards: { ...good.awards, medalPercent: 0 } }, "awards medal-percent"],
    [{ awards: { ...good.awards, medalPercent: 101 } }, "awards medal-percent"],
    [{ printPages: 0 }, "printPages pages-range"],
    [{ printPages: 51 }, "printPages pages-range"],
    [{ awards: { ...good.awards, gold: 0, silver: 0, bronze: 0 } }, "awards honours-without-medals"],
    [{ registration: "code", invitationCode: " 12345 " }, "invitationCode code-short"],
    [{ registration: "code" }, "invitationCode code-short"],
    [{ capacity: 0 }, "capacity capacity-range"],
    [{ isExam: true, format: { kind: "practice" } }, "isExam exam-practice"],
    [{ examRanges: ["10.0.0.0/8", "10.0.0"] }, "examRanges range-form 10.0.0"],
    [{ examRanges: Array(65).fill("10.0.0.0/8") }, "examRanges ranges-many"],
    [{ problems: [one, { ...one, label: "B" }] }, "problems problem-twice choyxona"],
    [{ problems: [one, { ...one, slug: "atlas" }] }, "problems label-twice atlas"],
    [{ problems: [{ ...one, label: "A 1" }] }, "problems label-form choyxona"],
    [{ problems: [{ ...one, points: 0 }] }, "problems points-range choyxona"],
    [{ problems: [{ ...one, rgb: "red" }] }, "problems rgb-form choyxona"],
  ])("%o are told: %s", (over, told) => expect(faults(over)).toEqual([told]));

  it("are told all their faults at once", () =>
    expect(faults({ slug: "", title: {}, capacity: 0 })).toEqual([
      "slug slug-form",
      "title title-missing",
      "capacity capacity-range",
    ]));

  it("have at most sixty problems", () => {
    const problems = Array.from({ length: 61 }, (_, i) => ({ ...one, slug: `p${i}`, label: `P${i}` }));

    expect(faults({ problems })).toEqual(["problems problems-many"]);
  });
});

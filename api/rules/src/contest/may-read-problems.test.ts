import { describe, expect, it } from "vitest";
import { mayReadProblems, type ProblemsQuestion } from "./may-read-problems.ts";

const plan = {
  startsAt: 100,
  countdownPausedMs: null,
  lengthMs: 50,
  extendedMs: 0,
  windowMs: null,
  freezeMs: null,
  thawedAt: null,
  finalizedAt: null,
  removed: [],
};
const contestant = { startedAt: null, extraMs: 0 };
const at = (now: number, over: Partial<ProblemsQuestion> = {}) =>
  mayReadProblems({ plan, participant: contestant, isExam: false, mostExtraMs: 0, now, ...over });

describe("a contest's problems", () => {
  it("open to everyone in the millisecond of the start", () => {
    for (const participant of [contestant, null])
      expect([99, 100, 149, 150].map((now) => at(now, { participant }))).toEqual([
        "not-started",
        "open",
        "open",
        "open",
      ]);
  });

  it("stay closed while no start is known", () => {
    expect(at(500, { plan: { ...plan, startsAt: null } })).toBe("not-started");
    expect(at(500, { plan: { ...plan, startsAt: null, countdownPausedMs: 9 } })).toBe("not-started");
  });

  it("open in an exam to contestants alone, and to all once the last one is done", () => {
    const exam = { isExam: true, mostExtraMs: 10 };

    expect([at(120, exam), at(155, exam)]).toEqual(["open", "open"]);
    expect([120, 155, 160].map((now) => at(now, { ...exam, participant: null }))).toEqual([
      "running",
      "running",
      "open",
    ]);
  });

  it("open in a window to each when their own time begins, and to outsiders when it closes", () => {
    const window = { plan: { ...plan, windowMs: 500 } };
    const begun = { ...contestant, startedAt: 120 };

    expect(at(130, window)).toBe("begin");
    expect([130, 300].map((now) => at(now, { ...window, participant: begun }))).toEqual(["open", "open"]);
    expect([130, 599, 600].map((now) => at(now, { ...window, participant: null }))).toEqual([
      "running",
      "running",
      "open",
    ]);
  });

  it("stay closed to who let the window pass while another with extra time still competes", () => {
    const window = { plan: { ...plan, windowMs: 500 }, mostExtraMs: 30 };

    expect(at(610, window)).toBe("running");
    expect(at(630, window)).toBe("open");
  });
});

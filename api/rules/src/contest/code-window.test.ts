import { describe, expect, it } from "vitest";
import type { ContestFormat } from "../scoreboard/contest-format.ts";
import { type CodeQuestion, codeWindow } from "./code-window.ts";

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
const contestant = { part: "contestant" as const, startedAt: null, extraMs: 0 };
const upsolver = { ...contestant, part: "upsolver" as const };

function windowAt(now: number, over: Partial<CodeQuestion> = {}): string {
  const window = codeWindow({
    plan,
    mostExtraMs: 0,
    format: { kind: "icpc" },
    isUpsolvable: true,
    participant: contestant,
    as: "contest",
    now,
    ...over,
  });
  if (window.kind === "open") return window.needsLine ? "open with a line" : "open";
  return window.kind === "ended" && window.mayUpsolve ? "ended, may upsolve" : window.kind;
}

describe("code for a contest", () => {
  it("is taken from the millisecond of the start to the one before the end", () =>
    expect([99, 100, 149, 150].map((now) => windowAt(now))).toEqual([
      "not-started",
      "open",
      "open",
      "ended, may upsolve",
    ]));

  it("is taken to the millisecond before the end of one's own extra time", () => {
    const longer = { participant: { ...contestant, extraMs: 10 }, mostExtraMs: 10 };

    expect([150, 159, 160].map((now) => windowAt(now, longer))).toEqual([
      "open",
      "open",
      "ended, may upsolve",
    ]);
    expect(windowAt(155, { mostExtraMs: 10 })).toBe("ended");
  });

  it("waits in a window until the participant has begun", () => {
    const ownTime = { plan: { ...plan, windowMs: 500 } };

    expect(windowAt(120, ownTime)).toBe("not-begun");
    expect(windowAt(120, { ...ownTime, participant: { ...contestant, startedAt: 120 } })).toBe("open");
    expect(windowAt(170, { ...ownTime, participant: { ...contestant, startedAt: 120 } })).toBe("ended");
  });

  it("is not taken from who does not take part, and never lands in the archive unasked", () => {
    for (const participant of [null, upsolver])
      expect([99, 120, 150].map((now) => windowAt(now, { participant }))).toEqual(
        Array(3).fill("not-participating"),
      );
  });
});

describe("code for the archive", () => {
  const after = (over: Partial<CodeQuestion>, now = 150) => windowAt(now, { as: "upsolving", ...over });

  it("is taken from anybody once everyone is done, with a line for who has none", () => {
    expect(after({})).toBe("open");
    expect(after({ participant: upsolver })).toBe("open");
    expect(after({ participant: null })).toBe("open with a line");
  });

  it("waits while somebody still competes", () => {
    expect(after({}, 149)).toBe("still-running");
    expect(after({ mostExtraMs: 10 }, 159)).toBe("still-running");
    expect(after({ mostExtraMs: 10 }, 160)).toBe("open");
  });

  it("is not taken where the contest does not let people go on", () =>
    expect(after({ isUpsolvable: false })).toBe("ended"));
});

describe("code for practice", () => {
  const practice: ContestFormat = { kind: "practice" };

  it("is taken from anybody from the start on, with a line for who has none", () => {
    expect(windowAt(99, { format: practice })).toBe("not-started");
    expect(windowAt(100, { format: practice })).toBe("open");
    expect(windowAt(100, { format: practice, participant: null })).toBe("open with a line");
  });
});

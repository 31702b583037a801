import { describe, expect, it } from "vitest";
import { type HostRestriction, mayJudge, mayVerify, mustStandBack } from "./may-judge.ts";

const free: HostRestriction = { languageIds: null, problemIds: null, contestIds: null };
const host = (restriction: HostRestriction | null) => ({
  hostId: "a",
  languageIds: ["cpp20", "python3"],
  restriction,
});
const job = { languageId: "cpp20", problemId: "p1", contestId: "c1" };

describe("a host", () => {
  it("judges everything it has a compiler for when it is not restricted", () => {
    expect(mayJudge(host(null), job)).toBe(true);
    expect(mayJudge(host(free), job)).toBe(true);
    expect(mayJudge(host(null), { ...job, languageId: "go" })).toBe(false);
  });

  it.each([
    ["a language", { ...free, languageIds: ["cpp20"] }, true],
    ["another language", { ...free, languageIds: ["python3"] }, false],
    ["a problem", { ...free, problemIds: ["p0", "p1"] }, true],
    ["another problem", { ...free, problemIds: ["p2"] }, false],
    ["a contest", { ...free, contestIds: ["c1"] }, true],
    ["another contest", { ...free, contestIds: ["c2"] }, false],
    ["a contest and another language", { ...free, contestIds: ["c1"], languageIds: ["python3"] }, false],
    ["nothing at all", { ...free, contestIds: [] }, false],
  ])("kept to %s takes what is within it alone", (_, restriction, may) => {
    expect(mayJudge(host(restriction), job)).toBe(may);
  });

  it("kept to a contest takes no job that does not say its contest", () => {
    expect(mayJudge(host({ ...free, contestIds: ["c1"] }), { languageId: "cpp20" })).toBe(false);
  });

  it("judges answers whatever languages it has or is kept to", () => {
    const answers = { ...job, languageId: "answers" };
    expect(mayJudge(host(null), answers)).toBe(true);
    expect(mayJudge(host({ ...free, languageIds: ["cpp20"] }), answers)).toBe(true);
    expect(mayJudge(host({ ...free, problemIds: ["p2"] }), answers)).toBe(false);
  });

  it("verifies packages only while it is not restricted", () => {
    expect([mayVerify(host(null)), mayVerify(host(free))]).toEqual([true, false]);
  });

  it("stands back from what it failed at until the moment passes, and others never do", () => {
    const failed = { ...job, avoid: { hostIds: ["a"], untilMs: 1_000 } };
    expect(mustStandBack("a", failed, 999)).toBe(true);
    expect(mustStandBack("a", failed, 1_000)).toBe(false);
    expect(mustStandBack("b", failed, 999)).toBe(false);
    expect(mustStandBack("a", job, 999)).toBe(false);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BoardAudience } from "../scoreboard/board.ts";
import { firstSolves, type ProblemSubmission } from "./first-solves.ts";

const minute = 60_000;
const clock = {
  startsAt: 0,
  endsAt: 300 * minute,
  freezesAt: 240 * minute,
  thawedAt: null,
  now: 299 * minute,
  removed: [],
};

/** Lines "<minute> <person> <problem> <AC | WA | judging>". */
function readLog(log: string): ProblemSubmission[] {
  return log
    .trim()
    .split("\n")
    .map((line, index) => {
      const [at = "", participantId = "", problemId = "", verdict = ""] = line.trim().split(/\s+/);
      return {
        submissionId: `s${index}`,
        participantId,
        problemId,
        submittedAt: Number(at) * minute,
        verdict: verdict === "AC" ? "AC" : verdict === "WA" ? "WA" : null,
      };
    });
}

function firstsOf(log: string, audience: BoardAudience = "public", now = clock.now) {
  const found = firstSolves({
    clock: { ...clock, thawedAt: 310 * minute, now },
    audience,
    submissions: readLog(log),
  });
  return found.map((first) => `${first.problemId} ${first.participantId ?? "-"}`).join(", ");
}

describe("the first to solve", () => {
  it("is who sent the earliest accepted run of each problem", () => {
    expect(
      firstsOf(`
        20 omar A AC
        10 lola A AC
        5 omar B WA
        30 omar B AC`),
    ).toBe("A lola, B omar");
  });

  it("is nobody while an earlier run is unjudged", () => {
    expect(
      firstsOf(`
        9 zafar A judging
        10 lola A AC`),
    ).toBe("A -");
  });

  it("does not wait for runs sent later", () => {
    expect(
      firstsOf(`
        10 lola A AC
        11 zafar A judging`),
    ).toBe("A lola");
  });

  it("is nobody where nobody solved", () => {
    expect(firstsOf("10 lola A WA")).toBe("A -");
  });

  it("hides a first of the frozen hour from the public until the thaw", () => {
    expect(firstsOf("250 lola A AC")).toBe("A -");
    expect(firstsOf("250 lola A AC", "jury")).toBe("A lola");
    expect(firstsOf("250 lola A AC", "public", 310 * minute)).toBe("A lola");
  });

  it("keeps a first from before the freeze", () => {
    expect(
      firstsOf(`
        239 lola A AC
        241 omar A AC`),
    ).toBe("A lola");
  });

  it("leaves out runs sent after the end", () => {
    expect(firstsOf("300 lola A AC", "jury")).toBe("A -");
  });

  it("is decided by the earliest accepted and the earliest unjudged run alone", () => {
    const runs = fc.array(
      fc.record({
        participantId: fc.constantFrom("a", "b", "c"),
        at: fc.integer({ min: 0, max: 239 }),
        verdict: fc.constantFrom("AC" as const, "WA" as const, null),
      }),
      { maxLength: 15 },
    );
    fc.assert(
      fc.property(runs, (drawn) => {
        const all = drawn
          .map((run, index) => ({
            ...run,
            problemId: "A",
            submissionId: `s${100 + index}`,
            submittedAt: run.at * minute,
          }))
          .sort((a, b) => a.submittedAt - b.submittedAt || (a.submissionId < b.submissionId ? -1 : 1));
        const earliest = [all.find((s) => s.verdict === "AC"), all.find((s) => s.verdict === null)];
        const few = earliest.filter((s) => s !== undefined);

        const [fromFew] = firstSolves({ clock, audience: "public", submissions: few });
        const [fromAll] = firstSolves({ clock, audience: "public", submissions: all.toReversed() });

        expect(fromFew?.participantId ?? null).toBe(fromAll?.participantId ?? null);
      }),
    );
  });
});

import { describe, expect, it } from "vitest";
import { demoTeams } from "./demo-teams.ts";
import { planDemo } from "./plan-demo.ts";

describe("the recorded play of the demo contest", () => {
  const length = 9_000;
  const played = planDemo(demoTeams, 8, length);

  it("is the same on every start", () => {
    expect(planDemo(demoTeams, 8, length)).toEqual(played);
  });

  it("keeps every submission inside the contest, in order of time", () => {
    const times = played.map((submission) => submission.atSeconds);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(Math.min(...times)).toBeGreaterThan(0);
    expect(Math.max(...times)).toBeLessThan(length);
  });

  it("sends nothing for a problem after its accepted submission", () => {
    const solved = new Set<string>();
    for (const { teamIndex, problemIndex, kind } of played) {
      const cell = `${teamIndex}.${problemIndex}`;
      expect(solved.has(cell)).toBe(false);
      if (kind === "accepted") solved.add(cell);
    }
  });

  it("moves the board all along, the last half hour included", () => {
    const accepted = played.filter((submission) => submission.kind === "accepted");
    for (let from = 0; from < length; from += 900) {
      const inQuarter = accepted.filter((s) => s.atSeconds >= from && s.atSeconds < from + 900);
      expect(inQuarter.length, `accepted from second ${from}`).toBeGreaterThanOrEqual(4);
    }
  });

  it("spreads the teams from one or two solved problems to nearly all", () => {
    const solved = demoTeams.map(
      (_, team) => played.filter((s) => s.teamIndex === team && s.kind === "accepted").length,
    );
    expect(Math.max(...solved)).toBeGreaterThanOrEqual(7);
    expect(Math.min(...solved)).toBeLessThanOrEqual(2);
  });
});

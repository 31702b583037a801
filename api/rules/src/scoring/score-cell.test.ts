import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BoardAudience } from "../scoreboard/board.ts";
import { type VerdictCode, verdictCodes } from "../verdict/verdict.ts";
import { type ScoredSubmission, type ScoringClock, scoreCell } from "./score-cell.ts";

const minute = 60_000;
const startsAt = 1_700_000_000_000;
/** 300 minutes with the last hour frozen, looked at during the contest's last minute. */
const clock: ScoringClock = {
  startsAt,
  endsAt: startsAt + 300 * minute,
  freezesAt: startsAt + 240 * minute,
  thawedAt: null,
  now: startsAt + 299 * minute,
  removed: [],
};

/** Lines "<minute>[:<second>] <verdict | judging>". */
function readSubmissions(text: string): ScoredSubmission[] {
  return text
    .trim()
    .split("\n")
    .map((line, index) => {
      const [at = "", verdict = ""] = line.trim().split(/\s+/);
      const [minutes = 0, seconds = 0] = at.split(":").map(Number);
      return {
        submissionId: `sub_${String(index).padStart(3, "0")}`,
        submittedAt: startsAt + minutes * minute + seconds * 1000,
        verdict: verdictCodes.find((code) => code === verdict) ?? null,
      };
    });
}

/** The cell in one line: "solved 2 at 45", "tried 1", "pending 2 frozen at 250, wrong 1", "untouched". */
function cellOf(
  text: string,
  { audience = "public", at = clock }: { audience?: BoardAudience; at?: ScoringClock } = {},
) {
  const cell = scoreCell({ clock: at, audience, submissions: readSubmissions(text) });
  switch (cell.kind) {
    case "untouched":
      return "untouched";
    case "tried":
      return `tried ${cell.wrong}`;
    case "solved":
      return `solved ${cell.wrongBefore} at ${cell.solvedAtMinutes}`;
    case "pending":
      return `pending ${cell.pending} ${cell.why} at ${cell.lastAtMinutes}, wrong ${cell.wrong}`;
  }
}

describe("a cell", () => {
  it("counts rejected runs before the accepted one", () => {
    expect(
      cellOf(`
        12 WA
        20 TLE
        45 AC`),
    ).toBe("solved 2 at 45");
  });

  it("rounds the solving time down to the minute", () => {
    expect(cellOf("45:59 AC")).toBe("solved 0 at 45");
  });

  it("ignores everything sent after the accepted run", () => {
    expect(
      cellOf(`
        45 AC
        46 WA
        47 judging
        48 AC`),
    ).toBe("solved 0 at 45");
  });

  it("lets compile errors go free", () => {
    expect(
      cellOf(`
        5 CE
        6 CE
        7 AC`),
    ).toBe("solved 0 at 7");
    expect(cellOf("5 CE")).toBe("untouched");
  });

  it.each(["WA", "TLE", "RTE", "MLE", "OLE"])("counts %s against the solver", (verdict) => {
    expect(cellOf(`5 ${verdict}`)).toBe("tried 1");
  });

  it("shows a waiting run or a judging error as pending with the rejected ones beside it", () => {
    expect(
      cellOf(`
        5 WA
        9 judging`),
    ).toBe("pending 1 judging at 9, wrong 1");
  });

  it("is solved by a later accepted run while an earlier one is still judged", () => {
    expect(
      cellOf(`
        5 judging
        9 AC`),
    ).toBe("solved 0 at 9");
  });

  it("leaves out what was sent before the start and from the end on", () => {
    expect(cellOf("-1 AC")).toBe("untouched");
    expect(cellOf("300 AC")).toBe("untouched");
    expect(cellOf("299:59 AC", { audience: "jury" })).toBe("solved 0 at 299");
  });
});

describe("the freeze", () => {
  it("hides the verdict of a run sent at the freeze or later from the public alone", () => {
    expect(cellOf("240 AC")).toBe("pending 1 frozen at 240, wrong 0");
    expect(cellOf("240 AC", { audience: "jury" })).toBe("solved 0 at 240");
  });

  it("shows a run sent just before the freeze, whenever it is judged", () => {
    expect(cellOf("239:59 AC")).toBe("solved 0 at 239");
  });

  it("counts every hidden run as pending, also those after a hidden accepted one and compile errors", () => {
    expect(
      cellOf(`
        100 WA
        241 CE
        250 AC
        260 WA`),
    ).toBe("pending 3 frozen at 260, wrong 1");
  });

  it("shows all again once the thaw has passed, not before", () => {
    const thawedAt = clock.endsAt + 10 * minute;

    expect(cellOf("250 AC", { at: { ...clock, thawedAt, now: thawedAt - 1 } })).toMatch(/^pending/);
    expect(cellOf("250 AC", { at: { ...clock, thawedAt, now: thawedAt } })).toBe("solved 0 at 250");
  });

  it("keeps a problem solved before the freeze solved", () => {
    expect(
      cellOf(`
        100 AC
        250 WA`),
    ).toBe("solved 0 at 100");
  });
});

const anyVerdict = fc.constantFrom<(VerdictCode | null)[]>(...verdictCodes, null);
const anySubmissions = fc
  .array(fc.record({ second: fc.integer({ min: -100, max: 19_000 }), verdict: anyVerdict }), {
    maxLength: 12,
  })
  .map((drawn) =>
    drawn.map(({ second, verdict }, index) => ({
      submissionId: `sub_${index}`,
      submittedAt: startsAt + second * 1000,
      verdict,
    })),
  );
const anyAudience = fc.constantFrom<BoardAudience[]>("public", "jury");

describe("any submissions", () => {
  it("give the same cell in whatever order they arrive", () => {
    const shuffled = anySubmissions.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, anyAudience, ([one, other], audience) => {
        expect(scoreCell({ clock, audience, submissions: other })).toEqual(
          scoreCell({ clock, audience, submissions: one }),
        );
      }),
    );
  });

  it("tell the public nothing of verdicts after the freeze", () => {
    const otherVerdicts = fc.array(anyVerdict, { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(anySubmissions, otherVerdicts, (submissions, verdicts) => {
        const changed = submissions.map((s, index) =>
          s.submittedAt >= startsAt + 240 * minute ? { ...s, verdict: verdicts[index] ?? null } : s,
        );

        expect(scoreCell({ clock, audience: "public", submissions: changed })).toEqual(
          scoreCell({ clock, audience: "public", submissions }),
        );
      }),
    );
  });
});

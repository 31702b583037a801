import { describe, expect, it } from "vitest";
import { drawCells } from "./draw-cells.ts";

const run = {
  submission: "submissions/wrong_answer/<b>.py",
  verdicts: ["AC", "WA", null, "TLE"] as ("AC" | "WA" | "TLE" | null)[],
  cpuMs: [500, 10, null, 1400],
  remarks: [{ test: 1, words: "<script>alert(1)</script>" }],
};

describe("a row of the matrix", () => {
  it("shows a letter where a test failed and a bar of the time against the limit", () => {
    expect(drawCells(run, { from: 0, to: 4 }, 1000)).toBe(
      '<i data-at="0" class="m-AC" style="--t:50%"></i>' +
        '<i data-at="1" class="m-WA">W</i>' +
        '<i data-at="2"></i>' +
        '<i data-at="3" class="m-TLE" style="--t:100%">T</i>',
    );
  });

  it("draws its window of tests alone, and no bars where no limit is known", () => {
    expect(drawCells(run, { from: 3, to: 4 }, null)).toBe('<i data-at="3" class="m-TLE">T</i>');
  });

  it("has none of the package's words in it", () => {
    expect(drawCells(run, { from: 0, to: 4 }, 1000)).not.toMatch(/script|<b>/);
  });

  it("of sixty submissions by a hundred tests is drawn in well under a frame's tenth of a second", () => {
    const verdicts = Array.from({ length: 100 }, () => "AC" as const);
    const wide = { ...run, verdicts, cpuMs: verdicts.map((_, at) => at * 10) };

    const all = Array.from({ length: 60 }, () => drawCells(wide, { from: 0, to: 100 }, 1000));

    expect(all.join("").length).toBeLessThan(400_000);
  });
});

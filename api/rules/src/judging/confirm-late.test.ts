import { describe, expect, it } from "vitest";
import type { TestVerdictCode } from "../verdict/verdict.ts";
import { compareHosts, isLateAnywhere } from "./confirm-late.ts";

const tests = (...found: readonly (readonly [TestVerdictCode, number])[]) =>
  found.map(([verdict, cpuMs], index) => ({ name: `secret/${index + 1}`, verdict, cpuMs }));

describe("a submission judged again on a second host", () => {
  it("is one that was late in some test, whatever decided its verdict", () => {
    expect(isLateAnywhere(tests(["AC", 10], ["TLE", 1_000]))).toBe(true);
    expect(isLateAnywhere(tests(["WA", 10], ["TLE", 1_000]))).toBe(true);
    expect(isLateAnywhere(tests(["AC", 10], ["WA", 900]))).toBe(false);
    expect(isLateAnywhere([])).toBe(false);
  });

  it("is late when both hosts find it so, and the second finding is kept", () => {
    const found = compareHosts(tests(["AC", 500], ["TLE", 1_000]), tests(["AC", 900], ["TLE", 1_000]));
    expect(found).toEqual({ counts: "again", agrees: true, factor: null, isSlow: false });
  });

  it("counts as the host saw it on which it was in time, and the other is slow if it took longer throughout", () => {
    const slow = tests(["AC", 300], ["AC", 700], ["TLE", 1_100]);
    const sound = tests(["AC", 200], ["AC", 500], ["AC", 800]);
    expect(compareHosts(slow, sound)).toEqual({ counts: "again", agrees: false, factor: 1.4, isSlow: true });
    expect(compareHosts(sound, slow)).toEqual({ counts: "first", agrees: false, factor: 1.4, isSlow: true });
  });

  it("casts no suspicion on a host where the program merely stood at the limit", () => {
    const over = tests(["AC", 500], ["AC", 700], ["TLE", 1_003]);
    const under = tests(["AC", 505], ["AC", 690], ["AC", 998]);
    expect(compareHosts(over, under)).toMatchObject({ counts: "again", agrees: false, isSlow: false });
  });

  it("says nothing of a host by tests that take no longer than a start, and by those only one came to", () => {
    const found = compareHosts(tests(["AC", 4], ["TLE", 1_000]), tests(["WA", 2]));
    expect(found).toEqual({ counts: "again", agrees: false, factor: null, isSlow: false });
    const stuck = compareHosts(tests(["TLE", 1_000]), tests(["AC", 2]));
    expect(stuck).toMatchObject({ factor: 50, isSlow: true });
  });

  it("with several late tests counts where fewer were late", () => {
    const three = tests(["TLE", 900], ["TLE", 900], ["TLE", 900]);
    const one = tests(["AC", 450], ["AC", 450], ["TLE", 900]);
    expect([compareHosts(three, one).counts, compareHosts(one, three).counts]).toEqual(["again", "first"]);
  });

  it("never counts as the finding with more late tests, in whichever order the hosts came", () => {
    const verdicts = ["AC", "WA", "TLE"] as const;
    const all = verdicts.flatMap((a) => verdicts.map((b) => tests([a, 100], [b, 200])));
    const late = (found: (typeof all)[number]) => found.filter(({ verdict }) => verdict === "TLE").length;
    for (const first of all)
      for (const again of all) {
        const counted = compareHosts(first, again).counts === "first" ? first : again;
        expect(late(counted)).toBe(Math.min(late(first), late(again)));
      }
  });
});

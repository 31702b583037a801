import { describe, expect, it } from "vitest";
import { type ContestFormat, usualCodeforces } from "../scoreboard/contest-format.ts";
import { type JudgementQuestion, shownJudgement } from "./shown-judgement.ts";

const clock = { startsAt: 0, endsAt: 100, freezesAt: 80, thawedAt: null, now: 90, removed: [] };
const ioi = (feedback: "full" | "score" | "none"): ContestFormat => ({
  kind: "ioi",
  counts: "best-submission",
  feedback,
});

/** The words of what is shown: "verdict score subtasks tests", "score", "nothing". */
function shown(
  format: ContestFormat,
  viewer: JudgementQuestion["viewer"],
  over: Partial<JudgementQuestion> = {},
) {
  const told = shownJudgement({ format, viewer, clock, submittedAt: 50, verdict: "WA", ...over });
  const names = (["verdict", "score", "subtasks", "tests"] as const).filter((name) => told[name]);
  return names.length === 0 ? "nothing" : names.join(" ");
}

const all = "verdict score subtasks tests";

describe("what may be told of a judgement", () => {
  it.each([
    [ioi("full"), all, "verdict score"],
    [ioi("score"), "score", "score"],
    [ioi("none"), "nothing", "nothing"],
    [{ kind: "icpc" } as const, all, "verdict score"],
    [usualCodeforces, all, "verdict score"],
    [{ kind: "atcoder" } as const, all, "verdict score"],
    [{ kind: "practice" } as const, all, "verdict score"],
  ])("while %o runs is to the sender: %s, to others: %s", (format, owner, other) => {
    expect(shown(format, "owner")).toBe(owner);
    expect(shown(format, "other")).toBe(other);
    expect(shown(format, "jury")).toBe(all);
  });

  it("is a compile error to the sender even where there is no feedback, and to nobody else", () => {
    expect(shown(ioi("none"), "owner", { verdict: "CE" })).toBe("verdict");
    expect(shown(ioi("score"), "owner", { verdict: "CE" })).toBe("verdict score");
    expect(shown(ioi("none"), "other", { verdict: "CE" })).toBe("nothing");
  });

  it("is hidden by the freeze from others alone, also after the end, until the thaw", () => {
    const icpc = { kind: "icpc" } as const;

    expect(shown(icpc, "other", { submittedAt: 79 })).toBe("verdict score");
    expect(shown(icpc, "other", { submittedAt: 80 })).toBe("nothing");
    expect(shown(icpc, "owner", { submittedAt: 80 })).toBe(all);
    expect(shown(icpc, "other", { submittedAt: 80, clock: { ...clock, now: 200 } })).toBe("nothing");
    expect(shown(icpc, "other", { submittedAt: 80, clock: { ...clock, now: 200, thawedAt: 200 } })).toBe(
      "verdict score",
    );
  });

  it("is everything to the sender from the millisecond in which everyone has ended", () => {
    const at = (now: number, everyoneEndsAt?: number) =>
      shown(ioi("none"), "owner", {
        clock: { ...clock, now },
        ...(everyoneEndsAt ? { everyoneEndsAt } : {}),
      });

    expect([at(99), at(100), at(100, 130), at(129, 130), at(130, 130)]).toEqual([
      "nothing",
      all,
      "nothing",
      "nothing",
      all,
    ]);
  });
});

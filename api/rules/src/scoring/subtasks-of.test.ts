import { describe, expect, it } from "vitest";
import { subtasksOf } from "./subtasks-of.ts";

const group = (name: string, score: number | null) =>
  ({ name, verdict: "AC", score, maxScore: null }) as const;
const judged = [
  group("sample", 2),
  group("secret", 60),
  group("secret/1", 20),
  group("secret/2", 40),
  group("secret/2/a", 40),
];

describe("the subtasks of a run", () => {
  it("are the innermost groups, without samples whose points do not count", () =>
    expect(subtasksOf(judged, 60)).toEqual([
      { name: "secret/1", score: 20 },
      { name: "secret/2/a", score: 40 },
    ]));

  it("hold the samples where their points count", () =>
    expect(subtasksOf(judged, 62).map(({ name }) => name)).toEqual(["sample", "secret/1", "secret/2/a"]));

  it("are none without points", () =>
    expect(subtasksOf([group("sample", null), group("secret", null)], null)).toEqual([]));
});

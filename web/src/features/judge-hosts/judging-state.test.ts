import { expect, it } from "vitest";
import { judgingState } from "./judging-state.ts";

const judged = { one: 0, five: 0, fifteen: 0 };
const flow = (oldestMs: number | null) => ({ waiting: 1, oldestMs, judged, languages: [] });
const attention = (unjudgeable: number) => ({
  givenUp: [],
  pauses: [],
  unjudgeable: Array.from({ length: unjudgeable }, () => ({
    languageId: "go",
    contestSlug: "c",
    problemLabel: "A",
    waiting: 1,
    oldestAt: 0,
  })),
});

it("says the worst first: no host, then what needs somebody, then a queue that falls behind", () => {
  const late = { flow: flow(61_000), attention: attention(2) };
  expect(judgingState({ enabledHosts: 0, ...late })).toEqual({ kind: "no-hosts" });
  expect(judgingState({ enabledHosts: 1, ...late })).toEqual({ kind: "needs-you", count: 2 });
  const behind = { enabledHosts: 1, flow: flow(61_000), attention: attention(0) };
  expect(judgingState(behind)).toEqual({ kind: "falls-behind", oldestMs: 61_000 });
});

it("is calm while the oldest has waited for less than a minute, and before anything is known", () => {
  const calm = { enabledHosts: 1, flow: flow(59_000), attention: attention(0) };
  expect(judgingState(calm)).toEqual({ kind: "keeps-up" });
  expect(judgingState({ enabledHosts: 1, flow: null, attention: null })).toEqual({ kind: "keeps-up" });
});

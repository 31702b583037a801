import { expect, it } from "vitest";
import { askWindow } from "./ask-window.ts";
import { type ContestPhase, phaseAt } from "./phase.ts";

const phases: readonly ContestPhase[] = ["scheduled", "running", "frozen", "ended", "final"];
const asked = (isOfProblem: boolean) => phases.map((phase) => askWindow(phase, isOfProblem));

it("lets people ask about the contest until it ends, about a problem from the start on", () => {
  expect(asked(false)).toEqual(["open", "open", "open", "ended", "ended"]);
  expect(asked(true)).toEqual(["not-started", "open", "open", "ended", "ended"]);
});

it("never closes again before the end once it is open", () => {
  const times = { startsAt: 10, endsAt: 40, freezesAt: 30, finalizedAt: 50 };
  const windows = Array.from({ length: 60 }, (_, now) => askWindow(phaseAt(times, now), true));
  const order = ["not-started", "open", "ended"];
  expect(windows).toEqual(windows.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)));
  expect(windows.filter((window) => window === "open")).toHaveLength(30);
});

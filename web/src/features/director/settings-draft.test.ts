import { checkSettings } from "@bilimdon/rules/contest/check-settings";
import { expect, it } from "vitest";
import { emptySettings, freeLabel, readFaults, wordsOf } from "./settings-draft.ts";

it("a new contest lacks its address and its title, and nothing else", () => {
  const faults = checkSettings(emptySettings(Date.parse("2026-05-14T10:20:00Z")));

  expect(faults.map(({ fault }) => fault)).toEqual(["slug-form", "title-missing"]);
});

it("the next problem gets the first letter that is free", () => {
  const problem = { slug: "x", points: null, rgb: null };
  expect(freeLabel([])).toBe("A");
  expect(
    freeLabel([
      { ...problem, label: "A" },
      { ...problem, label: "C" },
    ]),
  ).toBe("B");
});

it("a refusal names its faults by field; any other has none", () => {
  const refused = (code: string, details: object) =>
    ({ kind: "refused", code, requestId: "r", details: { ...details } }) as const;
  const faults = [{ field: "slug", fault: "slug-taken" }, "nonsense"];

  const read = readFaults(refused("contest.settings_refused", { faults })) ?? [];
  expect(read).toHaveLength(1);
  expect(wordsOf(read, "slug")).not.toBeNull();
  expect(wordsOf(read, "title")).toBeNull();
  expect(readFaults(refused("access.refused", {}))).toBeNull();
});

import { expect, it } from "vitest";
import { noMoment, readLocalTime, writeLocalTime } from "./local-time.ts";

it("a moment reads back from the field as it was written, to the second", () => {
  const evening = Date.parse("2026-05-14T18:00:00+05:00");

  expect(writeLocalTime(evening)).toBe("2026-05-14T18:00");
  expect(readLocalTime("2026-05-14T18:00")).toBe(evening);
  expect(readLocalTime(writeLocalTime(evening + 7_000))).toBe(evening + 7_000);
});

it("what is no moment is none", () => {
  expect(readLocalTime("")).toBeNull();
  expect(writeLocalTime(noMoment)).toBe("");
});

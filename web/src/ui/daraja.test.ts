import { describe, expect, it } from "vitest";
import { graduate } from "./daraja.tsx";

describe("the scale of a contest", () => {
  it("labels every hour of five hours and ends with the last", () => {
    const { labels, ticks } = graduate(300);
    expect(labels.map((label) => label.minute)).toEqual([0, 60, 120, 180, 240, 300]);
    expect(labels.map((label) => label.anchor)).toEqual([
      "start",
      "middle",
      "middle",
      "middle",
      "middle",
      "end",
    ]);
    expect(ticks).toHaveLength(61);
  });

  it("leaves every second label and tick out on a phone, never the first and last", () => {
    const { labels } = graduate(300);
    expect(labels.filter((label) => !label.isFine).map((label) => label.minute)).toEqual([0, 120, 240, 300]);
  });

  it("labels half hours of two hours and drops a label that would touch the last", () => {
    expect(graduate(120).labels.map((label) => label.minute)).toEqual([0, 30, 60, 90, 120]);
    expect(graduate(130).labels.map((label) => label.minute)).toEqual([0, 30, 60, 90, 130]);
  });

  it("stays within two hundred ticks for a contest of a month", () => {
    expect(graduate(31 * 24 * 60).ticks.length).toBeLessThanOrEqual(201);
  });
});

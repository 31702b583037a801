import { describe, expect, it } from "vitest";
import { fitsLine } from "./find-lines.ts";

const line = {
  participantId: "p",
  name: "Ulugʻbek shogirdlari",
  organisation: "Fargʻona, 1-litsey",
  group: "Fargʻona",
  solved: 0,
  penaltyMinutes: 0,
  score: 0,
  timeSeconds: null,
  cells: [],
};

describe("finding a team", () => {
  it.each(["ulug'bek", "ULUG‘BEK", "Ulug`bek", "ulugʻbek", "litsey shogird"])("finds it by %s", (query) => {
    expect(fitsLine(line, query, null)).toBe(true);
  });

  it("wants every word, and the group when one is chosen", () => {
    expect(fitsLine(line, "ulugʻbek toshkent", null)).toBe(false);
    expect(fitsLine(line, "", "Toshkent")).toBe(false);
    expect(fitsLine(line, "", "Fargʻona")).toBe(true);
  });
});

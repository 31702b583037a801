import { describe, expect, it } from "vitest";
import { fitsLine } from "./find-lines.ts";

const line = { name: "Ulugʻbek shogirdlari", organisation: "Fargʻona, 1-litsey" };

describe("finding a team", () => {
  it.each([
    "ulug'bek",
    "ULUG‘BEK",
    "Ulug`bek",
    "ulugʻbek",
    "ulugbek",
    "litsey shogird",
    "Улуғбек",
    "фарғона улуғбек",
  ])("finds it by %s", (query) => {
    expect(fitsLine(line, query)).toBe(true);
  });

  it("finds a name in Cyrillic by Latin letters", () => {
    expect(fitsLine({ name: "Ўткир Ҳошимов", organisation: null }, "o'tkir hoshimov")).toBe(true);
  });

  it("wants every word", () => {
    expect(fitsLine(line, "ulugʻbek toshkent")).toBe(false);
    expect(fitsLine(line, "")).toBe(true);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { searchForm } from "./search-form.ts";
import { toCyrillic } from "./to-cyrillic.ts";
import { toLatin } from "./to-latin.ts";

describe("the form people search by", () => {
  it.each([
    ["Oʻzbekiston", "O'zbekiston", "O‘zbekiston", "Ozbekiston", "Ўзбекистон", "ЎЗБЕКИСТОН", "Oʼzbekiston"],
    ["Gʻafurova", "G`afurova", "Gafurova", "Ғафурова", "Ğafurova"],
    ["Shahnoza", "Шаҳноза", "Şahnoza", "Shaxnoza", "SHAHNOZA"],
    ["Yelena", "Елена", "Elena"],
    ["Qodirov", "Қодиров", "Kodirov", "Кодиров"],
    ["litsey", "лицей", "lisey"],
    ["Saʼdulla  Karimov", "Саъдулла Каримов", " Sadulla\u00a0Karimov "],
    ["Исҳоқ", "Isʼhoq", "Ishoq"],
    ["Zoë", "Zoe"],
    ["ﬁlial", "filial", "филиал"],
  ])("is one for %s and its other spellings", (...spellings) => {
    expect(new Set(spellings.map(searchForm)).size).toBe(1);
  });

  it("tells different names apart", () => {
    expect(searchForm("Karimov")).not.toBe(searchForm("Karimova"));
  });

  it("is nothing for nothing, and keeps digits and signs", () => {
    expect(searchForm(" \u200b ")).toBe("");
    expect(searchForm("10-A sinf, №5")).toBe("10-a sinf, no5");
  });

  it("takes accents off letters of other alphabets too", () => {
    expect(searchForm("Ǿ")).toBe("o");
  });

  it("of a form is the form itself", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
        expect(searchForm(searchForm(text))).toBe(searchForm(text));
      }),
    );
  });

  it("is the same for any Latin word and for what Cyrillic makes of it", () => {
    const syllable = fc.constantFrom(..."ba oʻ gʻi sha cho ye yo yu ya ti qa xon ha lar eʼ ma".split(" "));
    fc.assert(
      fc.property(fc.array(syllable, { minLength: 2, maxLength: 6 }), (syllables) => {
        const word = syllables.join("");
        expect(searchForm(toCyrillic(word))).toBe(searchForm(word));
      }),
    );
  });
});

describe("Cyrillic in Latin", () => {
  it.each([
    ["ШАҲАР", "SHAHAR"],
    ["Шаҳар", "Shahar"],
    ["Ш", "Sh"],
    ["Щербаков", "Shcherbakov"],
    ["Дмитрий Быков", "Dmitriy Bikov"],
    ["цирк", "sirk"],
    ["мўъжиза", "moʻjiza"],
    ["и\u0306ил", "yil"],
    ["Ivan, 10-sinf", "Ivan, 10-sinf"],
  ])("writes %s as %s", (cyrillic, latin) => {
    expect(toLatin(cyrillic)).toBe(latin);
  });
});

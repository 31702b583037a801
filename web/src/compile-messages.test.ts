import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compileMessages } from "../build/compile-messages.ts";

const folder = new URL("../messages/", import.meta.url);
const areas = readdirSync(folder).map((name) => name.replace(".json", ""));

describe("the site's messages", () => {
  it.each(areas)("of %s are whole in every language", (area) => {
    const source = JSON.parse(readFileSync(new URL(`${area}.json`, folder), "utf8"));
    expect(() => compileMessages(area, source)).not.toThrow();
  });
});

describe("the message compiler", () => {
  const whole = { uz: "{count} ta", ru: "{count} шт.", en: "{count} pcs" };

  it("writes a function that chooses by language", () => {
    const compiled = compileMessages("test", { pieces: whole });
    expect(compiled).toMatch(
      /export const pieces = \(v: \{ count: Shown \}\): string => at\(\) === 0 \? uz`\$\{show\(v\.count\)\} ta` : at\(\) === 1 \?/,
    );
  });

  it("takes Cyrillic that a message spells out for itself", () => {
    const compiled = compileMessages("test", { greet: { uz: "a", "uz-Cyrl": "ўзгача", ru: "б", en: "b" } });
    expect(compiled).toContain("isCyrillic() ? `ўзгача` : at() === 0");
  });

  it.each([
    ["a missing language", { uz: "a", ru: "б" }, /greet: en is missing/],
    ["an empty text", { uz: "a", ru: " ", en: "b" }, /ru is missing/],
    ["an unknown language", { ...whole, de: "x" }, /unknown language de/],
    ["a word the rule cannot turn", { uz: "Javani yozing", ru: "б", en: "b" }, /two scripts/],
    ["other values in spelt Cyrillic", { ...whole, "uz-Cyrl": "та" }, /different values/],
    ["values that differ", { ...whole, en: "{amount}" }, /different values/],
    ["a typed apostrophe in Uzbek", { uz: "yo'q", ru: "нет", en: "no" }, /U\+02BB/],
    [
      "a Russian plural without its few",
      {
        uz: "{n, plural, other {#}}",
        ru: "{n, plural, one {#} many {#}}",
        en: "{n, plural, one {#} other {#}}",
      },
      /one,few,many/,
    ],
    ["a brace that is not closed", { ...whole, uz: "{count" }, /missing at character/],
    ["a brace that was not opened", { ...whole, uz: "count}" }, /unexpected/],
  ])("refuses %s", (_name, texts, words) => {
    expect(() => compileMessages("test", { greet: texts })).toThrow(words);
  });

  it("names the file and every mistake in it", () => {
    const mistaken = { one: { uz: "a" }, two: { ru: "б" } };
    expect(() => compileMessages("home", mistaken)).toThrow(
      /messages\/home\.json:\n.*home\.one.*\n.*home\.two/,
    );
  });
});

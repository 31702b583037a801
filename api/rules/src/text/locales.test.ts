import { expect, it } from "vitest";
import { wishedLanguages } from "./locales.ts";

it.each([
  [
    [undefined, undefined],
    ["uz", "en", "ru"],
  ],
  [
    ["ru", "uz"],
    ["ru", "uz", "en"],
  ],
  [["uz-Cyrl"], ["uz-Cyrl", "uz", "en", "ru"]],
  [
    ["de", "ru"],
    ["de", "ru", "uz", "en"],
  ],
] as const)("looks for an author's text in the reader's languages %o first: %o", (asked, order) => {
  expect(wishedLanguages(...asked)).toEqual(order);
});

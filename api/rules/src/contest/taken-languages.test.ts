import { expect, it } from "vitest";
import { isLanguageTaken } from "./taken-languages.ts";

it("takes every language we know where the problem names none", () => {
  expect(isLanguageTaken("all", "rust")).toBe(true);
  expect(isLanguageTaken("all", "cobol")).toBe(false);
});

it("takes all of a family where the problem names the family", () => {
  expect(isLanguageTaken(["cpp", "python3"], "cpp17")).toBe(true);
  expect(isLanguageTaken(["cpp", "python3"], "pypy3")).toBe(true);
  expect(isLanguageTaken(["cpp", "python3"], "java")).toBe(false);
});

it("takes nothing where the problem names nothing", () => {
  expect(isLanguageTaken([], "c17")).toBe(false);
});

import { expect, it } from "vitest";
import { searchWords, unswappedWords } from "./search-words.ts";

it("finds the words of a name, a login and an address, whatever stands between", () => {
  expect(searchWords("Oʻktam-Gʻani  o'ktam.g_2")).toEqual(["oktam", "gani", "oktam", "g", "2"]);
  expect(searchWords("Ўктам ҒАНИ")).toEqual(["oktam", "gani"]);
  expect(searchWords(" … 😀 ")).toEqual([]);
});

it("knows the spellings of passports again", () => {
  expect(searchWords("Akhmedov Zhasur")).toEqual(searchWords("Ахмедов Жасур"));
  expect(searchWords("Dzhamshid Khodjaev")).toEqual(searchWords("Jamshid Xodjayev"));
});

it("guesses what a word was before two of its letters changed places", () => {
  expect(unswappedWords("okatm")).toEqual(["okatm", "koatm", "oaktm", "oktam", "okamt"]);
  expect(unswappedWords("aa")).toEqual(["aa"]);
  expect(unswappedWords("a")).toEqual(["a"]);
  expect(unswappedWords("z".repeat(25))).toEqual(["z".repeat(25)]);
});

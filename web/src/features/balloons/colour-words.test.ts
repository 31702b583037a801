import { expect, it } from "vitest";
import * as words from "../../generated/messages/balloons.ts";
import { colourWords } from "./colour-words.ts";

it.each([
  ["#ff0000", words.red],
  ["#e0115f", words.red],
  ["#ff8c00", words.orange],
  ["#8b4513", words.brown],
  ["#ffff00", words.yellow],
  ["#008000", words.green],
  ["#00ced1", words.lightBlue],
  ["#0000ff", words.blue],
  ["#8000ff", words.violet],
  ["#ff69b4", words.pink],
  ["#ffffff", words.white],
  ["#c0c0c0", words.grey],
  ["#000000", words.black],
  [null, words.noColour],
] as const)("calls %s by the name people use", (rgb, word) => {
  expect(colourWords(rgb)).toBe(word());
});

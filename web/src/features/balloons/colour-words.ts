import * as words from "../../generated/messages/balloons.ts";

/** Hues in degrees up to which a colour has its name; Source: the hue circle as balloons are sold. */
const hues: readonly (readonly [below: number, word: () => string])[] = [
  [15, words.red],
  [45, words.orange],
  [70, words.yellow],
  [165, words.green],
  [195, words.lightBlue],
  [255, words.blue],
  [290, words.violet],
  [335, words.pink],
  [361, words.red],
];

/** A colour as one says it to somebody who cannot see the screen, or not the difference; null: there is none. */
export function colourWords(rgb: string | null): string {
  if (rgb === null) return words.noColour();
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(rgb.slice(at, at + 2), 16));
  const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)];
  const spread = most - least;
  if (most < 48) return words.black();
  if (spread < 24) return most > 224 ? words.white() : words.grey();
  const hue = (hueOf([red, green, blue], most, spread) + 360) % 360;
  if (hue < 45 && most < 170) return words.brown();
  return hues.find(([below]) => hue < below)?.[1]() ?? words.red();
}

function hueOf([red, green, blue]: readonly [number, number, number], most: number, spread: number): number {
  if (most === red) return (60 * (green - blue)) / spread;
  if (most === green) return 120 + (60 * (blue - red)) / spread;
  return 240 + (60 * (red - green)) / spread;
}

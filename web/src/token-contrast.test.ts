import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("./ui/tokens.css", import.meta.url), "utf8");
const light = readColours(css.slice(0, css.indexOf('[data-theme="dark"]')));
const themes = { light, dark: { ...light, ...readColours(css.slice(css.indexOf('[data-theme="dark"]'))) } };

const grounds = ["paper", "paper-2", "paper-3"];
const verdicts = ["feruza", "anor", "zafar", "binafsha", "kul", "muz"];

/** Text needs 4.5, borders and glyphs 3 (WCAG 2.2 AA). */
const textPairs = [
  ...["ink", "ink-2", "ink-3", "lojuvard", ...verdicts].flatMap((ink) =>
    grounds.map((ground) => [ink, ground]),
  ),
  ...verdicts.map((ink) => [ink, `${ink}-tint`]),
  ...verdicts.map((ink) => ["ink-2", `${ink}-tint`]),
  ["ink", "lojuvard-tint"],
  ["ink-2", "lojuvard-tint"],
  ["ink-3", "lojuvard-tint"],
  ["lojuvard", "lojuvard-tint"],
  ["lojuvard-on", "lojuvard"],
  ["lojuvard-on", "lojuvard-hover"],
  ["feruza-on", "feruza"],
  ["paper", "ink"],
  ...["c-key", "c-type", "c-str", "c-num", "c-note"].flatMap((ink) => [
    [ink, "paper"],
    [ink, "paper-2"],
  ]),
];
const edgePairs = ["rule-2", "rule-ink"].flatMap((edge) => grounds.map((ground) => [edge, ground]));

describe.each(Object.entries(themes))("in %s", (_theme, colours) => {
  it.each(textPairs)("%s is readable on %s", (ink, ground) => {
    expect(contrast(colours, ink, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(edgePairs)("%s is seen on %s", (edge, ground) => {
    expect(contrast(colours, edge, ground)).toBeGreaterThanOrEqual(3);
  });
});

it("gives every colour a dark counterpart", () => {
  const dark = readColours(css.slice(css.indexOf('[data-theme="dark"]')));
  expect(Object.keys(dark)).toEqual(Object.keys(light));
});

function readColours(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/--([a-z0-9-]+): (#[0-9a-f]{6});/g)].map((match) => [match[1], match[2]]),
  );
}

function contrast(colours: Record<string, string>, a = "", b = ""): number {
  const [x = 0, y = 0] = [luminance(colours[a]), luminance(colours[b])].sort((p, q) => q - p);
  return (x + 0.05) / (y + 0.05);
}

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(colour: string | undefined): number {
  if (colour === undefined) throw new Error("tokens.css lacks a colour that the table names");
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

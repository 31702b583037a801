/** The few icons the look allows, cut out of the icon package as path strings: one export each, unused ones fall away. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const allowedIcons = [
  "arrow-counter-clockwise",
  "bell",
  "caret-down",
  "caret-right",
  "check",
  "copy",
  "dots-three",
  "export",
  "file-code",
  "flag",
  "globe",
  "magnifying-glass",
  "microphone",
  "moon",
  "pause",
  "play",
  "sign-out",
  "sliders-horizontal",
  "sun",
  "upload-simple",
  "x",
];

/** @returns the text of a TypeScript module: `export const caretDownIcon = "M213…";` */
export function pickIcons(): string {
  const require = createRequire(import.meta.url);
  const lines = allowedIcons.map((name) => {
    const svg = readFileSync(require.resolve(`@phosphor-icons/core/regular/${name}.svg`), "utf8");
    const paths = [...svg.matchAll(/<path d="([^"]+)"/g)].map((match) => match[1]);
    if (paths.length !== 1 || svg.replace(/<path[^>]*>/, "").match(/<(circle|rect|line|polyline)/))
      throw new Error(`the icon ${name} is not one path`);
    return `export const ${camelCase(name)}Icon = "${paths[0]}";`;
  });
  return `// Made by build/pick-icons.ts from Phosphor Icons (MIT), 256 units square.\n${lines.join("\n")}\n`;
}

function camelCase(name: string): string {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

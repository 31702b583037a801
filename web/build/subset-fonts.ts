/**
 * Our own font files: only the letters that Uzbek (both scripts), Russian and English need, only the weights the look
 * uses. Latin and Cyrillic are apart so that a page loads its own script; Ққ Ғғ Ҳҳ stand in the source packages apart
 * from the rest of Cyrillic and become a third, tiny file.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import subsetFont from "subset-font";

interface FontCut {
  readonly to: string;
  readonly from: string;
  readonly letters: string;
  readonly weights: { readonly min: number; readonly max: number } | null;
}

const ascii = range(0x20, 0x7e);
const latin = `${ascii}\u00a0«»°·×–—‘’“”„…→−ʻʼ`;
/** Foreign names and rarer signs: a file of its own, fetched only by a page that shows one. */
const latinRest = `${range(0xc0, 0xff).replace("×", "")}±²³•‹›←↑↓≤≥≠€`;
/** Code is typed in ASCII; comments in Uzbek need ʻ and ʼ. */
const codeLatin = `${ascii}\u00a0ʻʼ‘’“”–—…·×−≤≥≠→↵`;
const cyrillic = `${range(0x410, 0x44f)}ЁёЎў№`;
const uzbekCyrillic = "ҚқҒғҲҳ";

const onest = "@fontsource-variable/onest/files/onest";
const serif = "@fontsource-variable/source-serif-4/files/source-serif-4";
const mono = "@fontsource/ibm-plex-mono/files/ibm-plex-mono";
const uiWeights = { min: 400, max: 700 };
const textWeights = { min: 400, max: 600 };

const cuts: readonly FontCut[] = [
  { to: "onest-latin", from: `${onest}-latin-wght-normal`, letters: latin, weights: uiWeights },
  { to: "onest-rest", from: `${onest}-latin-wght-normal`, letters: latinRest, weights: uiWeights },
  { to: "onest-cyrillic", from: `${onest}-cyrillic-wght-normal`, letters: cyrillic, weights: uiWeights },
  {
    to: "onest-uzbek-cyrillic",
    from: `${onest}-cyrillic-ext-wght-normal`,
    letters: uzbekCyrillic,
    weights: uiWeights,
  },
  { to: "serif-latin", from: `${serif}-latin-wght-normal`, letters: latin, weights: textWeights },
  { to: "serif-rest", from: `${serif}-latin-wght-normal`, letters: latinRest, weights: textWeights },
  { to: "serif-cyrillic", from: `${serif}-cyrillic-wght-normal`, letters: cyrillic, weights: textWeights },
  {
    to: "serif-uzbek-cyrillic",
    from: `${serif}-cyrillic-ext-wght-normal`,
    letters: uzbekCyrillic,
    weights: textWeights,
  },
  { to: "serif-italic", from: `${serif}-latin-wght-italic`, letters: latin, weights: { min: 400, max: 400 } },
  { to: "mono-latin", from: `${mono}-latin-400-normal`, letters: codeLatin, weights: null },
  { to: "mono-cyrillic", from: `${mono}-cyrillic-400-normal`, letters: cyrillic, weights: null },
];

/** Cuts every font into `folder`; files of an earlier, equal cut are left as they are. */
export async function subsetFonts(folder: string): Promise<void> {
  const require = createRequire(import.meta.url);
  const recipe = JSON.stringify(cuts);
  const stamp = join(folder, "recipe.json");
  const isMade = existsSync(stamp) && readFileSync(stamp, "utf8") === recipe;
  if (isMade && cuts.every((cut) => existsSync(join(folder, `${cut.to}.woff2`)))) return;

  mkdirSync(folder, { recursive: true });
  for (const cut of cuts) {
    const whole = readFileSync(require.resolve(`${cut.from}.woff2`));
    const part = await subsetFont(whole, cut.letters, {
      targetFormat: "woff2",
      noHinting: true,
      keepFeatures: ["kern", "mark", "mkmk", "ccmp", "locl", "tnum", "pnum", "lnum"],
      ...(cut.weights === null ? {} : { variationAxes: { wght: cut.weights } }),
    });
    writeFileSync(join(folder, `${cut.to}.woff2`), part);
  }
  writeFileSync(stamp, recipe);
}

function range(from: number, to: number): string {
  return Array.from({ length: to - from + 1 }, (_, step) => String.fromCodePoint(from + step)).join("");
}

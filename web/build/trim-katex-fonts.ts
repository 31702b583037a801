import type { Plugin } from "vite";

/** KaTeX's sheet offers each font in three formats; every browser the site runs in reads the first and smallest. */
export function trimKatexFonts(): Plugin {
  return {
    name: "trim-katex-fonts",
    enforce: "pre",
    transform(code, id) {
      if (!/\/katex(\.min)?\.css($|\?)/.test(id)) return null;
      const trimmed = code.replace(/,url\([^)]*\.(woff|ttf)\) format\("(woff|truetype)"\)/g, "");
      if (/\.ttf|\.woff\)/.test(trimmed)) throw new Error("katex.css names its fonts in a new way");
      return { code: trimmed, map: null };
    },
  };
}

import tailwind from "@tailwindcss/vite";
import { defineConfig, type Plugin } from "vite";
import { compressOutput } from "./build/compress-output.ts";
import { generate } from "./build/generate.ts";
import { linkBoot } from "./build/link-boot.ts";
import { trimKatexFonts } from "./build/trim-katex-fonts.ts";

/** Messages, icons and fonts are made first; a missing message ends the build here. */
const generateFirst: Plugin = { name: "generate-first", apply: "build", buildStart: () => generate() };

export default defineConfig({
  plugins: [generateFirst, tailwind(), trimKatexFonts(), linkBoot(), compressOutput()],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    target: "es2022",
    manifest: true,
    // Fonts must stay files: an inlined one would be downloaded by readers who never need it.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
});

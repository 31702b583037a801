import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

const bootFile = fileURLToPath(new URL("../boot.js", import.meta.url));

/**
 * Puts into index.html what must be there before any other script runs: the boot script, inline so that the first
 * paint waits for one file less (the server names it by its hash in the content policy), and the preload of the one
 * font every page needs. The Cyrillic font's address is written into the script, which preloads it for Russian.
 */
export function linkBoot(): Plugin {
  return {
    name: "link-boot",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(html, { bundle }) {
        const names = Object.keys(bundle ?? {});
        const boot = shorten(readFileSync(bootFile, "utf8"));
        const script = boot.replace("%CYRILLIC%", find(names, "onest-cyrillic-"));
        const latin = find(names, "onest-latin-");
        const preload = `<link rel="preload" as="font" type="font/woff2" href="${latin}" crossorigin>`;
        return html.replace(/<!-- boot:.*?-->/, () => `<script>${script}</script>\n    ${preload}`);
      },
    },
  };
}

/** Comments and indentation out; the script is too small for more. */
function shorten(source: string): string {
  const withoutNotes = source.replace(/\/\*[\s\S]*?\*\//g, "");
  return withoutNotes.replace(/\n\s*/g, "\n").trim();
}

function find(names: readonly string[], part: string): string {
  const name = names.find((candidate) => candidate.includes(part));
  if (name === undefined) throw new Error(`the build made no file named ${part}`);
  return `/${name}`;
}

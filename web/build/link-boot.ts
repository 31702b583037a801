import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin, Rolldown } from "vite";

const bootFile = fileURLToPath(new URL("../boot.js", import.meta.url));
const routesFile = fileURLToPath(new URL("../src/app/routes.ts", import.meta.url));

/**
 * Puts into index.html what must be there before any other script runs: the boot script, inline so that the first
 * paint waits for one file less (the server names it by its hash in the content policy), and the preload of the one
 * font every page needs. Into the script go the Cyrillic font's address and, for every route, the files of its page:
 * they are then fetched together with the entry and not after it, which on a slow link is a second or two.
 */
export function linkBoot(): Plugin {
  return {
    name: "link-boot",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(html, { bundle }) {
        const made = bundle ?? {};
        const script = shorten(readFileSync(bootFile, "utf8"))
          .replace("%CYRILLIC%", find(made, "onest-cyrillic-"))
          .replace("%UZBEK_CYRILLIC%", find(made, "onest-uzbek-cyrillic-"))
          .replace("%SERIF_CYRILLIC%", find(made, "serif-cyrillic-"))
          .replace("%SERIF%", find(made, "serif-latin-"))
          .replace('"%PAGES%"', () => JSON.stringify(pageFiles(made, html)));
        const latin = find(made, "onest-latin-");
        const preload = `<link rel="preload" as="font" type="font/woff2" href="${latin}" crossorigin>`;
        return html.replace(/<!-- boot:.*?-->/, () => `<script>${script}</script>\n    ${preload}`);
      },
    },
  };
}

/** [pattern of the address, files of its page that index.html does not name] for every route. */
function pageFiles(bundle: Rolldown.OutputBundle, html: string): [string, string[]][] {
  const routes = readFileSync(routesFile, "utf8").matchAll(
    /path: "([^"]+)",\s*page: lazy\(\(\) =>\s*import\("([^"]+)"\)/g,
  );
  return [...routes].map(([, path = "", page = ""]) => {
    const source = new URL(page, `file://${routesFile}`).pathname;
    const chunk = Object.values(bundle).find(
      (file) => file.type === "chunk" && file.facadeModuleId === source,
    );
    if (chunk === undefined) throw new Error(`routes.ts names ${page}, of which the build made no file`);
    const files = filesOf(bundle, chunk.fileName).filter((file) => !html.includes(file));
    return [`^${path.replace(/:\w+/g, "[^/]+")}/?$`, files.map((file) => `/${file}`)];
  });
}

function filesOf(bundle: Rolldown.OutputBundle, name: string, found: string[] = []): string[] {
  const chunk = bundle[name];
  if (found.includes(name) || chunk?.type !== "chunk") return found;
  found.push(name);
  for (const next of chunk.imports) filesOf(bundle, next, found);
  for (const sheet of chunk.viteMetadata?.importedCss ?? []) if (!found.includes(sheet)) found.push(sheet);
  return found;
}

/** Comments and indentation out; the script is too small for more. */
function shorten(source: string): string {
  const withoutNotes = source.replace(/\/\*[\s\S]*?\*\//g, "");
  return withoutNotes.replace(/\n\s*/g, "\n").trim();
}

function find(bundle: Rolldown.OutputBundle, part: string): string {
  const name = Object.keys(bundle).find((candidate) => candidate.includes(part));
  if (name === undefined) throw new Error(`the build made no file named ${part}`);
  return `/${name}`;
}

import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { build, type Plugin } from "esbuild";
import { projectRoot } from "./project-root.ts";

const staleAfterMs = 24 * 3_600_000;

/**
 * Makes one file of JavaScript of a TypeScript program and every source of ours that it imports, packages left as
 * they are. Node loads it in a third of the time that it takes to compile some 700 files while they are imported.
 *
 * @param script  path from the project's root, such as "api/src/main.ts"
 * @returns the file, named by its content, so that programs of one source share it and others keep theirs
 */
export async function compileService(script: string): Promise<string> {
  const shelf = shelfOf(script);
  const code = await compile(script);
  const file = join(shelf, `${createHash("sha256").update(code).digest("hex").slice(0, 16)}.mjs`);
  mkdirSync(shelf, { recursive: true });
  if (existsSync(file)) {
    const now = new Date();
    utimesSync(file, now, now);
    return file;
  }
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, code);
  renameSync(draft, file);
  clearStale(shelf);
  return file;
}

/** Where the compiled files of a program lie: below its package, where Node finds what the package depends on. */
export function shelfOf(script: string): string {
  return join(projectRoot, script.split("/")[0] ?? "", "node_modules/.cache/services");
}

/** A program has read its file whole when it starts, so that a file of yesterday is nobody's. */
function clearStale(shelf: string): void {
  for (const name of readdirSync(shelf)) {
    const file = join(shelf, name);
    const age = Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0);
    if (age > staleAfterMs) rmSync(file, { force: true });
  }
}

async function compile(script: string): Promise<Uint8Array> {
  const done = await build({
    entryPoints: [join(projectRoot, script)],
    absWorkingDir: projectRoot,
    bundle: true,
    write: false,
    platform: "node",
    format: "esm",
    target: "node20",
    sourcemap: "inline",
    sourcesContent: false,
    outfile: join(shelfOf(script), "service.mjs"),
    plugins: [packagesStayOutside, filesKnowTheirPlace],
    logLevel: "silent",
  });
  const code = done.outputFiles[0]?.contents;
  if (code === undefined) throw new Error(`${script}: the compiler made no file`);
  return code;
}

const packagesStayOutside: Plugin = {
  name: "packages stay outside",
  setup: (made) =>
    made.onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === "entry-point" || path.startsWith("@bilimdon/") ? undefined : { path, external: true },
    ),
};

const filesKnowTheirPlace: Plugin = {
  name: "files know their place",
  setup: (made) =>
    made.onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const source = readFileSync(path, "utf8");
      const contents = source
        .replaceAll("import.meta.url", JSON.stringify(pathToFileURL(path).href))
        .replaceAll("import.meta.filename", JSON.stringify(path))
        .replaceAll("import.meta.dirname", JSON.stringify(dirname(path)));
      return { contents, loader: "ts" };
    }),
};

import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { build, type Plugin } from "esbuild";
import { projectRoot } from "./project-root.ts";

const staleAfterMs = 24 * 3_600_000;

/**
 * Node's words that start a TypeScript program of ours. Where nothing can be kept beside it (a checkout that belongs to
 * somebody else, say), it is compiled while it is imported, which takes a few seconds more.
 *
 * @param script  path from the project's root, such as "api/src/main.ts"
 * @throws Error with what the compiler says of a source
 */
export async function startWords(script: string, shelf = shelfOf(script)): Promise<string[]> {
  try {
    return ["--enable-source-maps", await compileService(script, shelf)];
  } catch (error) {
    if (!isUnwritable(error)) throw error;
    const tsx = pathToFileURL(join(projectRoot, "node_modules/tsx/dist/esm/index.mjs")).href;
    return ["--import", tsx, join(projectRoot, script)];
  }
}

function isUnwritable(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : null;
  return code === "EACCES" || code === "EPERM" || code === "EROFS" || code === "ENOTDIR";
}

/**
 * Makes one file of JavaScript of a TypeScript program and every source of ours that it imports, packages left as
 * they are. Node loads it in a third of the time that it takes to compile some 700 files while they are imported.
 *
 * @param script  path from the project's root, such as "api/src/main.ts"
 * @returns the file, named by its content, so that programs of one source share it and others keep theirs
 */
export async function compileService(script: string, shelf = shelfOf(script)): Promise<string> {
  const code = await compile(script);
  const file = join(shelf, `${createHash("sha256").update(code).digest("hex").slice(0, 16)}.mjs`);
  if (existsSync(file)) return file;
  mkdirSync(shelf, { recursive: true });
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

/** A program has read its file whole when it starts, and one of other sources is made anew when it is wanted. */
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

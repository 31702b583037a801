/** The weight of the site on a first visit, measured in the build itself. Weight is a feature: many read on slow links. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

const web = fileURLToPath(new URL("..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "bilimdon-web-"));
const problemPage = "src/features/problem-page/problem-page.tsx";
let manifest: Record<string, Chunk> = {};

beforeAll(async () => {
  // As the site is built for readers: what a test's own environment adds for developers is no weight of theirs.
  vi.stubEnv("NODE_ENV", "production");
  await build({
    root: web,
    configFile: join(web, "vite.config.ts"),
    logLevel: "error",
    build: { outDir: folder },
  });
  manifest = JSON.parse(readFileSync(join(folder, ".vite/manifest.json"), "utf8"));
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("on a first visit", () => {
  it("the home page needs at most 50 KB of script", () => {
    expect(scriptBytes("src/features/home/home-page.tsx")).toBeLessThanOrEqual(50 * 1024);
  });

  it("the scoreboard needs at most 80 KB of script, its live link included", () => {
    const page = scriptBytes("src/features/scoreboard/scoreboard-page.tsx");
    expect(page + gzipped(chunkOf(/socket\.io-client/).file)).toBeLessThanOrEqual(80 * 1024);
  });

  it("the problem page needs at most 70 KB of script before its editor, its live link included", () => {
    const page = scriptBytes(problemPage);
    expect(page + gzipped(chunkOf(/socket\.io-client/).file)).toBeLessThanOrEqual(70 * 1024);
  });

  it("the editor with the grammar of C++ is at most 150 KB of script more", () => {
    const present = new Set(filesOf(problemPage));
    const editor = [chunkOf(/editor\/code-mirror/), chunkOf(/lang-cpp/)].flatMap((found) =>
      withImports(found),
    );
    const more = [...new Set(editor)].filter((file) => !present.has(file));
    expect(sum(more.map(gzipped))).toBeLessThanOrEqual(150 * 1024);
  });

  it("what a statement is read with needs at most 59 KB of it, the pane to write in comes after", () => {
    expect(filesOf(problemPage)).not.toContain(chunkOf(/problem-page\/sending-pane/).file);
    const page = scriptBytes(problemPage);
    expect(page + gzipped(chunkOf(/socket\.io-client/).file)).toBeLessThanOrEqual(59 * 1024);
  });

  it("trying code on samples and inputs is at most 12 KB of script more, fetched when it is asked for", () => {
    // The panel opens out of the pane to write in.
    const pane = withImports(chunkOf(/problem-page\/sending-pane/));
    const present = new Set([...filesOf(problemPage), ...pane]);
    const panel = withImports(chunkOf(/custom-run\/custom-run-panel/));
    expect(present.has(chunkOf(/custom-run\/custom-run-panel/).file)).toBe(false);
    expect(sum(panel.filter((file) => !present.has(file)).map(gzipped))).toBeLessThanOrEqual(12 * 1024);
  });

  it("the problem page loads neither the editor nor the formulas' sheet at once", () => {
    expect(filesOf(problemPage)).not.toContain(chunkOf(/editor\/code-mirror/).file);
    expect(stylesOf(problemPage).filter((name) => name.includes("katex"))).toEqual([]);
  });

  it("the jury's and the operator's pages need at most 50 KB of script", () => {
    for (const page of [
      "submissions/submissions-page",
      "submissions/submission-page",
      "judge-hosts/judge-hosts-page",
      "setter-desk/desk-page",
      "setter-desk/problem-desk-page",
    ])
      expect(scriptBytes(`src/features/${page}.tsx`), page).toBeLessThanOrEqual(50 * 1024);
  });

  it("no page but the scoreboard's kind loads the live link at once", () => {
    const live = chunkOf(/socket\.io-client/).file;
    expect(filesOf("src/features/home/home-page.tsx")).not.toContain(live);
    expect(filesOf("src/features/scoreboard/scoreboard-page.tsx")).not.toContain(live);
  });

  it("style sheets are at most 18 KB", () => {
    const sheets = stylesOf("src/features/scoreboard/scoreboard-page.tsx");
    expect(sum(sheets.map(gzipped))).toBeLessThanOrEqual(18 * 1024);
  });

  it("preloaded fonts are at most 16 KB", () => {
    const html = readFileSync(join(folder, "index.html"), "utf8");
    const fonts = [...html.matchAll(/rel="preload" as="font"[^>]*href="\/([^"]+)"/g)].map(
      (match) => match[1] ?? "",
    );
    expect(fonts).toHaveLength(1);
    expect(sum(fonts.map((name) => statSync(join(folder, name)).size))).toBeLessThanOrEqual(16 * 1024);
  });
});

describe("the build", () => {
  it("writes the theme and language script before any style or module, as its only inline script", () => {
    const html = readFileSync(join(folder, "index.html"), "utf8");
    const inline = [...html.matchAll(/<script>[\s\S]*?<\/script>/g)];
    expect(inline).toHaveLength(1);
    expect(inline[0]?.index).toBeLessThan(html.search(/<link rel="stylesheet"|<script type="module"/));
    expect(html).not.toContain("%");
  });

  it("has a compressed copy beside every script and style sheet", () => {
    const names = readdirSync(join(folder, "assets"));
    const sources = names.filter(
      (name) => /\.(js|css)$/.test(name) && statSync(join(folder, "assets", name)).size >= 512,
    );
    expect(sources.length).toBeGreaterThan(5);
    expect(sources.filter((name) => !names.includes(`${name}.br`) || !names.includes(`${name}.gz`))).toEqual(
      [],
    );
  });
});

/** The file of a chunk and of all it imports at once. */
function withImports(found: Chunk): string[] {
  const keys = closure(found.imports ?? []);
  return [found.file, ...[...keys].map((key) => chunk(key).file)];
}

/** Gzipped bytes of all scripts that a page needs before it shows: the entry's and its own. */
function scriptBytes(page: string): number {
  return sum(filesOf(page).map(gzipped));
}

function filesOf(page: string): string[] {
  return [...closure(["index.html", page])].map((key) => chunk(key).file);
}

function stylesOf(page: string): string[] {
  return [...new Set([...closure(["index.html", page])].flatMap((key) => chunk(key).css ?? []))];
}

/** The chunks and all they import at once; what they import later is not a part of the first visit. */
function closure(keys: readonly string[], found = new Set<string>()): ReadonlySet<string> {
  for (const key of keys) {
    if (found.has(key)) continue;
    found.add(key);
    closure(chunk(key).imports ?? [], found);
  }
  return found;
}

function chunk(key: string): Chunk {
  const known = manifest[key];
  if (known === undefined)
    throw new Error(`the build has no chunk ${key}; it has ${Object.keys(manifest).join(", ")}`);
  return known;
}

function chunkOf(pattern: RegExp): Chunk {
  const key = Object.keys(manifest).find((name) => pattern.test(name));
  return chunk(key ?? String(pattern));
}

function gzipped(file: string): number {
  return gzipSync(readFileSync(join(folder, file)), { level: 9 }).length;
}

function sum(sizes: readonly number[]): number {
  return sizes.reduce((total, size) => total + size, 0);
}

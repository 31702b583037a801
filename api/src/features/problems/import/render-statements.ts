import { readFile } from "node:fs/promises";
import { posix } from "node:path";
import type { Manifest, StatementFile } from "@bilimdon/rules/problem/manifest";
import type { PackageFault } from "@bilimdon/rules/problem/package-files";
import type { FolderReading } from "../archive/read-folder.ts";
import { type ImageFacts, readImageFacts } from "../statement/image-size.ts";
import { renderStatement } from "../statement/render-statement.ts";
import type { ShownImage } from "../statement/write-html.ts";

/** A file of the package that readers may fetch. */
export interface Asset {
  /** "statement/figure.png", "attachments/starter.zip" */
  readonly path: string;
  readonly source: string;
  readonly size: number;
  readonly mime: string;
}

export interface PackageStatement {
  readonly language: string;
  readonly form: "html" | "pdf";
  readonly html: string;
  /** Path of the PDF among the assets; null for HTML. */
  readonly pdfPath: string | null;
}

export interface RenderedStatements {
  readonly statements: readonly PackageStatement[];
  readonly assets: readonly Asset[];
  readonly faults: readonly PackageFault[];
  readonly warnings: readonly string[];
}

/** Where the page of an asset is; the path goes as one name, so that it passes every router. */
export function assetUrl(problemVersionId: string, path: string): string {
  return `/api/problem-assets/${problemVersionId}/${encodeURIComponent(path)}`;
}

const imageEndings = ["", ".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".pdf"];
/** Where two forms of one language stand, the first of these is shown. */
const formOrder = ["md", "tex", "pdf"] as const;

/**
 * Renders every statement of a package and finds the files they show.
 *
 * An image that is not there is a fault: the setter's own tools would stop at it too.
 */
export async function renderStatements(
  problemVersionId: string,
  manifest: Manifest,
  folder: FolderReading,
): Promise<RenderedStatements> {
  const work: Work = {
    problemVersionId,
    folder,
    images: await readImages(folder),
    assets: new Map(),
    faults: [],
    warnings: [],
  };
  const statements = chooseForms(manifest.statements).map((file) => renderOne(work, manifest, file));
  for (const path of manifest.attachments) addAsset(work, path, "application/octet-stream");
  return {
    statements: statements.filter((statement) => statement !== null),
    assets: [...work.assets.values()],
    faults: work.faults,
    warnings: work.warnings,
  };
}

interface Work {
  readonly problemVersionId: string;
  readonly folder: FolderReading;
  /** What each file beside the statements really is; null: nothing a page can show. */
  readonly images: ReadonlyMap<string, ImageFacts | null>;
  readonly assets: Map<string, Asset>;
  readonly faults: PackageFault[];
  readonly warnings: string[];
}

function chooseForms(files: readonly StatementFile[]): StatementFile[] {
  const chosen = new Map<string, StatementFile>();
  for (const file of files) {
    const other = chosen.get(file.language);
    if (other === undefined || formOrder.indexOf(file.form) < formOrder.indexOf(other.form))
      chosen.set(file.language, file);
  }
  return [...chosen.values()];
}

function renderOne(work: Work, manifest: Manifest, file: StatementFile): PackageStatement | null {
  if (file.form === "pdf") {
    if (work.images.get(file.path)?.mime !== "application/pdf")
      work.faults.push({ file: file.path, key: null, message: "is not a PDF; put the real file there" });
    addAsset(work, file.path, "application/pdf");
    return { language: file.language, form: "pdf", html: "", pdfPath: file.path };
  }
  const text = work.folder.files.text(file.path);
  if (text.kind !== "read") {
    work.faults.push({ file: file.path, key: null, message: textFaults[text.kind] });
    return null;
  }
  const { html, warnings } = renderStatement({
    form: file.form,
    // Postgres keeps no NUL in a text.
    text: text.value.replaceAll("\0", "\ufffd"),
    language: file.language,
    title: manifest.names[file.language] ?? Object.values(manifest.names)[0] ?? manifest.shortName,
    constants: manifest.constants,
    image: (source) => findImage(work, file, source),
  });
  work.warnings.push(...warnings.map((words) => `${file.path}: ${words}`));
  return { language: file.language, form: "html", html, pdfPath: null };
}

const textFaults = {
  "not-text": "is not UTF-8 text; save it as UTF-8",
  "too-large": "has more than 1 MiB of text",
  missing: "is missing",
} as const;

/** An image by the name the statement gives it, looked for beside the statement and nowhere else in the package. */
function findImage(work: Work, statement: StatementFile, source: string): ShownImage | null {
  const folder = posix.dirname(statement.path);
  const named = posix.normalize(posix.join(folder, source));
  const path = imageEndings.map((ending) => named + ending).find((candidate) => work.images.has(candidate));
  if (path === undefined || !path.startsWith(`${folder}/`)) {
    const message = /^[a-z]+:/i.test(source)
      ? `shows the image "${source.slice(0, 200)}" from elsewhere; put it into ${folder}/`
      : `shows the image "${source.slice(0, 200)}", which is not in ${folder}/`;
    if (work.faults.length < 100) work.faults.push({ file: statement.path, key: null, message });
    return null;
  }
  const facts = work.images.get(path) ?? null;
  if (facts === null) {
    work.warnings.push(`${path}: cannot be shown; save it as PNG, JPEG, GIF, WebP, SVG or PDF`);
    return null;
  }
  addAsset(work, path, facts.mime);
  const { width, height } = facts;
  const form = facts.mime === "application/pdf" ? "pdf" : "image";
  return { url: assetUrl(work.problemVersionId, path), width, height, form };
}

function addAsset(work: Work, path: string, mime: string): void {
  const file = work.folder.packed.find((packed) => packed.path === path);
  if (file === undefined) work.faults.push({ file: path, key: null, message: "is missing" });
  else if (!work.assets.has(path))
    work.assets.set(path, { path, source: file.source, size: file.size, mime });
}

/** Looks into every file beside the statements, once; a page may show only what is what its bytes say. */
async function readImages(folder: FolderReading): Promise<Map<string, ImageFacts | null>> {
  const images = new Map<string, ImageFacts | null>();
  for (const file of folder.packed) {
    if (
      !/^(statement|problem_statement)\//.test(file.path) ||
      file.path.endsWith(".tex") ||
      file.path.endsWith(".md")
    )
      continue;
    images.set(file.path, file.size > imageLimit ? null : readImageFacts(await readFile(file.source)));
  }
  return images;
}

/** A figure larger than this would keep a phone waiting for minutes. */
const imageLimit = 20 * 1024 * 1024;

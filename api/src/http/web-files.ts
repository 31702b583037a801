/**
 * Serves the built web: hashed assets for ever, the page for every other address of the site.
 *
 * The list of files is read once, so a request can name nothing else; a file's bytes and its two compressed forms are
 * kept from the first request on. The page gets two fresh nonces each time: one stands on the inline scripts the build
 * wrote (the theme, before the first paint) and nowhere a script or a style could read it; the other in
 * <meta name="csp-nonce">, for the style elements that the code editor inserts.
 */
import { createHash, randomBytes } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { extname, join, relative } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { Config } from "../config.ts";
import { chooseCoding } from "./json-reply.ts";
import { contentPolicy } from "./security-headers.ts";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
  ".map": "application/json; charset=utf-8",
};
const mostFiles = 5_000;

interface WebFile {
  readonly type: string;
  readonly bytes: Buffer;
  readonly forms: Map<"br" | "gzip", Buffer>;
  readonly tag: string;
}

export interface WebFiles {
  /** null: no such file, and no page either (an address with an extension). */
  answer(request: Request): Response | null;
}

/**
 * @throws Error when the folder has no index.html
 */
export function openWebFiles(
  folder: string,
  config: Config,
  headers: Readonly<Record<string, string>>,
): WebFiles {
  const names = listFiles(folder);
  const loaded = new Map<string, WebFile>();
  const page = readFileSync(join(folder, "index.html"), "utf8");
  const pieces = splitAtInlineScripts(page);

  const servePage = (request: Request) => {
    const [styleNonce, scriptNonce] = [makeNonce(), makeNonce()];
    const html = pieces
      .join(`<script nonce="${scriptNonce}"`)
      .replace("<head>", `<head><meta name="csp-nonce" content="${styleNonce}">`);
    const coding = chooseCoding(request.headers.get("accept-encoding"));
    return new Response(new Uint8Array(pack(html, coding)), {
      headers: {
        ...headers,
        ...(coding === null ? {} : { "content-encoding": coding }),
        "content-type": "text/html; charset=utf-8",
        "cache-control": "no-cache",
        vary: "Accept-Encoding",
        "content-security-policy": contentPolicy(config, { scriptNonce, styleNonce }),
      },
    });
  };

  return {
    answer(request) {
      const name = decode(new URL(request.url).pathname).slice(1);
      if (name === "" || name === "index.html") return servePage(request);
      if (names.has(name)) {
        const file = loaded.get(name) ?? load(join(folder, name));
        loaded.set(name, file);
        return serveFile(name, file, request, headers);
      }
      return extname(name) === "" ? servePage(request) : null;
    },
  };
}

/** A page of a few kilobytes, packed anew each time for its nonce: a tenth of a millisecond. */
function pack(html: string, coding: "br" | "gzip" | null): Buffer {
  const bytes = Buffer.from(html);
  if (coding === null) return bytes;
  return coding === "gzip"
    ? gzipSync(bytes)
    : brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } });
}

function serveFile(
  name: string,
  file: WebFile,
  request: Request,
  shared: Readonly<Record<string, string>>,
): Response {
  const isHashed = name.startsWith("assets/");
  const headers = new Headers({
    ...shared,
    "content-type": file.type,
    "cache-control": isHashed ? "public, max-age=31536000, immutable" : "no-cache",
    etag: `"${file.tag}"`,
    vary: "Accept-Encoding",
  });
  if (request.headers.get("if-none-match")?.includes(`"${file.tag}"`))
    return new Response(null, { status: 304, headers });
  const coding = isText(file.type) ? chooseCoding(request.headers.get("accept-encoding")) : null;
  const bytes = coding === null ? file.bytes : (file.forms.get(coding) ?? file.bytes);
  if (coding !== null && file.forms.has(coding)) headers.set("content-encoding", coding);
  headers.set("content-length", String(bytes.byteLength));
  return new Response(new Uint8Array(bytes), { headers });
}

function load(path: string): WebFile {
  const bytes = readFileSync(path);
  const type = types[extname(path)] ?? "application/octet-stream";
  const forms = new Map<"br" | "gzip", Buffer>();
  if (isText(type) && bytes.byteLength > 1_000) {
    const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
    forms.set("br", readIfThere(`${path}.br`) ?? brotliCompressSync(bytes, quality));
    forms.set("gzip", readIfThere(`${path}.gz`) ?? gzipSync(bytes, { level: 8 }));
  }
  return { type, bytes, forms, tag: createHash("sha256").update(bytes).digest("base64url").slice(0, 22) };
}

function readIfThere(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}

function isText(type: string): boolean {
  return /^text\/|json|svg|javascript/.test(type);
}

function listFiles(folder: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && statSync(path).isFile()) found.add(relative(folder, path));
    if (found.size > mostFiles)
      throw new Error(`${folder} has more than ${mostFiles} files; is WEB_DIR right?`);
  }
  return found;
}

/** The page in pieces, cut where an inline script begins, with its "<script" taken out. */
function splitAtInlineScripts(page: string): string[] {
  return page.split(/<script(?![^>]*\bsrc=)(?=[\s>])/);
}

function makeNonce(): string {
  return randomBytes(16).toString("base64");
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { type HeaderLines, linesOf } from "./reply-headers.ts";
import { jsonPolicy } from "./security-headers.ts";

const compressedFromBytes = 1_024;
const mostKept = 64;

/** Compressed bodies of cached replies, so that a thousand spectators cost one compression. Oldest out first. */
const kept = new Map<string, Promise<Buffer>>();

const makers = {
  br: (text: string) => promisify(brotliCompress)(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (text: string) => promisify(gzip)(text, { level: 6 }),
};
type Coding = keyof typeof makers;

/**
 * Makes the reply from a value.
 *
 * What is compressed tells by its length whether two pieces of it are alike, so a page elsewhere that chooses one piece
 * (a search word that comes back) and sees the length could spell out another (BREACH). Hence two laws: a reply that
 * hands out a secret is never compressed, and no reply is that another site's page made the browser ask for.
 *
 * @param asked    the request, for its If-None-Match and Accept-Encoding, and the headers to send along
 * @param options  isCached: anyone may keep it and must ask again; else nobody keeps it
 */
export async function replyJson(
  asked: { readonly request: Request; readonly headers: HeaderLines },
  value: unknown,
  options: { readonly status: number; readonly isCached: boolean; readonly holdsSecret?: boolean },
): Promise<Response> {
  const { request, headers } = asked;
  const text = JSON.stringify(value);
  const size = Buffer.byteLength(text);
  headers.set("content-type", "application/json; charset=utf-8");
  headers.set("content-security-policy", jsonPolicy);
  headers.set("cache-control", options.isCached ? "no-cache" : "no-store");
  const tag = options.isCached ? createHash("sha256").update(text).digest("base64url").slice(0, 22) : null;
  if (tag !== null) {
    headers.set("etag", `W/"${tag}"`);
    headers.set("vary", "Accept-Encoding, Cookie");
    if (request.headers.get("if-none-match")?.includes(`"${tag}"`)) {
      headers.delete("content-type");
      return new Response(null, { status: 304, headers: linesOf(headers) });
    }
  }
  const mayCompress = size >= compressedFromBytes && options.holdsSecret !== true && isAskedFromHere(request);
  const coding = mayCompress ? chooseCoding(request.headers.get("accept-encoding")) : null;
  if (coding === null) {
    headers.set("content-length", String(size));
    return new Response(text, { status: options.status, headers: linesOf(headers) });
  }
  headers.set("content-encoding", coding);
  if (!headers.has("vary")) headers.set("vary", "Accept-Encoding");
  const body =
    tag === null ? await makers[coding](text) : await compressOnce(`${coding}:${tag}`, coding, text);
  return send(body, options.status, headers);
}

function isAskedFromHere(request: Request): boolean {
  const site = request.headers.get("sec-fetch-site");
  return site === null || site === "same-origin" || site === "none";
}

/** The best coding of ours that the browser takes; null: none. */
export function chooseCoding(accepted: string | null): Coding | null {
  const taken = new Set(
    (accepted ?? "").split(",").flatMap((part) => {
      const [name, ...rest] = part.trim().toLowerCase().split(";");
      return name === undefined || rest.some((word) => /^\s*q=0(\.0*)?\s*$/.test(word)) ? [] : [name];
    }),
  );
  if (taken.has("br")) return "br";
  return taken.has("gzip") ? "gzip" : null;
}

function send(bytes: Buffer, status: number, headers: HeaderLines): Response {
  headers.set("content-length", String(bytes.byteLength));
  return new Response(new Uint8Array(bytes), { status, headers: linesOf(headers) });
}

function compressOnce(key: string, coding: Coding, text: string): Promise<Buffer> {
  const known = kept.get(key);
  if (known !== undefined) return known;
  const made = makers[coding](text);
  kept.set(key, made);
  made.catch(() => kept.delete(key));
  const [oldest] = kept.keys();
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
  return made;
}

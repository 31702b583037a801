import type { Config } from "../config.ts";

/**
 * The headers every reply carries.
 *
 * Style attributes are allowed since KaTeX places its boxes by them; style elements and scripts are not, but for our
 * own files and what the page's nonce names.
 */
export function securityHeaders(config: Config): Readonly<Record<string, string>> {
  const isSecure = config.PUBLIC_ORIGIN?.startsWith("https:") === true;
  return {
    "content-security-policy": contentPolicy(config, {}),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), payment=(), usb=(), microphone=(self)",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    ...(isSecure ? { "strict-transport-security": "max-age=31536000; includeSubDomains" } : {}),
  };
}

/** Of a reply in JSON, should a browser ever show one as a page: nothing runs, nothing is fetched, nobody frames it. */
export const jsonPolicy = "default-src 'none'; frame-ancestors 'none'";

/** The policy of one page: with a nonce for the inline scripts it came with and one for styles its scripts insert. */
export function contentPolicy(
  config: Config,
  page: { readonly scriptNonce?: string; readonly styleNonce?: string },
): string {
  const socket = config.PUBLIC_ORIGIN?.replace(/^http/, "ws").replace(/\/$/, "");
  const named = (nonce: string | undefined) => (nonce === undefined ? "" : ` 'nonce-${nonce}'`);
  return [
    "default-src 'self'",
    `script-src 'self'${named(page.scriptNonce)}`,
    `style-src 'self'${named(page.styleNonce)}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "font-src 'self'",
    `connect-src 'self'${socket === undefined ? "" : ` ${socket}`}`,
    "worker-src 'self' blob:",
    "frame-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

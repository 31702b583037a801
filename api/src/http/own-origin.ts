import { refuse } from "../errors.ts";

const writing = new Set(["POST", "PUT", "PATCH", "DELETE"]);

/**
 * Refuses a writing request that another site's page made a browser send.
 *
 * Browsers say where a writing request comes from in Sec-Fetch-Site or Origin; a script on a console says neither and
 * has no cookie of a victim. A personal or judge token is never sent by a browser on its own, so it needs no check.
 */
export function refuseForeignOrigin(request: Request, publicOrigin: string | undefined): void {
  if (!writing.has(request.method)) return;
  if (request.headers.get("authorization")?.startsWith("Bearer ") === true) return;
  const site = request.headers.get("sec-fetch-site");
  if (site === "same-origin" || site === "none") return;
  const origin = request.headers.get("origin");
  if (site === null && origin === null) return;
  if (site === null && isOwn(origin, request, publicOrigin)) return;
  throw refuse(
    "request.foreign_origin",
    `A page of ${origin ?? "another site"} may not change things here.`,
    {
      origin,
    },
  );
}

/** The address people type, or the very host the request came to. */
export function isOwn(origin: string | null, request: Request, publicOrigin: string | undefined): boolean {
  if (origin === null || !URL.canParse(origin)) return false;
  if (publicOrigin !== undefined && new URL(publicOrigin).origin === origin) return true;
  return new URL(origin).host === (request.headers.get("host") ?? new URL(request.url).host);
}

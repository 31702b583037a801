import type { Ctx } from "../../ctx.ts";
import type { Identify } from "../../http/mount-routes.ts";
import { findTokenOwner } from "./accounts.queries.ts";
import { readSession } from "./lucia-sessions.ts";
import { personOf } from "./person-of.ts";
import { hashToken, tokenPrefix } from "./token-secret.ts";

/**
 * Who sends these headers? A personal token ("Authorization: Bearer bilimdon_…") goes before the cookie. The HTTP door
 * asks for every request, the socket's door once for each handshake.
 */
export const identifyPerson: Identify = async (ctx: Ctx, headers: Headers) => {
  const authorization = headers.get("authorization");
  if (authorization !== null) {
    const secret = authorization.startsWith("Bearer ") ? authorization.slice("Bearer ".length) : "";
    if (!secret.startsWith(tokenPrefix) || secret.length > 128) return null;
    const owner = await findTokenOwner(ctx.db, hashToken(secret), new Date(ctx.clock.now()));
    return owner === null ? null : { person: personOf(owner), setCookie: null };
  }
  const cookie = headers.get("cookie");
  return cookie === null ? null : readSession(ctx, cookie);
};

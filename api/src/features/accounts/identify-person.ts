import type { Ctx, Person } from "../../ctx.ts";
import type { Identified, Identify } from "../../http/mount-routes.ts";
import { readBearerSession } from "./bearer-sessions.ts";
import { accessTokenOf, type BearerToken } from "./bearer-token.ts";
import { readSession } from "./lucia-sessions.ts";
import { personOf } from "./person-of.ts";
import { sessionIdOf } from "./session-token.ts";
import { hashToken, tokenPrefix } from "./token-secret.ts";
import { findTokenOwner, markTokenUsed } from "./tokens.queries.ts";

const usedEveryMs = 5 * 60_000;

/**
 * Who sends these headers? A personal token ("Authorization: Bearer bilimdon_…") goes before the cookie; an app's
 * access token ("Bearer bilimdon-access.…") goes alone. The HTTP door asks for every request.
 */
export const identifyPerson: Identify = async (ctx: Ctx, headers: Headers) => {
  const authorization = headers.get("authorization");
  if (authorization !== null) {
    const access = accessTokenOf(authorization);
    if (access !== null) return readAccess(ctx, access, headers);
    const secret = authorization.startsWith("Bearer ") ? authorization.slice("Bearer ".length) : "";
    if (!secret.startsWith(tokenPrefix) || secret.length > 128) return null;
    return readToken(ctx, secret);
  }
  const cookie = headers.get("cookie");
  return cookie === null ? null : readSession(ctx, cookie);
};

/**
 * Who listens by these headers? The socket's door asks for each room. A personal token is for requests: its scopes name
 * none of the rooms, and no session stands behind it whose end would close its sockets; so it hears what a guest hears.
 */
export async function identifyListener(ctx: Ctx, headers: Headers): Promise<Person | null> {
  const found = await identifyPerson(ctx, headers);
  return found === null || found.scopes !== undefined ? null : found.person;
}

/** A request is by token or by cookie; one that carries both was put together by nobody honest. */
async function readAccess(ctx: Ctx, access: BearerToken, headers: Headers): Promise<Identified | null> {
  if (sessionIdOf(ctx.config, headers.get("cookie")) !== null) return null;
  const person = await readBearerSession(ctx, access);
  return person === null ? null : { person, setCookie: null };
}

async function readToken(ctx: Ctx, secret: string): Promise<Identified | null> {
  const now = new Date(ctx.clock.now());
  const found = await findTokenOwner(ctx.db, hashToken(secret), now);
  if (found === null) return null;
  const { id, scopes, lastUsedAt } = found.token;
  if (lastUsedAt === null || lastUsedAt.getTime() + usedEveryMs <= now.getTime())
    await markTokenUsed(ctx.db, id, now);
  return { person: { ...personOf(found.user), grants: found.grants }, setCookie: null, scopes };
}

/**
 * Sessions of apps and scripts, which keep no cookies: a pair of tokens in the place of one.
 *
 * The access token is read at every request and ends after ten minutes; the refresh token is good for one renewal. A
 * stolen refresh token is used by two: whoever comes second shows that it was stolen, and the whole sign-in ends for
 * both. The table keeps hashes alone, and of each family only the present pair, so that any other secret is an old one.
 *
 * An answer can be lost on the way, and an app that asks again with its old token would look like a thief. An app that
 * gives its renewal a word of its own (`attempt`) may send the very same again for a minute: its pair follows from token
 * and word under our key, so that it is answered once more and kept nowhere. Whoever has the token alone lacks the word.
 */
import type { BearerPair } from "@bilimdon/contracts/http/bearer";
import type { Ctx, Person } from "../../ctx.ts";
import { grantsAt } from "../../db/living-grants.ts";
import { inTransaction } from "../../db/transaction.ts";
import { type BearerToken, familyBytes, readBearerToken, secretBytes, writeBearer } from "./bearer-token.ts";
import {
  extendSession,
  findAccessBearer,
  findAccessEnd,
  findLiveFamily,
  insertBearerSession,
  rotateBearer,
} from "./bearers.queries.ts";
import { longestSessionMs, type SessionOrigin, seenEveryMs, userAgentCharacters } from "./lucia-sessions.ts";
import { personOf } from "./person-of.ts";
import { digestToken } from "./session-token.ts";
import { markSeen } from "./sessions.queries.ts";

export const accessMs = 10 * 60_000;
export const unusedForMs = 10 * 24 * 3_600_000;

/** For so long the same renewal may be sent again. */
export const retryMs = 60_000;

type BearerCtx = Pick<Ctx, "db" | "clock" | "ids">;
type RenewalCtx = BearerCtx & Pick<Ctx, "keyring">;

export async function startBearerSession(
  ctx: BearerCtx,
  begun: { readonly userId: string; readonly origin: SessionOrigin; readonly factorLevel: 1 | 2 },
): Promise<BearerPair> {
  const family = ctx.ids.secret(familyBytes);
  const sessionId = digestToken(family);
  const now = new Date(ctx.clock.now());
  const made = pairOf(freshSecrets(ctx), family, now);
  await inTransaction(ctx.db, (tx) =>
    insertBearerSession(tx, {
      session: {
        id: sessionId,
        userId: begun.userId,
        expiresAt: new Date(made.pair.refreshEndsAt),
        createdAt: now,
        lastSeenAt: now,
        provenAt: now,
        factorLevel: begun.factorLevel,
        userAgent: begun.origin.userAgent?.slice(0, userAgentCharacters) ?? null,
        address: begun.origin.address,
        isBearer: true,
      },
      bearer: { sessionId, ...made.kept },
    }),
  );
  return made.pair;
}

/** Who holds this access token? */
export async function readBearerSession(ctx: BearerCtx, token: BearerToken): Promise<Person | null> {
  const found = await findAccessBearer(ctx.db, { sessionId: token.sessionId, accessHash: token.secretHash });
  if (found === null) return null;
  const { session, bearer, user } = found;
  const now = ctx.clock.now();
  const endsAt = Math.min(
    bearer.accessExpiresAt.getTime(),
    session.expiresAt.getTime(),
    session.createdAt.getTime() + longestSessionMs,
  );
  if (endsAt <= now) return null;
  if (session.lastSeenAt.getTime() + seenEveryMs <= now) await markSeen(ctx.db, session.id, new Date(now));
  const { id: sessionId, provenAt, factorLevel } = session;
  const proof = {
    sessionId,
    provenAtMs: provenAt.getTime(),
    factorLevel,
    hasSecondFactor: user.hasSecondFactor,
  };
  return { ...personOf(user), grants: grantsAt(found.grants, now), impersonatorId: null, session: proof };
}

export type Renewal =
  | { readonly kind: "renewed"; readonly pair: BearerPair; readonly userId: string }
  /** Not the present refresh token of a sign-in that lives: somebody has a copy. */
  | { readonly kind: "stolen"; readonly sessionId: string; readonly userId: string }
  | { readonly kind: "unknown" };

/** The next pair for a refresh token, in a transaction of the caller's. */
export async function renewPair(
  ctx: RenewalCtx,
  tx: Parameters<typeof rotateBearer>[0],
  { refreshToken, attempt }: { readonly refreshToken: string; readonly attempt?: string | undefined },
): Promise<Renewal> {
  const token = readBearerToken("refresh", refreshToken);
  if (token === null) return { kind: "unknown" };
  const { sessionId } = token;
  const now = new Date(ctx.clock.now());
  const begunAfter = new Date(now.getTime() - longestSessionMs);
  const family = await findLiveFamily(tx, { sessionId, now, begunAfter });
  if (family === null) return { kind: "unknown" };
  const { userId } = family;
  const secrets = attempt === undefined ? freshSecrets(ctx) : secretsOf(ctx, refreshToken, attempt);
  const makeAt = (at: Date) => {
    const made = pairOf(secrets, refreshToken.split(".")[1] ?? "", at);
    const lastEndsAt = family.createdAt.getTime() + longestSessionMs;
    const refreshEndsAt = Math.min(made.pair.refreshEndsAt, lastEndsAt);
    return { kept: made.kept, pair: { ...made.pair, refreshEndsAt } };
  };
  const { kept, pair } = makeAt(now);
  if (await rotateBearer(tx, { sessionId, refreshHash: token.secretHash, next: kept })) {
    await extendSession(tx, sessionId, new Date(pair.refreshEndsAt), now);
    return { kind: "renewed", pair, userId };
  }
  const renewedAt = await findRenewal(tx, { sessionId, refreshHash: kept.refreshHash });
  if (renewedAt === null || renewedAt.getTime() + retryMs <= now.getTime())
    return { kind: "stolen", sessionId, userId };
  return { kind: "renewed", pair: makeAt(renewedAt).pair, userId };
}

/** When the present pair was made, if it is this one; null: it is another. */
async function findRenewal(
  tx: Parameters<typeof rotateBearer>[0],
  pair: { readonly sessionId: string; readonly refreshHash: string },
): Promise<Date | null> {
  const accessEndsAt = await findAccessEnd(tx, pair);
  return accessEndsAt === null ? null : new Date(accessEndsAt.getTime() - accessMs);
}

interface Secrets {
  readonly access: string;
  readonly refresh: string;
}

function freshSecrets({ ids }: BearerCtx): Secrets {
  return { access: ids.secret(secretBytes), refresh: ids.secret(secretBytes) };
}

function secretsOf({ keyring }: RenewalCtx, refreshToken: string, attempt: string): Secrets {
  const follow = (use: "access" | "refresh") =>
    keyring.sign("bearer-pair", JSON.stringify([use, refreshToken, attempt])).split(".")[1] ?? "";
  return { access: follow("access"), refresh: follow("refresh") };
}

function pairOf({ access, refresh }: Secrets, family: string, now: Date) {
  const accessEndsAt = now.getTime() + accessMs;
  return {
    pair: {
      accessToken: writeBearer("access", family, access),
      accessEndsAt,
      refreshToken: writeBearer("refresh", family, refresh),
      refreshEndsAt: now.getTime() + unusedForMs,
    },
    kept: {
      accessHash: digestToken(access),
      accessExpiresAt: new Date(accessEndsAt),
      refreshHash: digestToken(refresh),
    },
  };
}

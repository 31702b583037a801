import type { OwnSession } from "@bilimdon/contracts/http/account";
import { nameDevice } from "@bilimdon/rules/access/name-device";
import { longestSessionMs } from "./lucia-sessions.ts";
import type { OwnSessionCtx } from "./own-session.ts";
import { listLiveSessions } from "./sessions.queries.ts";

const mostListed = 100;

/** Where the caller is signed in, the present session first. */
export async function listOwnSessions(ctx: OwnSessionCtx): Promise<OwnSession[]> {
  const now = ctx.clock.now();
  const found = await listLiveSessions(ctx.db, {
    userId: ctx.person.userId,
    now: new Date(now),
    begunAfter: new Date(now - longestSessionMs),
    limit: mostListed,
  });
  const listed = found.map((session) => ({
    sessionId: session.id,
    device: nameDevice(session.userAgent),
    address: session.address,
    signedInAt: session.createdAt.getTime(),
    lastSeenAt: session.lastSeenAt.getTime(),
    isApp: session.isBearer,
    isThis: session.id === ctx.sessionId,
  }));
  return listed.toSorted((a, b) => Number(b.isThis) - Number(a.isThis));
}

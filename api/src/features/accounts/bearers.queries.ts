import { and, eq, gt, isNull, sql } from "drizzle-orm";
import type { Database, Executor } from "../../db/client.ts";
import { keptGrantsOf } from "../../db/living-grants.ts";
import { prepareOnce } from "../../db/prepare-once.ts";
import { sessionBearers, sessions, users } from "../../db/schema/accounts.ts";
import { personColumns } from "./person-of.ts";

export async function insertBearerSession(
  tx: Executor,
  made: {
    readonly session: typeof sessions.$inferInsert;
    readonly bearer: typeof sessionBearers.$inferInsert;
  },
): Promise<void> {
  await tx.insert(sessions).values(made.session);
  await tx.insert(sessionBearers).values(made.bearer);
}

const findAccess = prepareOnce((db) =>
  db
    .select({
      session: sessions,
      bearer: sessionBearers,
      user: personColumns,
      grants: keptGrantsOf(users.id),
    })
    .from(sessionBearers)
    .innerJoin(sessions, eq(sessions.id, sessionBearers.sessionId))
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(
      and(
        eq(sessionBearers.sessionId, sql.placeholder("sessionId")),
        eq(sessionBearers.accessHash, sql.placeholder("accessHash")),
        isNull(users.deletedAt),
        isNull(users.blockedAt),
      ),
    )
    .prepare("find_bearer_access"),
);

/** The session that an access token opens; the caller looks at the times. */
export async function findAccessBearer(db: Database, asked: { sessionId: string; accessHash: string }) {
  const [found] = await findAccess(db).execute(asked);
  return found ?? null;
}

export interface Rotation {
  readonly sessionId: string;
  /** The refresh token sent; the row changes only while it is the present one. */
  readonly refreshHash: string;
  readonly next: {
    readonly accessHash: string;
    readonly accessExpiresAt: Date;
    readonly refreshHash: string;
  };
}

/** Puts the next pair in the place of the one before, for one caller alone. @returns whether this was the one */
export async function rotateBearer(
  tx: Executor,
  { sessionId, refreshHash, next }: Rotation,
): Promise<boolean> {
  const rotated = await tx
    .update(sessionBearers)
    .set(next)
    .where(and(eq(sessionBearers.sessionId, sessionId), eq(sessionBearers.refreshHash, refreshHash)))
    .returning({ sessionId: sessionBearers.sessionId });
  return rotated.length > 0;
}

/** A family's session while it lives, of somebody who may sign in. */
export async function findLiveFamily(
  tx: Executor,
  asked: { readonly sessionId: string; readonly now: Date; readonly begunAfter: Date },
) {
  const [found] = await tx
    .select({ userId: sessions.userId, createdAt: sessions.createdAt })
    .from(sessionBearers)
    .innerJoin(sessions, eq(sessions.id, sessionBearers.sessionId))
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(
      and(
        eq(sessionBearers.sessionId, asked.sessionId),
        gt(sessions.expiresAt, asked.now),
        gt(sessions.createdAt, asked.begunAfter),
        isNull(users.deletedAt),
        isNull(users.blockedAt),
      ),
    )
    .limit(1);
  return found ?? null;
}

export async function extendSession(tx: Executor, sessionId: string, until: Date, now: Date): Promise<void> {
  await tx.update(sessions).set({ expiresAt: until, lastSeenAt: now }).where(eq(sessions.id, sessionId));
}

/** When the access token of a family's present pair ends; null: that is not the present pair. */
export async function findAccessEnd(
  tx: Executor,
  pair: { readonly sessionId: string; readonly refreshHash: string },
): Promise<Date | null> {
  const [found] = await tx
    .select({ accessExpiresAt: sessionBearers.accessExpiresAt })
    .from(sessionBearers)
    .where(
      and(eq(sessionBearers.sessionId, pair.sessionId), eq(sessionBearers.refreshHash, pair.refreshHash)),
    );
  return found?.accessExpiresAt ?? null;
}

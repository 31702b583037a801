/**
 * Sessions, by lucia; the only file that knows it.
 *
 * The browser holds a random token in a cookie; the table holds the token's SHA-256, so a stolen table opens no door.
 * A session lives ten days, slides forward while it is used, and never past thirty days from signing in.
 */
import { DrizzlePostgreSQLAdapter } from "@lucia-auth/adapter-drizzle";
import { eq, sql } from "drizzle-orm";
import { type DatabaseSession, type DatabaseUser, Lucia, TimeSpan } from "lucia";
import type { Config } from "../../config.ts";
import type { Ctx, Person } from "../../ctx.ts";
import { askTogether } from "../../db/ask-together.ts";
import type { Database } from "../../db/client.ts";
import { epochMs, jsonObject } from "../../db/json-object.ts";
import { grantsAt, type KeptGrant, keptGrantsOf } from "../../db/living-grants.ts";
import { prepareOnce } from "../../db/prepare-once.ts";
import { sessions, users } from "../../db/schema/accounts.ts";
import { type PersonRow, personColumns, personOf } from "./person-of.ts";
import { digestToken, isSecureSite, sessionCookieName, sessionTokenOf } from "./session-token.ts";
import { markSeen } from "./sessions.queries.ts";

declare module "lucia" {
  interface Register {
    Lucia: ReturnType<typeof makeLucia>;
    DatabaseUserAttributes: UserAttributes;
    DatabaseSessionAttributes: SessionAttributes;
  }
}

/** What is read of a session; the browser and the address it began at are written for the list of sessions alone. */
const sessionFacts = {
  id: sessions.id,
  userId: sessions.userId,
  expiresAt: epochMs(sessions.expiresAt),
  createdAt: epochMs(sessions.createdAt),
  lastSeenAt: epochMs(sessions.lastSeenAt),
  provenAt: epochMs(sessions.provenAt),
  factorLevel: sessions.factorLevel,
  impersonatorId: sessions.impersonatorId,
  isBearer: sessions.isBearer,
} as const;
const isGone = sql`${users.deletedAt} is not null or ${users.blockedAt} is not null`;

type SessionRow = typeof sessions.$inferSelect;
type SessionAttributes = Omit<Pick<SessionRow, keyof typeof sessionFacts>, "id" | "userId" | "expiresAt"> &
  Partial<Pick<SessionRow, "userAgent" | "address">>;
interface UserAttributes {
  readonly user: PersonRow;
  readonly isGone: boolean;
  readonly grants: readonly KeptGrant[];
}
/** As the query below gives it: moments in ms since 1970. */
interface FoundSession extends UserAttributes {
  readonly session: {
    readonly [K in keyof typeof sessionFacts]: SessionRow[K] extends Date ? number : SessionRow[K];
  };
}

/** A session's longest life, from signing in. */
export const longestSessionMs = 30 * 24 * 3_600_000;
/** An admin who acts for somebody does so for an hour. */
const longestImpersonationMs = 3_600_000;
export const seenEveryMs = 5 * 60_000;
export const userAgentCharacters = 300;

/** Where a session begins, as far as its owner will want to know. */
export interface SessionOrigin {
  readonly userAgent: string | null;
  readonly address: string | null;
}

export interface SessionStart {
  /** By how many factors its owner has just proved themselves; 1 when not said. */
  readonly factorLevel?: 1 | 2;
  /** The admin who will act for the user in it, who has proved nothing of the user's. */
  readonly impersonatorId?: string | null;
}

type SessionCtx = Pick<Ctx, "db" | "config" | "clock" | "ids">;

/**
 * @returns the token (for tests and scripts) and the Set-Cookie header that hands it to the browser
 */
export async function startSession(
  ctx: SessionCtx,
  userId: string,
  origin: SessionOrigin = { userAgent: null, address: null },
  { factorLevel = 1, impersonatorId = null }: SessionStart = {},
): Promise<{ readonly token: string; readonly setCookie: string }> {
  const lucia = luciaOf(ctx);
  const token = ctx.ids.secret(32);
  const createdAt = new Date(ctx.clock.now());
  const { userAgent, address } = origin;
  await lucia.createSession(
    userId,
    {
      createdAt,
      lastSeenAt: createdAt,
      provenAt: createdAt,
      factorLevel,
      userAgent: userAgent?.slice(0, userAgentCharacters) ?? null,
      address,
      impersonatorId,
      isBearer: false,
    },
    { sessionId: digestToken(token) },
  );
  return { token, setCookie: lucia.createSessionCookie(token).serialize() };
}

/** Who holds this cookie? The cookie to renew comes along once half of its time is over. */
export async function readSession(
  ctx: SessionCtx,
  cookieHeader: string,
): Promise<{ readonly person: Person; readonly setCookie: string | null } | null> {
  const lucia = luciaOf(ctx);
  const token = sessionTokenOf(ctx.config, cookieHeader);
  if (token === null) return null;
  const { session, user: found } = await lucia.validateSession(digestToken(token));
  if (session === null || session.kept.isBearer || found.owner.isGone) return null;
  const { owner } = found;
  const { createdAt, lastSeenAt, provenAt, factorLevel, impersonatorId } = session.kept;
  const now = ctx.clock.now();
  const longestMs = impersonatorId === null ? longestSessionMs : longestImpersonationMs;
  if (createdAt.getTime() + longestMs <= now) {
    await lucia.invalidateSession(session.id);
    return null;
  }
  if (lastSeenAt.getTime() + seenEveryMs <= now) await markSeen(ctx.db, session.id, new Date(now));
  const person: Person = {
    ...personOf(owner.user),
    grants: grantsAt(owner.grants, now),
    impersonatorId,
    session: {
      sessionId: session.id,
      provenAtMs: provenAt.getTime(),
      factorLevel,
      hasSecondFactor: owner.user.hasSecondFactor,
    },
  };
  return { person, setCookie: session.fresh ? lucia.createSessionCookie(token).serialize() : null };
}

/** The Set-Cookie header that empties the cookie. */
export function emptySessionCookie(ctx: SessionCtx): string {
  return luciaOf(ctx).createBlankSessionCookie().serialize();
}

const findSessions = prepareOnce((db) =>
  db
    .select({
      found: sql<FoundSession>`${jsonObject({
        session: jsonObject(sessionFacts),
        user: jsonObject(personColumns),
        isGone,
        grants: keptGrantsOf(users.id),
      })}`,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    // Digests in hexadecimal, so that a comma parts them.
    .where(sql`${sessions.id} = any(string_to_array(${sql.placeholder("ids")}, ','))`)
    .prepare("find_sessions"),
);

/** The adapter with its one hot query prepared, for all requests of a turn: it is asked for every request of everybody. */
class PreparedAdapter extends DrizzlePostgreSQLAdapter {
  readonly #find: (id: string) => Promise<FoundSession | null>;

  constructor(db: Database) {
    super(db, sessions, users);
    this.#find = askTogether(async (ids) => {
      const rows = await findSessions(db).execute({ ids: ids.join(",") });
      return new Map(rows.map(({ found }) => [found.session.id, found]));
    });
  }

  override async getSessionAndUser(id: string): Promise<[DatabaseSession | null, DatabaseUser | null]> {
    const found = await this.#find(id);
    if (found === null) return [null, null];
    const { session, ...owner } = found;
    const { userId, factorLevel, impersonatorId, isBearer } = session;
    const attributes = {
      createdAt: new Date(session.createdAt),
      lastSeenAt: new Date(session.lastSeenAt),
      provenAt: new Date(session.provenAt),
      factorLevel,
      impersonatorId,
      isBearer,
    };
    return [
      { id, userId, expiresAt: new Date(session.expiresAt), attributes },
      { id: userId, attributes: owner },
    ];
  }
}

const opened = new WeakMap<Database, ReturnType<typeof makeLucia>>();

function luciaOf(ctx: SessionCtx) {
  const known = opened.get(ctx.db);
  if (known !== undefined) return known;
  const made = makeLucia(ctx.db, ctx.config);
  opened.set(ctx.db, made);
  return made;
}

function makeLucia(db: Database, config: Config) {
  return new Lucia(new PreparedAdapter(db), {
    sessionExpiresIn: new TimeSpan(10, "d"),
    sessionCookie: {
      name: sessionCookieName(config),
      attributes: { secure: isSecureSite(config), sameSite: "lax", path: "/" },
    },
    // In one piece each: lucia spreads what it is given here, at every request.
    getSessionAttributes: (kept: SessionAttributes) => ({ kept }),
    getUserAttributes: (owner: UserAttributes) => ({ owner }),
  });
}

import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { build } from "../../../../test/kit/build.ts";
import { type Answer, openTestApp, type TestApp } from "../../../../test/kit/open-test-app.ts";
import { provenCookie } from "../../../../test/kit/proven-cookie.ts";
import { auditLog } from "../../../db/schema/audit.ts";
import { startSession } from "../lucia-sessions.ts";

export const reason = "for a test";

export interface PeopleTest {
  readonly t: TestApp;
  /** The one administrator. */
  readonly admin: string;
  /** Asks below /api/people, as the administrator when nobody else is named, with a second factor just proved. */
  act(method: string, path: string, json?: unknown, as?: string): Promise<{ status: number; json: Answer }>;
  /** What the audit log says was done to a thing. */
  acts(thingId: string): Promise<{ act: string; actorId: string | null; before: unknown; after: unknown }[]>;
  /** Signs somebody in. */
  cookieOf(userId: string): Promise<string>;
  /** Status of /api/me by a cookie. */
  meBy(cookie: string): Promise<number>;
}

/** Opens the app with one administrator before the file's tests, and closes it after them. */
export function usePeopleTest(): PeopleTest {
  let t: TestApp;
  let admin: string;
  beforeAll(async () => {
    t = await openTestApp();
    admin = (await build.user(t.db, { role: "admin", login: "boss" })).id;
  });
  afterAll(() => t.close());
  // Limits count by the clock, and each case stands for another minute.
  beforeEach(() => t.ctx.clock.advance(61_000));
  return {
    get t() {
      return t;
    },
    get admin() {
      return admin;
    },
    async act(method, path, json, as = admin) {
      const headers = { cookie: await provenCookie(t.ctx, as) };
      return t.ask(method, `/api/people${path}`, { headers, ...(json === undefined ? {} : { json }) });
    },
    async acts(thingId) {
      const lines = await t.db
        .select()
        .from(auditLog)
        .where(eq(auditLog.thingId, thingId))
        .orderBy(auditLog.id);
      return lines.map(({ act, actorId, before, after }) => ({ act, actorId, before, after }));
    },
    cookieOf: async (userId) => (await startSession(t.ctx, userId)).setCookie.split(";")[0] ?? "",
    meBy: async (cookie) => (await t.send("GET", "/api/me", { headers: { cookie } })).status,
  };
}

import { eq } from "drizzle-orm";
import type { Logger } from "pino";
import { createApp } from "../../src/app.ts";
import type { VirusScanner } from "../../src/ctx.ts";
import { users } from "../../src/db/schema/accounts.ts";
import { startSession } from "../../src/features/accounts/lucia-sessions.ts";
import { MemoryRateCounter } from "../../src/http/memory-rate-counter.ts";
import type { App } from "../../src/http/mount-routes.ts";
import type { RateCounter } from "../../src/http/rate-limit.ts";
import type { Route } from "../../src/http/route.ts";
import { openTestDatabase, type TestDatabase } from "./open-test-database.ts";
import { makeTestCtx, type TestCtx } from "./test-ctx.ts";

export interface TestApp extends TestDatabase {
  readonly ctx: TestCtx;
  readonly app: App;
  /** Sends a request as a script would; `as` is a user's id, signed in by all their factors at the first request. */
  send(method: string, path: string, options?: SendOptions): Promise<Response>;
  /** The same, answered with the status and the parsed JSON. */
  ask(method: string, path: string, options?: SendOptions): Promise<{ status: number; json: Answer }>;
}

export interface SendOptions {
  readonly as?: string;
  readonly json?: unknown;
  readonly body?: string | Uint8Array<ArrayBuffer> | ReadableStream;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: a test reads replies by the keys it names.
  readonly data?: any;
  readonly error?: { code: string; message: string; details?: Record<string, unknown>; requestId: string };
}

/** The whole app on a database of this file's own; call close() in afterAll. */
export async function openTestApp(
  options: {
    readonly env?: Readonly<Record<string, string>>;
    readonly routes?: readonly Route[];
    readonly rateCounter?: RateCounter;
    readonly log?: Logger;
    readonly virusScanner?: VirusScanner;
  } = {},
): Promise<TestApp> {
  const database = await openTestDatabase();
  const made = makeTestCtx(database.db, options.env);
  const { log = made.log, virusScanner } = options;
  const ctx: TestCtx = { ...made, log, ...(virusScanner === undefined ? {} : { virusScanner }) };
  const rateCounter = options.rateCounter ?? new MemoryRateCounter(ctx.clock);
  const app = createApp({ ctx, rateCounter, ...(options.routes ? { routes: options.routes } : {}) });
  const cookies = new Map<string, string>();

  async function cookieOf(userId: string): Promise<string> {
    const known = cookies.get(userId) ?? (await signIn(userId));
    cookies.set(userId, known);
    return known;
  }

  /** Whoever has a second factor has just proved it; those who have not are users without one. */
  async function signIn(userId: string): Promise<string> {
    const [user] = await ctx.db.select().from(users).where(eq(users.id, userId));
    const factorLevel = user?.hasSecondFactor === true ? 2 : 1;
    return (await startSession(ctx, userId, undefined, { factorLevel })).setCookie.split(";")[0] ?? "";
  }

  async function send(method: string, path: string, sent: SendOptions = {}): Promise<Response> {
    const headers: Record<string, string> = { ...sent.headers };
    if (sent.as !== undefined) headers.cookie = await cookieOf(sent.as);
    if (sent.json !== undefined) headers["content-type"] = "application/json";
    const body = sent.json === undefined ? sent.body : JSON.stringify(sent.json);
    // A stream as body needs the word that the answer may come before its end.
    const half = body instanceof ReadableStream ? ({ duplex: "half" } as const) : {};
    return app.request(path, { method, headers, ...half, ...(body === undefined ? {} : { body }) });
  }

  return {
    ...database,
    ctx,
    app,
    send,
    async ask(method, path, sent) {
      const response = await send(method, path, sent);
      return { status: response.status, json: readAnswer(await response.json()) };
    },
  };
}

/** Promise: every JSON reply of ours is an envelope; error-reply.ts and json-reply.ts see to it. */
function readAnswer(json: unknown): Answer {
  return json as Answer;
}

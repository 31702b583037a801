import { createApp } from "../../src/app.ts";
import type { Database } from "../../src/db/client.ts";
import type { RateCounter } from "../../src/http/rate-limit.ts";
import type { Route } from "../../src/http/route.ts";
import type { TestCtx } from "../kit/test-ctx.ts";

export interface RolledBackApp {
  /** Answers a request; whatever it wrote is taken back, so that the next one finds the same world. */
  send(request: Request): Promise<Response>;
}

/** Counts nothing: the matrix asks more in a second than any limit allows. */
const unlimited: RateCounter = {
  take: async () => ({ kind: "taken", mark: "", remaining: 1, resetMs: 1_000 }),
  giveBack: async () => {},
};

/** The whole app, each request in a transaction that is rolled back; a GET, which writes nothing, outside of one. */
export function openRolledBackApp(ctx: TestCtx, routes: readonly Route[]): RolledBackApp {
  let db: Database = ctx.db;
  const own = {
    ...ctx,
    get db() {
      return db;
    },
  };
  const app = createApp({ ctx: own, rateCounter: unlimited, routes });
  const answer = async (request: Request) => {
    const response = await app.request(request);
    return new Response(await response.arrayBuffer(), response);
  };
  return {
    async send(request) {
      if (request.method === "GET") return answer(request);
      const end = new RollBack();
      await ctx.db
        .transaction(async (tx) => {
          db = asDatabase(tx);
          end.response = await answer(request);
          throw end;
        })
        .catch((error: unknown) => {
          if (error !== end) throw error;
        })
        .finally(() => {
          db = ctx.db;
        });
      if (end.response === null) throw new Error("a request was not answered");
      return end.response;
    },
  };
}

class RollBack extends Error {
  response: Response | null = null;
}

/** Promise: a transaction has every query of a database; what it lacks ($client) no verb of ours asks for. */
function asDatabase(tx: unknown): Database {
  return tx as Database;
}

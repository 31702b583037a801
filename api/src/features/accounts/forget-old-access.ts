import type { Ctx } from "../../ctx.ts";
import { deleteOldKeys } from "./account-keys.queries.ts";
import { closeUnconfirmed } from "./accounts.queries.ts";
import { deleteOldSmsCodes } from "./phones.queries.ts";
import { deleteOldSessions } from "./sessions.queries.ts";

const dayMs = 24 * 3_600_000;
const atOnce = 1_000;

const unconfirmedDays = 30;

/** Forgets sessions past their time, keys and messages a day after theirs, and accounts whose letter was never answered. */
export async function forgetOldAccess(ctx: Pick<Ctx, "db" | "clock">): Promise<void> {
  const now = ctx.clock.now();
  await deleteOldSessions(ctx.db, new Date(now), atOnce);
  await deleteOldKeys(ctx.db, new Date(now - dayMs), atOnce);
  await deleteOldSmsCodes(ctx.db, new Date(now - dayMs), atOnce);
  const before = new Date(now - unconfirmedDays * dayMs);
  await closeUnconfirmed(ctx.db, { before, now: new Date(now), limit: atOnce });
}

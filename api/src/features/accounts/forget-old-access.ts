import type { Ctx } from "../../ctx.ts";
import { deleteOldKeys } from "./account-keys.queries.ts";
import { deleteOldSessions } from "./sessions.queries.ts";

const dayMs = 24 * 3_600_000;
const atOnce = 1_000;

/** Forgets sessions past their time, and keys a day after theirs. */
export async function forgetOldAccess(ctx: Pick<Ctx, "db" | "clock">): Promise<void> {
  const now = ctx.clock.now();
  await deleteOldSessions(ctx.db, new Date(now), atOnce);
  await deleteOldKeys(ctx.db, new Date(now - dayMs), atOnce);
}

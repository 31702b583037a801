import { eq } from "drizzle-orm";
import { users } from "../../src/db/schema/accounts.ts";
import { startSession } from "../../src/features/accounts/lucia-sessions.ts";
import type { TestCtx } from "./test-ctx.ts";

/** Signs somebody in who has just proved a second factor, as acts on other people's accounts ask. */
export async function provenCookie(ctx: TestCtx, userId: string): Promise<string> {
  await ctx.db.update(users).set({ hasSecondFactor: true }).where(eq(users.id, userId));
  const { setCookie } = await startSession(ctx, userId, undefined, { factorLevel: 2 });
  return setCookie.split(";")[0] ?? "";
}

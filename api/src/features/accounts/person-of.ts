import type { Person } from "../../ctx.ts";
import type { users } from "../../db/schema/accounts.ts";

/** The person of an account, as verbs see them: no hash, no address. */
export function personOf(user: typeof users.$inferSelect): Person {
  const { id: userId, login, displayName, role, locale, mustConfirmEmail, mustChangePassword } = user;
  return { userId, login, displayName, role, locale, mustConfirmEmail, mustChangePassword };
}

import type { Person } from "../../ctx.ts";
import { users } from "../../db/schema/accounts.ts";

/** What of an account makes its person; what is asked at every request reads these columns and no others. */
export const personColumns = {
  id: users.id,
  login: users.login,
  displayName: users.displayName,
  role: users.role,
  locale: users.locale,
  hasChosenLocale: users.hasChosenLocale,
  mustConfirmEmail: users.mustConfirmEmail,
  mustChangePassword: users.mustChangePassword,
  hasSecondFactor: users.hasSecondFactor,
} as const;

export type PersonRow = Pick<typeof users.$inferSelect, keyof typeof personColumns>;

/** The person of an account, as verbs see them: no hash, no address. */
export function personOf(user: PersonRow): Person {
  const { id: userId, login, displayName, role, locale, hasChosenLocale } = user;
  const { mustConfirmEmail, mustChangePassword } = user;
  return {
    userId,
    login,
    displayName,
    role,
    locale,
    hasChosenLocale,
    mustConfirmEmail,
    mustChangePassword,
  };
}

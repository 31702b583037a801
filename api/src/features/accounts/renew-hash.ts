import { checkPassword } from "@bilimdon/rules/access/check-password";
import type { RequestCtx } from "../../ctx.ts";
import type { users } from "../../db/schema/accounts.ts";
import { renewPasswordHash } from "./accounts.queries.ts";
import { hashPassword } from "./hash-password.ts";
import { noteAccountEvent } from "./own-session.ts";

/**
 * Makes the hash of an account brought from elsewhere anew, while its password is at hand. A password that our rules
 * would not take lets its owner in, who is then asked for a better one.
 */
export async function renewHash(
  ctx: RequestCtx,
  input: { readonly user: typeof users.$inferSelect; readonly password: string },
): Promise<void> {
  const { user, password } = input;
  const faults = checkPassword({
    password,
    profile: ctx.config.PASSWORD_POLICY,
    ownNames: [user.login, user.displayName, user.email?.split("@")[0] ?? ""],
  });
  const renewed = {
    userId: user.id,
    before: user.passwordHash,
    passwordHash: await hashPassword(password),
    mustChangePassword: user.mustChangePassword || faults.length > 0,
  };
  if (await renewPasswordHash(ctx.db, renewed))
    noteAccountEvent(ctx, "password-rehashed", { userId: user.id, faults: faults.length });
}

import type { Me } from "@bilimdon/contracts/http/session";
import type { RequestCtx } from "../../ctx.ts";
import { refuse } from "../../errors.ts";
import { findUserByEmail, findUserByLogin } from "./accounts.queries.ts";
import { verifyPassword } from "./hash-password.ts";
import { type SessionOrigin, startSession } from "./lucia-sessions.ts";
import { noteAccountEvent } from "./own-session.ts";

/**
 * Starts a session, by login or confirmed e-mail address. A wrong login and a wrong password get the same words after the same work.
 *
 * @throws session.wrong_credentials
 */
export async function signIn(
  ctx: RequestCtx,
  input: { readonly login: string; readonly password: string; readonly origin: SessionOrigin },
): Promise<{ readonly me: Me; readonly setCookie: string }> {
  const isAddress = input.login.includes("@");
  const user = isAddress
    ? await findUserByEmail(ctx.db, input.login.trim())
    : await findUserByLogin(ctx.db, input.login);
  const isRight = await verifyPassword(user?.passwordHash ?? null, input.password);
  if (user === null || !isRight) {
    noteAccountEvent(ctx, "sign-in-refused", { userId: user?.id });
    throw refuse("session.wrong_credentials", "The login or the password is wrong.");
  }
  const { setCookie } = await startSession(ctx, user.id, input.origin);
  noteAccountEvent(ctx, "signed-in", { userId: user.id });
  const { id: userId, login, displayName, role, locale } = user;
  return { me: { userId, login, displayName, role, locale }, setCookie };
}

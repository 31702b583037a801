import type { Me } from "@bilimdon/contracts/http/session";
import type { RequestCtx } from "../../ctx.ts";
import { refuse } from "../../errors.ts";
import { findUserByLogin } from "./accounts.queries.ts";
import { verifyPassword } from "./hash-password.ts";
import { startSession } from "./lucia-sessions.ts";

/**
 * Starts a session. A wrong login and a wrong password get the same words after the same work.
 *
 * @throws session.wrong_credentials
 */
export async function signIn(
  ctx: RequestCtx,
  input: { readonly login: string; readonly password: string },
): Promise<{ readonly me: Me; readonly setCookie: string }> {
  const user = await findUserByLogin(ctx.db, input.login);
  const isRight = await verifyPassword(user?.passwordHash ?? null, input.password);
  if (user === null || !isRight) {
    ctx.log.info({ event: "sign-in-refused", requestId: ctx.requestId, userId: user?.id }, "sign-in refused");
    throw refuse("session.wrong_credentials", "The login or the password is wrong.");
  }
  const { setCookie } = await startSession(ctx, user.id);
  ctx.log.info({ event: "signed-in", requestId: ctx.requestId, userId: user.id }, "signed in");
  const { id: userId, login, displayName, role, locale } = user;
  return { me: { userId, login, displayName, role, locale }, setCookie };
}

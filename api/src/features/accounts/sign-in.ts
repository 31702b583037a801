import type { Me } from "@bilimdon/contracts/http/session";
import type { RequestCtx } from "../../ctx.ts";
import type { users } from "../../db/schema/accounts.ts";
import { inTransaction } from "../../db/transaction.ts";
import { refuse } from "../../errors.ts";
import { findImportedCost, findUserByEmail, findUserByLogin } from "./accounts.queries.ts";
import { isOutdatedHash, isReadableHash, verifyAtSignIn } from "./hash-password.ts";
import { type SessionOrigin, startSession } from "./lucia-sessions.ts";
import { noteAccountEvent } from "./own-session.ts";
import { personOf } from "./person-of.ts";
import { findPhone } from "./phones.queries.ts";
import { renewHash } from "./renew-hash.ts";
import { makeAccountKey } from "./send-account-key.ts";

export type SignedIn =
  | { readonly kind: "signed-in"; readonly me: Me; readonly setCookie: string }
  /** The password is right; the ticket goes to the second step together with a code. */
  | { readonly kind: "second-step"; readonly ticket: string; readonly phoneEnding?: string };

type Passed = { readonly kind: "passed"; readonly user: typeof users.$inferSelect };
type SecondStep = Extract<SignedIn, { kind: "second-step" }>;

/**
 * Signs in by login or confirmed e-mail address: starts a session, or hands out the ticket to the second step where a
 * second factor is on. A wrong login and a wrong password get the same words after the same work.
 *
 * @throws session.wrong_credentials; account.blocked
 */
export async function signIn(
  ctx: RequestCtx,
  input: { readonly login: string; readonly password: string; readonly origin: SessionOrigin },
): Promise<SignedIn> {
  const passed = await passFirstStep(ctx, input);
  if (passed.kind === "second-step") return passed;
  const { setCookie } = await startSession(ctx, passed.user.id, input.origin);
  noteAccountEvent(ctx, "signed-in", { userId: passed.user.id });
  return { kind: "signed-in", me: personOf(passed.user), setCookie };
}

/** The step that every way of signing in begins with: login or address, and password. */
export async function passFirstStep(
  ctx: RequestCtx,
  input: { readonly login: string; readonly password: string },
): Promise<Passed | SecondStep> {
  const isAddress = input.login.includes("@");
  const user = isAddress
    ? await findUserByEmail(ctx.db, input.login.trim())
    : await findUserByLogin(ctx.db, input.login);
  const importedCost = await findImportedCost(ctx.db);
  const isRight = await verifyAtSignIn(user?.passwordHash ?? null, input.password, importedCost);
  if (user !== null && !isReadableHash(user.passwordHash))
    noteAccountEvent(ctx, "password-unreadable", { userId: user.id });
  if (user === null || !isRight) {
    noteAccountEvent(ctx, "sign-in-refused", { userId: user?.id });
    throw refuse("session.wrong_credentials", "The login or the password is wrong.");
  }
  if (user.blockedAt !== null) {
    noteAccountEvent(ctx, "sign-in-refused", { userId: user.id });
    throw refuseBlocked();
  }
  if (isOutdatedHash(user.passwordHash)) await renewHash(ctx, { user, password: input.password });
  if (user.hasSecondFactor) {
    const key = { purpose: "second-step", email: "", userId: user.id, shutsOf: user.id } as const;
    const ticket = await inTransaction(ctx.db, (tx) => makeAccountKey(ctx, tx, key));
    const phone = ctx.sms === undefined ? null : await findPhone(ctx.db, user.id);
    return { kind: "second-step", ticket, ...(phone === null ? {} : { phoneEnding: phone.ending }) };
  }
  return { kind: "passed", user };
}

/** Said only to whoever has shown that they know the password. */
export function refuseBlocked() {
  return refuse("account.blocked", "This account is blocked; write to the administrators.");
}

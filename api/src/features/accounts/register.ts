/**
 * Registration that tells nobody who has an account.
 *
 * An account is made for every address, somebody's or not, since an account begins without one: an address belongs to
 * an account only once its letter has been answered. For a free address the letter carries the key; for one that is
 * taken it tells the owner. Whoever registers sees the same either way, and can sign in either way.
 */
import type { Registration } from "@bilimdon/contracts/http/registration";
import type { Me } from "@bilimdon/contracts/http/session";
import { isBirthYear, isMinor } from "@bilimdon/rules/access/is-minor";
import { isLogin, spellLogin } from "@bilimdon/rules/access/normal-login";
import type { RequestCtx } from "../../ctx.ts";
import { inTransaction } from "../../db/transaction.ts";
import { refuse } from "../../errors.ts";
import { requirePermit } from "../../http/require-permit.ts";
import { insertUser } from "./accounts.queries.ts";
import { hashPassword } from "./hash-password.ts";
import { type SessionOrigin, startSession } from "./lucia-sessions.ts";
import { noteAccountEvent } from "./own-session.ts";
import { requireGoodPassword } from "./require-good-password.ts";
import { sendConfirmation } from "./send-confirmation.ts";

const tashkentAheadMs = 5 * 3_600_000;

/**
 * Makes an account and signs its owner in.
 *
 * @throws account.login_refused, login_taken, birth_year_refused, consent_missing; password.refused
 */
export async function register(
  ctx: RequestCtx,
  input: Registration & { readonly origin: SessionOrigin },
): Promise<{ readonly me: Me; readonly setCookie: string }> {
  requirePermit(ctx, "account.register");
  const guardianConsentAt = readConsent(ctx, input);
  if (!isLogin(input.login))
    throw refuse("account.login_refused", "A login has 3 to 40 Latin letters, digits, dots and dashes.");
  const login = spellLogin(input.login);
  const { displayName, locale, email, birthYear } = input;
  requireGoodPassword(ctx, { password: input.password, user: { login, displayName, email } });
  const passwordHash = await hashPassword(input.password);

  const user = { id: ctx.ids.make("user"), login, displayName, locale, role: "student" } as const;
  await inTransaction(ctx.db, async (tx) => {
    const isMade = await insertUser(tx, {
      ...user,
      hasChosenLocale: true,
      passwordHash,
      pendingEmail: email,
      mustConfirmEmail: true,
      birthYear,
      guardianConsentAt,
      createdAt: new Date(ctx.clock.now()),
    });
    if (!isMade) throw refuse("account.login_taken", `The login "${login}" is taken.`);
    await sendConfirmation(ctx, tx, { user, email });
  });
  const { setCookie } = await startSession(ctx, user.id, input.origin);
  noteAccountEvent(ctx, "account-registered", { userId: user.id });
  return {
    me: { userId: user.id, login, displayName, locale, hasChosenLocale: true, role: user.role },
    setCookie,
  };
}

/** When a parent's consent was given; null: none is needed. */
function readConsent(ctx: RequestCtx, { birthYear, hasParentConsent }: Registration): Date | null {
  const now = ctx.clock.now();
  const thisYear = new Date(now + tashkentAheadMs).getUTCFullYear();
  if (!isBirthYear(birthYear, thisYear))
    throw refuse("account.birth_year_refused", `${birthYear} is no birth year of a person who signs up now.`);
  if (!isMinor(birthYear, thisYear)) return null;
  if (!hasParentConsent)
    throw refuse("account.consent_missing", "A minor needs the consent of a parent or guardian.");
  return new Date(now);
}

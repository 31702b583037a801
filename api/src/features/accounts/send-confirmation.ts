import type { Locale } from "@bilimdon/rules/text/locales";
import type { Ctx } from "../../ctx.ts";
import { addMail } from "../../db/add-mail.ts";
import type { Executor } from "../../db/client.ts";
import { findUserByEmail } from "./accounts.queries.ts";
import { makeAccountKey, sendAccountKey } from "./send-account-key.ts";

const purpose = "confirm-email";

/**
 * Writes to an address that a person has given: to confirm it, or, when it is another person's already, to tell its
 * owner. As many rows are written either way, and earlier keys are shut.
 */
export async function sendConfirmation(
  ctx: Pick<Ctx, "ids" | "clock">,
  tx: Executor,
  sending: {
    readonly user: { readonly id: string; readonly login: string; readonly locale: Locale };
    readonly email: string;
  },
): Promise<void> {
  const { user, email } = sending;
  const owner = await findUserByEmail(tx, email);
  if (owner === null || owner.id === user.id) return sendAccountKey(ctx, tx, { purpose, email, user });
  await makeAccountKey(ctx, tx, { purpose, email, userId: null, shutsOf: user.id });
  const { login, locale } = owner;
  await addMail(tx, { to: owner.email, locale, letter: "email-taken", fields: { login } }, ctx.clock.now());
}

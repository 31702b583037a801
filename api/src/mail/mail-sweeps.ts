import type { Ctx } from "../ctx.ts";
import type { Sweep } from "../run-sweeps.ts";
import { sendDueLetters } from "./mail-sender.ts";
import { openSmtpMailer } from "./smtp-mailer.ts";

/** What sends letters. In production without a mail server nothing does: they wait until there is one. */
export function mailSweeps(ctx: Ctx): Sweep[] {
  const { SMTP_URL, MAIL_FROM, NODE_ENV } = ctx.config;
  if (SMTP_URL === undefined && NODE_ENV === "production") {
    ctx.log.warn("SMTP_URL is not given: letters wait in the database and reach nobody");
    return [];
  }
  const mailer = SMTP_URL === undefined ? null : openSmtpMailer(SMTP_URL, MAIL_FROM);
  return [{ name: "letters leave", everyMs: 1_000, run: () => sendDueLetters(ctx, mailer) }];
}

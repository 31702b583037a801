import type { Locale } from "@bilimdon/rules/text/locales";
import { setLocale } from "./accounts.queries.ts";
import type { OwnSessionCtx } from "./own-session.ts";

/** Keeps the language a person chose: letters come in it, and every device takes it at its next sign-in. */
export async function chooseLocale(
  ctx: OwnSessionCtx,
  { locale }: { readonly locale: Locale },
): Promise<void> {
  await setLocale(ctx.db, ctx.person.userId, locale);
}

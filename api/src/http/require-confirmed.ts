import type { RequestCtx } from "../ctx.ts";
import { refuse } from "../errors.ts";

/**
 * Refuses whoever has registered by themselves and not confirmed an e-mail address: they may not compete, pay, or write
 * to others. The second line of such a verb, after its permit.
 *
 * @throws account.not_confirmed
 */
export function requireConfirmed(ctx: Pick<RequestCtx, "person">): void {
  if (ctx.person?.mustConfirmEmail === true)
    throw refuse("account.not_confirmed", "Confirm your e-mail address first: open the link in the letter.");
}

import type { OwnEmail } from "@bilimdon/contracts/http/account";
import { findUser } from "./accounts.queries.ts";
import type { OwnSessionCtx } from "./own-session.ts";

/** The caller's address, and the one that waits to be confirmed, for the caller alone. */
export async function readOwnEmail(ctx: OwnSessionCtx): Promise<OwnEmail> {
  const user = await findUser(ctx.db, ctx.person.userId);
  return {
    email: user?.email ?? null,
    pendingEmail: user?.pendingEmail ?? null,
    mustConfirm: user?.mustConfirmEmail ?? false,
  };
}

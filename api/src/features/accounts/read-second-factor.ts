import type { SecondFactorState } from "@bilimdon/contracts/http/second-factor";
import type { OwnSessionCtx } from "./own-session.ts";
import { findPhone } from "./phones.queries.ts";
import { countRecoveryCodes, findSecondFactor } from "./second-factor.queries.ts";

/** How the caller's second factor stands; never its secret, and of a number the last two digits. */
export async function readSecondFactor(ctx: OwnSessionCtx): Promise<SecondFactorState> {
  const { userId } = ctx.person;
  const since = (await findSecondFactor(ctx.db, userId))?.confirmedAt?.getTime() ?? null;
  const phone = await findPhone(ctx.db, userId);
  return {
    isOn: since !== null || phone !== null,
    since,
    phone: phone === null ? null : { ending: phone.ending, since: phone.confirmedAt.getTime() },
    isSmsOffered: ctx.sms !== undefined,
    recoveryCodesLeft: await countRecoveryCodes(ctx.db, userId),
  };
}

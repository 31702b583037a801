import type { SecondFactorState } from "@bilimdon/contracts/http/second-factor";
import type { OwnSessionCtx } from "./own-session.ts";
import { countRecoveryCodes, findSecondFactor } from "./second-factor.queries.ts";

/** How the caller's second factor stands; never its secret. */
export async function readSecondFactor(ctx: OwnSessionCtx): Promise<SecondFactorState> {
  const { userId } = ctx.person;
  const since = (await findSecondFactor(ctx.db, userId))?.confirmedAt?.getTime() ?? null;
  return { isOn: since !== null, since, recoveryCodesLeft: await countRecoveryCodes(ctx.db, userId) };
}

import type { PenaltyAdjustmentList } from "@bilimdon/contracts/http/penalty-adjustments";
import { adjustmentUnit } from "@bilimdon/rules/scoreboard/adjust-total";
import type { RequestCtx } from "../../../ctx.ts";
import { refuse } from "../../../errors.ts";
import { requireInContest } from "../../../http/require-in-contest.ts";
import { hasBegun } from "../editing/change-settings.ts";
import { findKeptContest } from "../editing/settings.queries.ts";
import { readAdjustments } from "./adjustments.queries.ts";

/**
 * Everything the jury added to lines of a contest, what it withdrew included.
 *
 * @throws thing.not_found
 */
export async function listAdjustments(
  ctx: RequestCtx,
  { slug }: { readonly slug: string },
): Promise<PenaltyAdjustmentList> {
  return showAdjustments(ctx, await requireInContest(ctx, "contest.adjust-penalty", slug));
}

/** @throws thing.not_found */
export async function showAdjustments(ctx: RequestCtx, contestId: string): Promise<PenaltyAdjustmentList> {
  const [kept, rows] = await Promise.all([
    findKeptContest(ctx.db, { contestId }),
    readAdjustments(ctx.db, contestId),
  ]);
  if (kept === null) throw refuse("thing.not_found", "The contest is gone.");
  return {
    unit: adjustmentUnit(kept.settings.format.kind),
    hasBegun: hasBegun(kept, ctx.clock.now()),
    adjustments: rows.map(({ hundredths, givenAt, withdrawnAt, ...row }) => ({
      ...row,
      amount: hundredths / 100,
      givenAt: givenAt.getTime(),
      withdrawnAt: withdrawnAt?.getTime() ?? null,
    })),
  };
}

/**
 * The jury adds to a line's total by hand, and takes that back. Boards follow: the sum of what counts goes with the line
 * (features/scoreboard reads it), and rules/scoreboard/adjust-total says what it does to a row.
 */
import type { PenaltyAdjustmentList } from "@bilimdon/contracts/http/penalty-adjustments";
import { isAdjustment } from "@bilimdon/rules/scoreboard/adjust-total";
import type { Person, RequestCtx } from "../../../ctx.ts";
import { addAudit } from "../../../db/add-audit.ts";
import type { Executor } from "../../../db/client.ts";
import { inTransaction } from "../../../db/transaction.ts";
import { refuse } from "../../../errors.ts";
import { requireInContest } from "../../../http/require-in-contest.ts";
import { refuseFinal, requireNotFinal } from "../../../http/require-not-final.ts";
import { placedIn, requirePermit } from "../../../http/require-permit.ts";
import { hasBegun } from "../editing/change-settings.ts";
import { findKeptContest } from "../editing/settings.queries.ts";
import { raiseRoster } from "../participants.queries.ts";
import {
  findAdjustment,
  insertAdjustment,
  isAdjustable,
  sumAdjustments,
  writeWithdrawn,
} from "./adjustments.queries.ts";
import { showAdjustments } from "./list-adjustments.ts";

type PersonCtx = RequestCtx & { readonly person: Person };

export interface Adjustment {
  readonly slug: string;
  readonly participantId: string;
  /** Minutes or points, by the contest's format. */
  readonly amount: number;
  readonly reason: string;
  readonly sendKey: string;
}

/**
 * Adds to a line's total. Sent again under the same key it adds nothing.
 *
 * @throws adjustment.refused for an amount the format does not have, contest.wrong_state before the contest has begun
 *   (its format may change until then, and the unit with it), contest.results_final, thing.not_found
 */
export async function adjustPenalty(ctx: PersonCtx, input: Adjustment): Promise<PenaltyAdjustmentList> {
  const contestId = await requireInContest(ctx, "contest.adjust-penalty", input.slug);
  const { participantId, amount, reason, sendKey } = input;
  const givenAt = new Date(ctx.clock.now());
  await inTransaction(ctx.db, async (tx) => {
    // Locked, so that of two changes of one line each is written down beside what it really found.
    const kept = await findKeptContest(tx, { contestId, isLocked: true });
    if (kept === null) throw refuse("thing.not_found", "The contest is gone.");
    if (kept.row.finalizedAt !== null) throw refuseFinal();
    if (!hasBegun(kept, givenAt.getTime()))
      throw refuse("contest.wrong_state", "Totals are adjusted once the contest has begun.");
    const { kind } = kept.settings.format;
    if (!isAdjustment(kind, amount))
      throw refuse("adjustment.refused", `${amount} is not what a line of ${kind} can be adjusted by.`, {
        amount,
      });
    if (!(await isAdjustable(tx, { contestId, participantId })))
      throw refuse("thing.not_found", "The contest has no such participant.");
    const before = await sumAdjustments(tx, participantId);
    const id = ctx.ids.make("adjustment");
    const hundredths = Math.round(amount * 100);
    const given = { givenBy: ctx.person.userId, givenAt, sendKey };
    if (!(await insertAdjustment(tx, { id, contestId, participantId, hundredths, reason, ...given }))) return;
    await keepTotal(ctx, tx, {
      act: "contest.adjust-penalty",
      at: { contestId, participantId },
      before,
      after: { adjustmentId: id, amount, reason },
    });
  });
  return tell(ctx, contestId);
}

/**
 * Takes an adjustment back; it stays in the list.
 *
 * @throws thing.not_found, also when it was withdrawn before; contest.results_final
 */
export async function withdrawAdjustment(
  ctx: PersonCtx,
  { adjustmentId }: { readonly adjustmentId: string },
): Promise<PenaltyAdjustmentList> {
  const found = await findAdjustment(ctx.db, adjustmentId);
  requirePermit(ctx, "contest.adjust-penalty", placedIn({ contest: found?.contestId }));
  if (found === null) throw refuse("thing.not_found", "There is no such adjustment.");
  const { contestId, participantId, hundredths } = found;
  await inTransaction(ctx.db, async (tx) => {
    await requireNotFinal(tx, contestId);
    const before = await sumAdjustments(tx, participantId);
    const at = new Date(ctx.clock.now());
    if (!(await writeWithdrawn(tx, { adjustmentId, by: ctx.person.userId, at })))
      throw refuse("thing.not_found", "This adjustment is withdrawn already.");
    await keepTotal(ctx, tx, {
      act: "contest.withdraw-adjustment",
      at: { contestId, participantId },
      before,
      after: { adjustmentId, amount: -hundredths / 100 },
    });
  });
  return tell(ctx, contestId);
}

interface ChangedTotal {
  readonly act: "contest.adjust-penalty" | "contest.withdraw-adjustment";
  readonly at: { readonly contestId: string; readonly participantId: string };
  /** Hundredths. */
  readonly before: number;
  readonly after: { readonly adjustmentId: string; readonly amount: number; readonly reason?: string };
}

async function keepTotal(ctx: PersonCtx, tx: Executor, { act, at, before, after }: ChangedTotal) {
  await raiseRoster(tx, at.contestId);
  await addAudit(tx, ctx, {
    act,
    thing: { kind: "participant", id: at.participantId },
    before: { adjustment: before / 100 },
    after: { ...after, adjustment: (await sumAdjustments(tx, at.participantId)) / 100 },
  });
}

async function tell(ctx: PersonCtx, contestId: string): Promise<PenaltyAdjustmentList> {
  ctx.log.warn({ contestId, by: ctx.person.userId }, "a total was adjusted");
  await ctx.events.tell({ kind: "contest-changed", contestId });
  return showAdjustments(ctx, contestId);
}

import { type BalloonAct, moveBalloon } from "@bilimdon/rules/contest/balloon";
import type { Person, RequestCtx } from "../../ctx.ts";
import { addAudit } from "../../db/add-audit.ts";
import { inTransaction } from "../../db/transaction.ts";
import { refuse } from "../../errors.ts";
import { placedIn, requirePermit } from "../../http/require-permit.ts";
import { type BalloonRow, lockBalloon, readView, writeMove } from "./balloons.queries.ts";
import { tellBalloons } from "./keep-balloons.ts";
import { isKnown, seesHidden } from "./list-balloons.ts";

export interface Carrying {
  readonly balloonId: string;
  readonly act: BalloonAct;
}

/**
 * Moves a balloon on, or back. Of two runners who take the same one the second is told that it is gone; what somebody
 * else has under way is theirs and the officials'.
 *
 * @throws balloon.moved_on, balloon.anothers, thing.not_found
 */
export async function carryBalloon(
  ctx: RequestCtx & { readonly person: Person },
  { balloonId, act }: Carrying,
): Promise<{ readonly balloonId: string }> {
  const found = await readView(ctx.db, balloonId);
  requirePermit(ctx, "balloon.carry", placedIn({ contest: found?.contestId }));
  const isOfficial = found !== null && seesHidden(ctx, found.contestId);
  if (found === null || !(isOfficial || isKnown(found))) throw notFound();
  await inTransaction(ctx.db, async (tx) => {
    const balloon = await lockBalloon(tx, balloonId);
    if (balloon === null) throw notFound();
    const stand = { state: balloon.state, isEarned: balloon.isEarned === 1 };
    const state = moveBalloon(stand, act);
    if (state === null)
      throw refuse("balloon.moved_on", "The balloon has moved on meanwhile; look at the list again.", {
        state: balloon.state,
      });
    refuseAnothers(ctx.person.userId, { act, isOfficial, takenBy: balloon.takenBy });
    const takenBy = { waiting: null, taken: ctx.person.userId, delivered: balloon.takenBy }[state];
    await writeMove(tx, balloonId, { state, takenBy, movedAt: new Date(ctx.clock.now()) });
    await addAudit(tx, ctx, {
      act: `balloon.${act}`,
      thing: { kind: "balloon", id: balloonId },
      before: { state: balloon.state },
      after: { state },
    });
  });
  tellBalloons(ctx, found.contestId);
  return { balloonId };
}

function refuseAnothers(
  userId: string,
  {
    act,
    isOfficial,
    takenBy,
  }: Pick<Carrying, "act"> & {
    readonly isOfficial: boolean;
    readonly takenBy: BalloonRow["takenById"];
  },
): void {
  const isOwnersAct = act === "deliver" || act === "undo";
  if (isOwnersAct && takenBy !== userId && !isOfficial)
    throw refuse("balloon.anothers", "Another runner has this balloon.");
}

const notFound = () => refuse("thing.not_found", "There is no such balloon.");

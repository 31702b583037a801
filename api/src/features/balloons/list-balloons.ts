import type { BalloonList, BalloonView } from "@bilimdon/contracts/http/balloons";
import { permit } from "@bilimdon/rules/access/permit";
import { balloonJob } from "@bilimdon/rules/contest/balloon";
import type { RequestCtx } from "../../ctx.ts";
import { refuse } from "../../errors.ts";
import { placedIn, requirePermit } from "../../http/require-permit.ts";
import { type BalloonRow, findBalloonContest, readDone, readOpen } from "./balloons.queries.ts";

const openAtMost = 1_000;
const doneAtMost = 100;

/**
 * What there is to carry. A runner sees what the public board shows; what the freeze hides is for officials, who alone
 * may decide to let it go.
 *
 * @throws access.refused, session.required, thing.not_found
 */
export async function listBalloons(
  ctx: RequestCtx,
  { slug }: { readonly slug: string },
): Promise<BalloonList> {
  const contest = await findBalloonContest(ctx.db, slug);
  requirePermit(ctx, "balloon.carry", placedIn({ contest: contest?.contestId }));
  if (contest === null) throw refuse("thing.not_found", `There is no contest "${slug}".`);
  const { contestId, hasBalloons } = contest;
  const isOfficial = seesHidden(ctx, contestId);
  const shown = (rows: readonly BalloonRow[]) =>
    rows.filter((row) => isOfficial || isKnown(row)).flatMap((row) => viewOf(ctx, row) ?? []);
  const [open, done] = await Promise.all([
    readOpen(ctx.db, contestId, openAtMost),
    readDone(ctx.db, contestId, doneAtMost),
  ]);
  return { contestId, hasBalloons, open: shown(open), done: shown(done) };
}

/** Officials see through the freeze here as on their board. */
export function seesHidden(ctx: RequestCtx, contestId: string): boolean {
  return permit(ctx.person, "board.read-jury", placedIn({ contest: contestId })) === "allowed";
}

/** May a runner know of it? Also of one that somebody has carried already, whatever the board says now. */
export function isKnown({ isPublic, state }: Pick<BalloonRow, "isPublic" | "state">): boolean {
  return isPublic || state !== "waiting";
}

/** null: there is nothing to do about it, and never was. */
export function viewOf(ctx: RequestCtx, row: BalloonRow): BalloonView | null {
  const { contestId: _, state, isEarned, isPublic, takenById, madeAt, movedAt, ...view } = row;
  const job = balloonJob({ state, isEarned });
  if (job === "none") return null;
  return {
    ...view,
    job,
    isHidden: (job === "bring" || job === "underway") && !isPublic,
    isMine: takenById !== null && takenById === ctx.person?.userId,
    madeAt: madeAt.getTime(),
    movedAt: movedAt.getTime(),
  };
}

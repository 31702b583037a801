/**
 * Balloons follow the jury's board. They are not made by a verdict but by comparing the two, so that a verdict by hand,
 * a rejudge, its undoing and a crash between any of them and this reaction come out the same: one balloon for a
 * participant and a problem, earned exactly while the board shows it solved.
 */
import { rooms } from "@bilimdon/contracts/live/rooms";
import type { Ctx } from "../../ctx.ts";
import { inTransaction } from "../../db/transaction.ts";
import {
  readBalloonCell,
  readBalloonContests,
  readEarned,
  type Whole,
  writeEarned,
  writeLost,
} from "./balloons.queries.ts";

type Needs = Pick<Ctx, "clock" | "db" | "ids" | "live">;

/** Balloons of a contest, or of one cell of it, become what the board says. Idempotent; tells only of a difference. */
export async function keepBalloons(ctx: Needs, at: Whole): Promise<void> {
  const now = new Date(ctx.clock.now());
  const changed = await inTransaction(ctx.db, async (tx) => {
    const earned = await readEarned(tx, at);
    const { contestId } = at;
    await writeEarned(
      tx,
      earned.map(({ isPublic: _, ...cell }) => ({
        ...cell,
        id: ctx.ids.make("balloon"),
        contestId,
        madeAt: now,
        movedAt: now,
      })),
    );
    return [...earned, ...(await writeLost(tx, at, now))];
  });
  if (changed.some(({ isPublic }) => isPublic)) tellBalloons(ctx, at.contestId);
  else if (changed.length > 0) tellOfficials(ctx, at.contestId);
}

/** The same for the cell that a submission counts in. */
export async function keepBalloonOf(ctx: Needs, submissionId: string): Promise<void> {
  const cell = await readBalloonCell(ctx.db, submissionId);
  if (cell !== null) await keepBalloons(ctx, cell);
}

const contestsAtOnce = 50;

/** The sweep behind both. */
export async function keepAllBalloons(ctx: Needs): Promise<void> {
  for (const contestId of await readBalloonContests(ctx.db, contestsAtOnce))
    await keepBalloons(ctx, { contestId });
}

/** Whoever watches asks again; the message itself says nothing, so that it may go to all of them. */
export function tellBalloons(ctx: Pick<Ctx, "live">, contestId: string): void {
  tellOfficials(ctx, contestId);
  ctx.live.send(rooms.balloons(contestId), "balloons-changed", { contestId });
}

/** Of what the freeze hides runners hear not even that there is something. */
function tellOfficials(ctx: Pick<Ctx, "live">, contestId: string): void {
  ctx.live.send(rooms.juryDesk(contestId), "balloons-changed", { contestId });
}

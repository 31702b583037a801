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
  const isChanged = await inTransaction(ctx.db, async (tx) => {
    const earned = await readEarned(tx, at);
    const { contestId } = at;
    await writeEarned(
      tx,
      earned.map((cell) => ({
        ...cell,
        id: ctx.ids.make("balloon"),
        contestId,
        madeAt: now,
        movedAt: now,
      })),
    );
    const lostCount = await writeLost(tx, at, now);
    return earned.length + lostCount > 0;
  });
  if (isChanged) tellBalloons(ctx, at.contestId);
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
  for (const room of [rooms.juryDesk(contestId), rooms.balloons(contestId)])
    ctx.live.send(room, "balloons-changed", { contestId });
}

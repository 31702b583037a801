import { balloons } from "../../src/db/schema/balloons.ts";
import type { TestCtx } from "../kit/test-ctx.ts";

/** What goes about in the hall: a balloon that the person has taken. */
export async function buildFloor(
  { db, ids }: TestCtx,
  userId: string,
  at: { readonly contestId: string; readonly participantId: string; readonly problemId: string },
) {
  const { contestId, participantId, problemId } = at;
  const now = new Date();
  const balloonId = ids.make("balloon");
  const cell = { contestId, participantId, problemId };
  await db
    .insert(balloons)
    .values({ ...cell, id: balloonId, state: "taken", takenBy: userId, madeAt: now, movedAt: now });
  return { balloonId };
}

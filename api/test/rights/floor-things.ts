import { balloons } from "../../src/db/schema/balloons.ts";
import { printJobs } from "../../src/db/schema/print-jobs.ts";
import type { TestCtx } from "../kit/test-ctx.ts";

/** What goes about in the hall: a balloon that the person has taken, and a print of theirs that waits. */
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
  const printJobId = ids.make("printJob");
  await db.insert(printJobs).values({
    id: printJobId,
    contestId,
    participantId,
    sentBy: userId,
    fileName: "main.cpp",
    text: "int main() {}",
    pages: 1,
    sentAt: now,
    movedAt: now,
  });
  return { balloonId, printJobId };
}

import { isDeepStrictEqual } from "node:util";
import type { Ctx } from "../../ctx.ts";
import { readTold, readWatchedContests } from "./board-contest.queries.ts";
import { boardTold } from "./board-told.ts";
import { refreshBoard } from "./refresh-board.ts";

const contestsAtMost = 1_000;
const watchedAfterCloseMs = 86_400_000;

/**
 * The sweep that lets a contest's clock move its boards: when the start, the freeze, the end, the thaw or the
 * finalizing has passed, or the contest was changed, and a board has not told so yet, the board is recomputed.
 *
 * @returns the contests whose boards were recomputed
 */
export async function watchBoards(ctx: Pick<Ctx, "clock" | "db">): Promise<readonly string[]> {
  const now = ctx.clock.now();
  const contests = await readWatchedContests(ctx.db, {
    from: new Date(now - watchedAfterCloseMs),
    limit: contestsAtMost,
  });
  const told = await readTold(
    ctx.db,
    contests.map((contest) => contest.contestId),
  );
  const toldBy = new Map(told.map((board) => [`${board.contestId} ${board.audience}`, board.told]));

  const moved = contests.filter((contest) =>
    (["jury", "public"] as const).some(
      (audience) =>
        !isDeepStrictEqual(boardTold(contest, audience, now), toldBy.get(`${contest.contestId} ${audience}`)),
    ),
  );
  for (const { contestId } of moved) await refreshBoard(ctx, contestId);
  return moved.map((contest) => contest.contestId);
}

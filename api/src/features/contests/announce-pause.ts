import { rooms } from "@bilimdon/contracts/live/rooms";
import type { Ctx } from "../../ctx.ts";

/** Pages that watch the contest ask for it again, and so learn that judging is paused or goes on. */
export function announcePause(ctx: Pick<Ctx, "live">, contestId: string): void {
  for (const room of [
    rooms.publicBoard,
    rooms.publicClarifications,
    rooms.juryClarifications,
    rooms.juryDesk,
  ])
    ctx.live.send(room(contestId), "contest-changed", { contestId });
}

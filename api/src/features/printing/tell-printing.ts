import { rooms } from "@bilimdon/contracts/live/rooms";
import type { Ctx } from "../../ctx.ts";

/** Whoever serves the queue, and whoever sent it, ask again; the message itself says nothing. */
export function tellPrinting(
  ctx: Pick<Ctx, "live">,
  { contestId, sentBy }: { readonly contestId: string; readonly sentBy: string },
): void {
  for (const room of [rooms.printing(contestId), rooms.user(sentBy)])
    ctx.live.send(room, "printing-changed", { contestId });
}

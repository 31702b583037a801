import { rooms } from "@bilimdon/contracts/live/rooms";
import type { Ctx } from "../../../ctx.ts";
import { readRejudgeOf } from "./rejudges.queries.ts";

/** A set has moved on: pages of the jury ask for it again. */
export function announceRejudge(
  ctx: Pick<Ctx, "live">,
  { contestId, rejudgeId }: { readonly contestId: string; readonly rejudgeId: string },
): void {
  ctx.live.send(rooms.juryDesk(contestId), "rejudge-changed", { contestId, rejudgeId });
}

/** The same when a judgement has its verdict, if it is one of a set's. */
export async function tellRejudge(ctx: Pick<Ctx, "db" | "live">, judgementId: string): Promise<void> {
  const set = await readRejudgeOf(ctx.db, judgementId);
  if (set !== null) announceRejudge(ctx, set);
}

import type { JudgeHello } from "@bilimdon/contracts/live/judge-to-api";
import type { Ctx } from "../../ctx.ts";
import { markGone, markSeen, upsertHost } from "./judge-hosts.queries.ts";

/** Keeps a worker that has proved itself and said hello. @returns its id, and whether it may take jobs */
export async function keepJudgeHost(ctx: Ctx, hello: JudgeHello) {
  const kept = await upsertHost(ctx.db, {
    id: ctx.ids.make("judgeHost"),
    hello,
    seenAt: new Date(ctx.clock.now()),
  });
  await ctx.events.tell({ kind: "judge-hosts-changed" });
  return kept;
}

/** Marks a worker whose last link has closed. */
export async function markJudgeHostGone(ctx: Ctx, hostId: string): Promise<void> {
  await markGone(ctx.db, hostId, new Date(ctx.clock.now()));
  await ctx.events.tell({ kind: "judge-hosts-changed" });
}

/** The sweep behind the links: what this process still hears of is alive; what nobody hears of is not (list-judge-hosts). */
export async function markJudgeHostsSeen(ctx: Ctx, hostIds: readonly string[]): Promise<void> {
  await markSeen(ctx.db, hostIds, new Date(ctx.clock.now()));
}

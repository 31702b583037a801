import type { JudgeHello } from "@bilimdon/contracts/live/judge-to-api";
import type { Ctx } from "../../ctx.ts";
import { writeHostEvent } from "./host-events.queries.ts";
import { isHostConnected, markGone, markSeen, upsertHost } from "./judge-hosts.queries.ts";

/** Keeps a worker that has proved itself and said hello. @returns its id, and what it may do */
export async function keepJudgeHost(ctx: Ctx, hello: JudgeHello) {
  const seenAt = new Date(ctx.clock.now());
  const isBack = await isHostConnected(ctx.db, hello);
  const kept = await upsertHost(ctx.db, { id: ctx.ids.make("judgeHost"), hello, seenAt });
  if (!isBack)
    await writeHostEvent(ctx.db, {
      judgeHostId: kept.hostId,
      kind: "joined",
      happenedAt: seenAt,
      detail: `${hello.box.mode}, ${hello.lanes} lanes, ${hello.languages.length} languages`,
    });
  await ctx.events.tell({ kind: "judge-hosts-changed" });
  return kept;
}

/** Marks a worker whose last link has closed. */
export async function markJudgeHostGone(ctx: Ctx, hostId: string): Promise<void> {
  const happenedAt = new Date(ctx.clock.now());
  await markGone(ctx.db, hostId, happenedAt);
  await writeHostEvent(ctx.db, { judgeHostId: hostId, kind: "lost", happenedAt });
  await ctx.events.tell({ kind: "judge-hosts-changed" });
}

/** The sweep behind the links: what this process still hears of is alive; what nobody hears of is not (list-judge-hosts). */
export async function markJudgeHostsSeen(ctx: Ctx, hostIds: readonly string[]): Promise<void> {
  await markSeen(ctx.db, hostIds, new Date(ctx.clock.now()));
}

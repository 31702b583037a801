import { createApp } from "../../src/app.ts";
import type { Ctx } from "../../src/ctx.ts";
import { recordVerdict } from "../../src/features/judgements/record-verdict.ts";
import { MemoryRateCounter } from "../../src/http/memory-rate-counter.ts";
import { buildVerdict } from "../../test/kit/build-contest.ts";
import { seedBenchBoard } from "./seed-bench-board.ts";

/** The bytes of a played board as the API sends them to a browser. */
export async function measureBoardSnapshot(
  ctx: Ctx,
  wish: { readonly teams: number; readonly problems: number; readonly submissions: number },
): Promise<number> {
  const board = await seedBenchBoard(ctx, wish);
  for (const { judgementId, verdict } of await board.send(wish.submissions))
    await recordVerdict(ctx, { verdict: buildVerdict(judgementId, verdict), judgeHostId: null });

  const app = createApp({ ctx, rateCounter: new MemoryRateCounter(ctx.clock) });
  const reply = await app.request(`/api/contests/${board.slug}/scoreboard`, {
    headers: { "accept-encoding": "gzip, deflate, br, zstd" },
  });
  if (reply.status !== 200 || reply.headers.get("content-encoding") === null)
    throw new Error(`the board was answered with ${reply.status}, not compressed`);
  return (await reply.arrayBuffer()).byteLength;
}

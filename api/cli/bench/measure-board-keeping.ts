/**
 * What a verdict costs from the judge's word to the board: kept, the cell computed anew, both audiences' versions and
 * news written, committed. On a board that fills up, since what others have sent before must not make it dearer.
 */
import { median } from "@bilimdon/rules/figures/percentile";
import type { Ctx } from "../../src/ctx.ts";
import { recordVerdict } from "../../src/features/judgements/record-verdict.ts";
import { openOutboxSender } from "../../src/live/outbox-sender.ts";
import { buildVerdict } from "../../test/kit/build-contest.ts";
import { seedBenchBoard } from "./seed-bench-board.ts";

export interface KeepingWish {
  readonly teams: number;
  readonly problems: number;
  readonly verdicts: number;
  /** On another board, before those that count. */
  readonly warmUps: number;
  readonly signal: AbortSignal;
}

export interface KeepingFigures {
  readonly microsecondsPerVerdictFirst: number;
  readonly microsecondsPerVerdictLast: number;
}

/** The first and the last tenth are compared. */
const parts = 10;
/** So many submissions wait for their verdicts at a time, as in a busy minute. */
const queuedAtOnce = 100;

export async function measureBoardKeeping(ctx: Ctx, wish: KeepingWish): Promise<KeepingFigures> {
  const outbox = openOutboxSender(ctx);
  try {
    await keepAll(ctx, { ...wish, verdicts: wish.warmUps });
    const microseconds = await keepAll(ctx, wish);
    const part = Math.ceil(microseconds.length / parts);
    return {
      microsecondsPerVerdictFirst: Math.round(median(microseconds.slice(0, part)) ?? 0),
      microsecondsPerVerdictLast: Math.round(median(microseconds.slice(-part)) ?? 0),
    };
  } finally {
    await outbox.stop();
  }
}

/** @returns what each verdict took, in order */
async function keepAll(ctx: Ctx, wish: KeepingWish): Promise<number[]> {
  const board = await seedBenchBoard(ctx, { ...wish, submissions: wish.verdicts });
  const microseconds: number[] = [];
  while (microseconds.length < wish.verdicts) {
    wish.signal.throwIfAborted();
    const queued = await board.send(Math.min(queuedAtOnce, wish.verdicts - microseconds.length));
    for (const { judgementId, verdict } of queued) {
      const found = buildVerdict(judgementId, verdict);
      const startedAt = performance.now();
      const answer = await recordVerdict(ctx, { verdict: found, judgeHostId: null });
      microseconds.push(1_000 * (performance.now() - startedAt));
      if (answer !== "kept") throw new Error(`a verdict was ${answer}`);
    }
  }
  return microseconds;
}

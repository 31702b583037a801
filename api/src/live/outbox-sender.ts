/**
 * Sends what the outbox holds, in the order it was written, once the transaction that wrote it is committed.
 *
 * It is woken by this process after a commit, and looks by itself now and then for what another process wrote and did
 * not live to send. Sent is deleted in the same transaction: a crash in between sends twice, never not at all, and all
 * news may be heard twice (deltas have versions, summaries are whole).
 */
import { sessionEnded } from "@bilimdon/contracts/live/api-to-web";
import { rightsChanged } from "@bilimdon/contracts/live/rights-changed";
import type { Ctx } from "../ctx.ts";
import { inTransaction } from "../db/transaction.ts";
import { planSending } from "./coalesce.ts";
import { deleteSent, isOutboxEmpty, lockOutbox, readOutbox } from "./outbox.queries.ts";

const lookEveryMs = 500;
const rowsAtOnce = 500;

export interface OutboxSender {
  /** Something was committed. Returns at once. */
  wake(): void;
  /** Sends what is due. @returns after how long more is due; null: nothing waits */
  drain(): Promise<number | null>;
  stop(): Promise<void>;
}

export function openOutboxSender(ctx: Pick<Ctx, "db" | "live" | "log">): OutboxSender {
  let running: Promise<void> | null = null;
  let isWoken = false;
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;

  function wake(): void {
    isWoken = true;
    if (isStopped || running !== null) return;
    clearTimeout(timer);
    running = run().finally(() => {
      running = null;
      if (isWoken && !isStopped) wake();
    });
  }

  async function run(): Promise<void> {
    isWoken = false;
    let dueInMs: number | null = null;
    try {
      dueInMs = await drain(ctx);
    } catch (error) {
      ctx.log.error({ err: error }, "the outbox could not be sent; it is tried again");
    }
    if (!isStopped) timer = setTimeout(wake, Math.min(dueInMs ?? lookEveryMs, lookEveryMs));
  }

  wake();
  return {
    wake,
    drain: () => drain(ctx),
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await running;
      clearTimeout(timer);
    },
  };
}

async function drain(ctx: Pick<Ctx, "db" | "live">): Promise<number | null> {
  if (await isOutboxEmpty(ctx.db)) return null;
  return inTransaction(ctx.db, async (tx) => {
    await lockOutbox(tx);
    const waiting = await readOutbox(tx, rowsAtOnce);
    const plan = planSending(waiting);
    for (const { room, event, payload } of plan.send) {
      ctx.live.send(room, event, payload);
      // Whoever comes back is asked for every room anew.
      if (event === sessionEnded || event === rightsChanged) ctx.live.close(room);
    }
    await deleteSent(tx, plan.sentIds);
    return waiting.length === rowsAtOnce && plan.sentIds.length > 0 ? 0 : plan.dueInMs;
  });
}

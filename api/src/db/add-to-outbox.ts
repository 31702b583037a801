import type { Executor } from "./client.ts";
import { outbox } from "./schema/outbox.ts";

export interface News {
  /** A room of contracts/live/rooms. */
  readonly room: string;
  /** An event of contracts/live/api-to-web. */
  readonly event: string;
  readonly payload: unknown;
}

/** Writes what must leave after the commit; the outbox sender sends it in the order written. */
export async function addToOutbox(tx: Executor, news: readonly News[]): Promise<void> {
  if (news.length > 0) await tx.insert(outbox).values([...news]);
}

import { setTimeout as sleep } from "node:timers/promises";

export interface ResumedStream {
  /** Fetches the content from this byte on. @throws Error for an answer that no second try will better */
  fetchFrom(byte: number, signal: AbortSignal): Promise<AsyncIterable<Uint8Array>>;
  /** A fetch that brings nothing for so long counts as broken. */
  readonly idleMs: number;
  /** Breaks in a row without one byte between them, after which it is given up. */
  readonly mostBreaks: number;
  readonly pauseMs: number;
}

/** An answer that will be the same next time: another try is a waste. */
export class FinalAnswer extends Error {}

/**
 * Content that goes on where it broke off: a judge host on a poor line gets a large package in the end, instead of its
 * beginning again and again.
 *
 * @throws the last break's error, or the FinalAnswer
 */
export async function* resumedStream(order: ResumedStream): AsyncGenerator<Uint8Array> {
  let received = 0;
  let breaks = 0;
  while (true) {
    const idle = new AbortController();
    const alarm = setTimeout(() => idle.abort(new Error("nothing arrived for too long")), order.idleMs);
    try {
      for await (const chunk of await order.fetchFrom(received, idle.signal)) {
        received += chunk.byteLength;
        breaks = 0;
        // Whoever reads may take its time over a chunk; only the line is watched.
        clearTimeout(alarm);
        yield chunk;
        alarm.refresh();
      }
      return;
    } catch (error) {
      breaks += 1;
      if (error instanceof FinalAnswer || breaks > order.mostBreaks) throw error;
    } finally {
      clearTimeout(alarm);
    }
    await sleep(order.pauseMs * breaks);
  }
}

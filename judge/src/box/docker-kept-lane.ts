/**
 * A lane that outlives the containers it runs in.
 *
 * What could go wrong: a container that has judged for hours is not the one that was tested at its start; one that
 * failed once may fail again, or worse, judge wrongly; and the engine may die and take every container along. So a
 * container is used for a bounded number of submissions, its replacement is made ready beside it, one that gave cause
 * for doubt judges nothing more, and while none can be had nobody is lent the lane: work waits instead of failing.
 */
import type { BoxFailed } from "./box.ts";
import type { StandingLane } from "./lane.ts";

export interface KeptLane extends StandingLane {
  /** Before a submission: waits until a container stands, however long the engine is away. */
  prepare(): Promise<void>;
  /** After a submission: replaces a container that is due or in doubt. Settles when the lane may be lent again. */
  settle(): Promise<void>;
}

export interface KeptLaneParts {
  readonly index: number;
  /** Starts a container and its runner. */
  start(): Promise<StartedLane>;
  /** Told when no container can be started, once, and when one stands again. */
  tell(sentence: string): void;
  /** Submissions a container is used for; 200 when not given. */
  readonly recycleAfter?: number;
  /** First wait after a start that failed; the next are twice as long each, up to 10 s. */
  readonly firstWaitMs?: number;
}

/** A lane and whether its runner is still there. */
export interface StartedLane extends StandingLane {
  readonly isDead: () => boolean;
}

export const usualRecycleAfter = 200;
const usualFirstWaitMs = 250;
const longestWaitMs = 10_000;

/** @throws Error in words when the first container cannot be started */
export async function openKeptLane(parts: KeptLaneParts): Promise<KeptLane> {
  const closing = new AbortController();
  const recycleAfter = parts.recycleAfter ?? usualRecycleAfter;
  let lane = await parts.start();
  const { hello } = lane;
  let submissions = 0;
  let isDoubted = false;
  let next: Promise<StartedLane | null> | null = null;

  const take = (fresh: StartedLane) => {
    [lane, submissions, isDoubted, next] = [fresh, 0, false, null];
  };
  const replace = async () => {
    await lane.close();
    take((await next) ?? (await startInTheEnd(parts, closing.signal)));
  };
  const watched = async <T extends { readonly kind: string }>(ask: () => Promise<T>) => {
    if (lane.isDead()) {
      const refusal = await replace().catch(failed);
      if (refusal !== undefined) return refusal;
    }
    const report = await ask();
    if (report.kind === "box-failed") isDoubted = true;
    return report;
  };
  return {
    index: parts.index,
    hello,
    run: (request) => watched(() => lane.run(request)),
    converse: (request) => watched(() => lane.converse(request)),
    prepare: async () => {
      if (isDoubted || lane.isDead()) await replace();
    },
    settle: async () => {
      submissions += 1;
      if (isDoubted || lane.isDead()) return await replace();
      if (submissions < recycleAfter) return;
      // Made beside the one in use; the lane changes over at the end of the submission that finds it ready.
      if (next === null) next = parts.start().catch(() => null);
      const fresh = await Promise.race([next, Promise.resolve("not ready" as const)]);
      if (fresh === null) next = null;
      else if (fresh !== "not ready") {
        const old = lane;
        take(fresh);
        await old.close();
      }
    },
    close: async () => {
      closing.abort();
      const prepared = await next;
      await Promise.all([lane.close(), prepared?.close()]);
    },
  };
}

function failed(error: unknown): BoxFailed {
  return { kind: "box-failed", detail: error instanceof Error ? error.message : String(error) };
}

/** Tries until a container stands or the box is closed. @throws Error when it is closed */
async function startInTheEnd(parts: KeptLaneParts, closing: AbortSignal): Promise<StartedLane> {
  let waitMs = parts.firstWaitMs ?? usualFirstWaitMs;
  for (let tries = 1; ; tries++) {
    if (closing.aborted) throw new Error("the box is closed");
    try {
      const fresh = await parts.start();
      if (tries > 1) parts.tell(`lane ${parts.index} stands again; judging goes on`);
      if (!closing.aborted) return fresh;
      await fresh.close();
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      if (tries === 1) parts.tell(`lane ${parts.index} cannot be started, its work waits: ${why}`);
      await pause(waitMs, closing);
      waitMs = Math.min(waitMs * 2, longestWaitMs);
    }
  }
}

function pause(ms: number, closing: AbortSignal): Promise<void> {
  return new Promise((settle) => {
    const timer = setTimeout(settle, ms);
    closing.addEventListener("abort", () => {
      clearTimeout(timer);
      settle();
    });
  });
}

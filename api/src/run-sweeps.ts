import type { Logger } from "pino";

/** Something that finds what a crash left undone, again and again. */
export interface Sweep {
  readonly name: string;
  readonly everyMs: number;
  /** One round. Rounds of one sweep never overlap. */
  run(): Promise<unknown>;
}

export interface RunningSweeps {
  /** Waits for the rounds that are running. */
  stop(): Promise<void>;
}

/** Runs each sweep at once and then every so often. A round that fails is logged; the next one tries again. */
export function runSweeps(sweeps: readonly Sweep[], log: Logger): RunningSweeps {
  const stopping = new AbortController();
  const running = sweeps.map((sweep) => repeat(sweep, log, stopping.signal));
  return {
    async stop() {
      stopping.abort();
      await Promise.all(running);
    },
  };
}

async function repeat({ name, everyMs, run }: Sweep, log: Logger, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    try {
      await run();
    } catch (error) {
      log.error({ err: error, sweep: name }, "a sweep failed; its next round tries again");
    }
    await pause(everyMs, stopping);
  }
}

function pause(ms: number, stopping: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (stopping.aborted) return resolve();
    const end = () => {
      clearTimeout(timer);
      stopping.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    stopping.addEventListener("abort", end);
  });
}

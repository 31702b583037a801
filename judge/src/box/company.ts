/**
 * Who may run beside whom among the lanes of one worker. Those of a host's other workers are kept apart by the runners
 * (sandbox-images/runner/src/company.h); this spares a worker's own lanes that, and gives them turns in order.
 *
 * Runs go side by side, one a lane, but for one that asks to be alone: it waits until all others have ended and holds
 * the next ones back. Turns are given in the order of asking, so that neither kind can starve the other: while one
 * submission after the other asks to be alone, each of the waiting lanes still gets a turn in between.
 */
export interface Company {
  together<T>(run: () => Promise<T>): Promise<T>;
  alone<T>(run: () => Promise<T>): Promise<T>;
}

interface Waiting {
  readonly kind: "together" | "alone";
  enter(): void;
}

/** One for a box: all of its lanes keep to it. */
export function openCompany(): Company {
  const queue: Waiting[] = [];
  let running = 0;
  let isAlone = false;

  const mayEnter = (kind: Waiting["kind"]) => !isAlone && (kind === "together" || running === 0);
  const count = (kind: Waiting["kind"]) => {
    running += 1;
    isAlone = kind === "alone";
  };
  const admit = () => {
    for (let next = queue[0]; next !== undefined && mayEnter(next.kind); next = queue[0]) {
      queue.shift();
      count(next.kind);
      next.enter();
    }
  };
  const enter = (kind: Waiting["kind"]): Promise<void> | null => {
    if (queue.length > 0 || !mayEnter(kind)) return new Promise((go) => queue.push({ kind, enter: go }));
    count(kind);
    return null;
  };
  const within = async <T>(kind: Waiting["kind"], run: () => Promise<T>): Promise<T> => {
    // Nobody to wait for is the common case, and a test must not pay a turn of the event loop for it.
    const turn = enter(kind);
    if (turn !== null) await turn;
    try {
      return await run();
    } finally {
      running -= 1;
      isAlone = false;
      admit();
    }
  };
  return { together: (run) => within("together", run), alone: (run) => within("alone", run) };
}

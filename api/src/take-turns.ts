/** Runs works, each when its turn comes. @throws what `full` makes, when too many wait already */
export type Turns = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * For work that costs so much that a wave of it would take the machine from everybody else: so many run at once, so many
 * wait, in order, and whoever comes after that is sent away.
 */
export function openTurns(bounds: {
  readonly atOnce: number;
  readonly mostWaiting: number;
  full(): Error;
}): Turns {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running < bounds.atOnce) running += 1;
    else {
      if (waiting.length >= bounds.mostWaiting) throw bounds.full();
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
    try {
      return await work();
    } finally {
      // The place is handed over, not given back: somebody new could take it before the one who waited wakes up.
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}

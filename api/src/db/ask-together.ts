interface Waiting<T> {
  readonly key: string;
  readonly resolve: (found: T | null) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Joins what is asked for by key in one turn of the event loop into one question. Under load several requests arrive in a
 * turn, and a round trip to the database costs each of them as much as the rest of its way through the door; one that
 * comes alone waits for nothing but the end of its turn. Each is answered from a read that began after it was asked.
 *
 * @param ask  finds many at once; what is not in its answer is not there
 * @returns finds one; null when it is not there. It throws what `ask` threw, to each who waited for that answer.
 */
export function askTogether<T>(
  ask: (keys: readonly string[]) => Promise<ReadonlyMap<string, T>>,
): (key: string) => Promise<T | null> {
  let waiting: Waiting<T>[] = [];

  async function settle(): Promise<void> {
    const answered = waiting;
    waiting = [];
    try {
      const found = await ask([...new Set(answered.map(({ key }) => key))]);
      for (const { key, resolve } of answered) resolve(found.get(key) ?? null);
    } catch (error) {
      for (const { reject } of answered) reject(error);
    }
  }

  return (key) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(() => void settle());
      waiting.push({ key, resolve, reject });
    });
}

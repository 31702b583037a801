/**
 * Does the same with each, so many at once, and gives the results in the order of the list.
 *
 * @throws what the first failure threw, once all that had been begun has ended: what they work on may then be put away
 */
export async function inParallel<T, R>(
  atOnce: number,
  list: readonly T[],
  act: (one: T) => Promise<R>,
): Promise<readonly R[]> {
  const results = new Map<number, R>();
  const queue = list.entries();
  const takeTurns = async () => {
    for (const [index, one] of queue) results.set(index, await act(one));
  };
  const turns = await Promise.allSettled(Array.from({ length: Math.max(1, atOnce) }, takeTurns));
  const failed = turns.find((turn) => turn.status === "rejected");
  if (failed !== undefined) throw failed.reason;
  return [...results].sort(([one], [other]) => one - other).map(([, result]) => result);
}

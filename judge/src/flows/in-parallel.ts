/** Does the same with each, so many at once, and gives the results in the order of the list. */
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
  await Promise.all(Array.from({ length: Math.max(1, atOnce) }, takeTurns));
  return [...results].sort(([one], [other]) => one - other).map(([, result]) => result);
}

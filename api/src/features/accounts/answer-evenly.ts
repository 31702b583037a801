import { setTimeout as sleep } from "node:timers/promises";

/** Far longer than the work takes on a machine that keeps up. */
const evenMs = 60;

/**
 * Does a work and answers no sooner than after a fixed time, which begins before the work. What known and unknown
 * addresses differ in, a row found or an earlier key shut, is a tenth of a millisecond that a patient watch would see.
 */
export async function answerEvenly<T>(work: () => Promise<T>): Promise<T> {
  const even = sleep(evenMs);
  const done = await work();
  await even;
  return done;
}

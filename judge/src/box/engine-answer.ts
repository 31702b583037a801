/** An engine that has just come back to life may take a call and never answer it; nothing may wait for it for ever. */
const answerWithinMs = 20_000;

/**
 * The engine's answer, if it comes in time. What comes later is let go: whoever asked has given the call up.
 *
 * @param what  the call, in words for the operator
 * @throws Error in words when no answer came in time, and whatever the call itself throws
 */
export async function engineAnswer<T>(what: string, call: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, refuse) => {
    const words = `the Docker engine did not answer within ${answerWithinMs / 1_000} s when asked to ${what}`;
    timer = setTimeout(() => refuse(new Error(words)), answerWithinMs);
  });
  try {
    return await Promise.race([call, late]);
  } finally {
    clearTimeout(timer);
  }
}

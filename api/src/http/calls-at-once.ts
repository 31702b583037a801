import { refuse } from "../errors.ts";

/** Holds callers who are not counted (payment providers) to so many calls at a time, each route apart. */
export class CallsAtOnce {
  readonly #running = new Map<string, number>();

  /** @throws request.rate_limited when so many are running already */
  async run<T>(name: string, most: number, call: () => Promise<T>): Promise<T> {
    const running = this.#running.get(name) ?? 0;
    if (running >= most)
      throw refuse("request.rate_limited", "Too many calls at once; try again in a second.", {
        rule: name,
        limit: most,
        retryAfterMs: 1_000,
      });
    this.#running.set(name, running + 1);
    try {
      return await call();
    } finally {
      const left = (this.#running.get(name) ?? 1) - 1;
      if (left === 0) this.#running.delete(name);
      else this.#running.set(name, left);
    }
  }
}

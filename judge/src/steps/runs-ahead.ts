type Run<T> = (name: string, onRan: () => void) => Promise<T>;

/**
 * Runs of cases in one lane, one ahead of the case that is asked for: while the output of that one is compared, the
 * lane is at work already.
 */
export class RunsAhead<T> {
  readonly #run: Run<T>;
  /** Begun, and not yet asked for. */
  readonly #running = new Map<string, Promise<T>>();
  /** Those that have left the lane. */
  readonly #ran = new Set<string>();
  readonly #following = new Map<string, string>();

  /** @param run  judges a case; calls onRan once the lane is free, or never where the check needs it too */
  constructor(run: Run<T>) {
    this.#run = run;
  }

  /** The result of a case; `next` begins as soon as this one has left the lane. */
  async take(name: string, next: string | undefined): Promise<T> {
    if (next !== undefined) this.#following.set(name, next);
    // It may have run while the one before was compared.
    if (this.#ran.has(name)) this.#beginAhead(next);
    const result = await (this.#running.get(name) ?? this.#begin(name));
    this.#running.delete(name);
    return result;
  }

  /** Waits until nothing runs any more; what nobody asked for is thrown away. */
  async settle(): Promise<void> {
    await Promise.allSettled(this.#running.values());
  }

  #begin(name: string): Promise<T> {
    return this.#run(name, () => {
      this.#ran.add(name);
      this.#beginAhead(this.#following.get(name));
    });
  }

  #beginAhead(name: string | undefined): void {
    if (name === undefined || this.#running.has(name)) return;
    const ahead = this.#begin(name);
    this.#running.set(name, ahead);
    // Looked at when its turn comes; a failure before that must not count as unhandled.
    ahead.catch(() => undefined);
  }
}

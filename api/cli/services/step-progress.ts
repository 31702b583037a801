/** Tells, one line a step, what a start is doing and how long it took. */
export interface StepProgress {
  /** Runs one step; its line is printed when it ends, with the words it answers. */
  step<T>(title: string, work: () => Promise<{ readonly words: string; readonly value: T }>): Promise<T>;
  say(line: string): void;
}

/** @param print  on standard output when not given */
export function makeStepProgress(print: (line: string) => void = console.log): StepProgress {
  return {
    async step(title, work) {
      const startedAt = performance.now();
      const { words, value } = await work();
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
      print(`  ${title.padEnd(18)} ${words} (${seconds} s)`);
      return value;
    },
    say: print,
  };
}

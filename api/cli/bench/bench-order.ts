import { parseArgs } from "node:util";

export const benchUsage = `bench:judge [-- --json] [--box auto|local|docker|reduced] [--quick]
  --json   the figures as one object on standard output; progress goes to standard error
  --box    the sandbox to measure, here and on the platform; else the setting BOX, else the strongest that opens
  --quick  a few samples, to see that it works; the figures mean little`;

export interface BenchWish {
  readonly isJson: boolean;
  readonly isQuick: boolean;
  readonly box: string;
}

export interface BenchOrder extends BenchWish {
  readonly signal: AbortSignal;
  /** A line for the person who waits. */
  say(line: string): void;
  /** The same, each over the one before, on a terminal alone. */
  tick(line: string, isLast: boolean): void;
}

/** @throws Error in words with the usage */
export function readBenchWish(words: readonly string[], settings: NodeJS.ProcessEnv): BenchWish {
  const { json = false, quick = false, box = settings.BOX ?? "auto" } = parse(words);
  if (!["auto", "local", "docker", "reduced"].includes(box))
    throw new Error(`--box ${box} is not known.\n${benchUsage}`);
  return { isJson: json, isQuick: quick, box };
}

function parse(words: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: { json: { type: "boolean" }, quick: { type: "boolean" }, box: { type: "string" } },
    });
    return values;
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${benchUsage}`);
  }
}

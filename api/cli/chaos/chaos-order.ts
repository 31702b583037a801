import { parseArgs } from "node:util";

export const chaosUsage = `chaos [-- --json] [--submissions N] [--seed S]
  --json         the figures as one object on standard output; progress goes to standard error
  --submissions  how many are judged, 20 to 20000; 1000
  --seed         whole number; the same seed kills the same things at the same moments; 1`;

export interface ChaosWish {
  readonly isJson: boolean;
  readonly submissions: number;
  readonly seed: number;
}

/** @throws Error in words with the usage */
export function readChaosWish(words: readonly string[]): ChaosWish {
  const { json = false, submissions = "1000", seed = "1" } = parse(words);
  return {
    isJson: json,
    submissions: readNumber("--submissions", submissions, { least: 20, most: 20_000 }),
    seed: readNumber("--seed", seed, { least: 0, most: 4_294_967_295 }),
  };
}

function parse(words: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: { json: { type: "boolean" }, submissions: { type: "string" }, seed: { type: "string" } },
    });
    return values;
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${chaosUsage}`);
  }
}

function readNumber(name: string, text: string, { least, most }: { least: number; most: number }): number {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new Error(`${name} is "${text}"; it must be a whole number from ${least} to ${most}.\n${chaosUsage}`);
}

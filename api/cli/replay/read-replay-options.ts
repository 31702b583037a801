import { parseArgs } from "node:util";

export interface ReplayOptions {
  readonly feed: string;
  readonly isJson: boolean;
  readonly isPublic: boolean;
  readonly extraBronze: number;
}

type Reading =
  | { readonly kind: "read"; readonly value: ReplayOptions }
  | { readonly kind: "refused"; readonly why: string };

const usage = "npm run contest:replay -- FEED [--json] [--public] [--bronze B]";

/** Reads the command's words. */
export function readReplayOptions(words: readonly string[]): Reading {
  const refused = (why: string): Reading => ({ kind: "refused", why: `${why}\n\n${usage}` });
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { json: { type: "boolean" }, public: { type: "boolean" }, bronze: { type: "string" } },
    });
    const [feed, ...more] = positionals;
    if (feed === undefined || more.length > 0)
      return refused(`One feed is needed, ${positionals.length} were given.`);
    const bronze = values.bronze ?? "0";
    if (!/^\d{1,4}$/.test(bronze))
      return refused(`--bronze is "${bronze}", which is no number from 0 to 9999.`);
    return {
      kind: "read",
      value: {
        feed,
        isJson: values.json === true,
        isPublic: values.public === true,
        extraBronze: Number(bronze),
      },
    };
  } catch (thrown) {
    return refused(thrown instanceof Error ? thrown.message : String(thrown));
  }
}

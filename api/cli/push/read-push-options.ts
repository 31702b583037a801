import { readdir, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { projectRoot } from "../services/project-root.ts";
import { readRunningPlatform } from "../services/running-platform.ts";

export interface PushOptions {
  /** Absolute paths of package folders. */
  readonly folders: readonly string[];
  /** "http://localhost:8080", no slash at its end. */
  readonly url: string;
  readonly token: string;
  readonly isJson: boolean;
  /** Publish what is verified. */
  readonly isPublished: boolean;
}

type Reading =
  | { readonly kind: "read"; readonly value: PushOptions }
  | { readonly kind: "refused"; readonly why: string };

const usage =
  "npm run problem:push -- [DIR…] [--url http://localhost:8080] [--token SECRET] [--publish] [--json]\n" +
  "The address and the token may stand in BILIMDON_URL and BILIMDON_TOKEN instead. With neither, the platform that\n" +
  "`npm start` runs from this folder is meant, and its demo setter pushes.";

/** Reads the command's words; npm runs it elsewhere than where it was called, which INIT_CWD tells. */
export async function readPushOptions(
  words: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<Reading> {
  const refused = (why: string): Reading => ({ kind: "refused", why: `${why}\n\n${usage}` });
  const given = parse(words);
  if (given.kind === "refused") return refused(given.why);
  const { values, positionals } = given;
  const running = await readRunningPlatform(env.BILIMDON_STATE ?? join(projectRoot, ".bilimdon"));
  const url = values.url ?? env.BILIMDON_URL ?? running?.url;
  // The local setter's token is for the local platform: it is never sent to an address somebody typed.
  const token =
    values.token ?? env.BILIMDON_TOKEN ?? (url === running?.url ? running?.setterToken : undefined);
  if (url === undefined)
    return refused("No platform runs from this folder; start one by npm start, or name one by --url.");
  if (!URL.canParse(url) || !/^https?:/.test(url)) return refused(`--url is "${url}", which is no address.`);
  if (token === undefined || token === "")
    return refused("--token is missing; sign in as a setter and make one at /hisob/kalitlar.");
  const base = env.INIT_CWD ?? process.cwd();
  const folders =
    positionals.length === 0 ? await ownProblems() : positionals.map((path) => resolve(base, path));
  for (const folder of folders) {
    const found = await stat(folder).catch(() => null);
    if (found?.isDirectory() !== true) return refused(`${folder} is not a folder.`);
  }
  if (folders.length === 0) return refused("There is no package in problems/.");
  return {
    kind: "read",
    value: {
      folders,
      url: url.replace(/\/+$/, ""),
      token,
      isJson: values.json === true,
      isPublished: values.publish === true,
    },
  };
}

function parse(words: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        url: { type: "string" },
        token: { type: "string" },
        json: { type: "boolean" },
        publish: { type: "boolean" },
      },
    });
    return { kind: "read", values, positionals } as const;
  } catch (thrown) {
    return { kind: "refused", why: thrown instanceof Error ? thrown.message : String(thrown) } as const;
  }
}

async function ownProblems(): Promise<string[]> {
  const problems = join(projectRoot, "problems");
  const entries = await readdir(problems, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => join(problems, entry.name));
  const found = await Promise.all(
    folders.map(async (folder) =>
      (await stat(join(folder, "problem.yaml")).catch(() => null)) === null ? [] : [folder],
    ),
  );
  return found.flat().sort();
}

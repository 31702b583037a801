import { readdir, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

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
  "npm run problem:push -- [DIR…] --url http://localhost:8080 --token SECRET [--publish] [--json]\n" +
  "The address and the token may stand in BILIMDON_URL and BILIMDON_TOKEN instead.";

/** Reads the command's words; npm runs it elsewhere than where it was called, which INIT_CWD tells. */
export async function readPushOptions(
  words: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<Reading> {
  const refused = (why: string): Reading => ({ kind: "refused", why: `${why}\n\n${usage}` });
  const given = parse(words);
  if (given.kind === "refused") return refused(given.why);
  const { values, positionals } = given;
  const url = values.url ?? env.BILIMDON_URL;
  const token = values.token ?? env.BILIMDON_TOKEN;
  if (url === undefined || !URL.canParse(url) || !/^https?:/.test(url))
    return refused(`--url is ${url === undefined ? "missing" : `"${url}", which is no address`}.`);
  if (token === undefined || token === "")
    return refused("--token is missing; sign in as a setter and make one by POST /api/tokens.");
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
  const problems = fileURLToPath(new URL("../../../problems", import.meta.url));
  const entries = await readdir(problems, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => join(problems, entry.name));
  const found = await Promise.all(
    folders.map(async (folder) =>
      (await stat(join(folder, "problem.yaml")).catch(() => null)) === null ? [] : [folder],
    ),
  );
  return found.flat().sort();
}

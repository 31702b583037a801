import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { projectRoot } from "../services/project-root.ts";

export interface JoinOptions {
  /** "https://contest.example.uz", no slash at its end. */
  readonly apiUrl: string;
  readonly token: string;
  /** Settings of the worker that were given; the rest it decides itself. */
  readonly env: Readonly<Record<string, string>>;
}

export type JoinReading =
  | { readonly kind: "read"; readonly value: JoinOptions }
  | { readonly kind: "refused"; readonly why: string };

const usage = `npm run judge -- --api https://contest.example.uz --token TOKEN
  --api        address of the platform, the one people type
  --token      its JUDGE_TOKEN; or set JUDGE_TOKEN, or --token-file FILE, which other users of this machine cannot read
  --lanes N    programs judged at once; the number of cores
  --box        auto, docker, local or reduced
  --name       what the operator's page calls this machine
  --state DIR  packages and compiled programs; .bilimdon/judge-host`;

const passedOn = { lanes: "LANES", box: "BOX", name: "HOST_NAME" } as const;

/** Reads the command's words. Whether the values are good is the worker's to say. */
export function readJoinOptions(
  words: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): JoinReading {
  const refused = (why: string): JoinReading => ({ kind: "refused", why: `${why}\n\n${usage}` });
  const given = parse(words);
  if (typeof given === "string") return refused(given);
  const apiUrl = given.api?.replace(/\/+$/, "") ?? "";
  if (!URL.canParse(apiUrl) || !/^https?:/.test(apiUrl))
    return refused("Give the platform's address: --api https://contest.example.uz");
  const token = given.token ?? readToken(given["token-file"], env);
  if (token === "") return refused("Give the platform's JUDGE_TOKEN: --token TOKEN");
  const settings: Record<string, string> = {
    STATE_DIR: resolve(env.INIT_CWD ?? ".", given.state ?? join(projectRoot, ".bilimdon/judge-host")),
  };
  for (const [option, name] of Object.entries(passedOn)) {
    const value = option === "lanes" ? given.lanes : option === "box" ? given.box : given.name;
    if (value !== undefined) settings[name] = value;
  }
  return { kind: "read", value: { apiUrl, token, env: settings } };
}

function parse(words: readonly string[]) {
  const text = { type: "string" } as const;
  const options = { api: text, token: text, "token-file": text, lanes: text, box: text, name: text };
  try {
    return parseArgs({ args: [...words], options: { ...options, state: text } }).values;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function readToken(file: string | undefined, env: Readonly<Record<string, string | undefined>>): string {
  if (file === undefined) return env.JUDGE_TOKEN ?? "";
  return readFileSync(resolve(env.INIT_CWD ?? ".", file), "utf8").trim();
}

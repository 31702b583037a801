import { hostname } from "node:os";
import { resolve } from "node:path";
import { readLaneCores } from "./box/cores.ts";

/** Everything a worker is told from outside. */
export interface JudgeConfig {
  readonly apiUrl: string;
  readonly judgeToken: string;
  /** Absolute; packages, compiled programs and working files live here. One worker process for one folder. */
  readonly stateDir: string;
  readonly lanes: number;
  /** The cores lanes may be pinned to; as many lanes as these when LANES does not say. */
  readonly cores: readonly number[];
  readonly box: BoxChoice;
  readonly hostName: string;
  readonly packageCacheBytes: number;
  readonly compileCacheBytes: number;
  /** How long a stopping worker may finish what it has before it gives jobs back. */
  readonly stopGraceMs: number;
  readonly logLevel: LogLevel;
  /** NODE_ENV=production: the reduced box is then refused unless BOX names it. */
  readonly isProduction: boolean;
}

export const boxChoices = ["auto", "local", "docker", "reduced"] as const;
export type BoxChoice = (typeof boxChoices)[number];

const logLevels = ["silent", "error", "warn", "info", "debug"] as const;
type LogLevel = (typeof logLevels)[number];

export type ConfigReading =
  | { readonly kind: "read"; readonly config: JudgeConfig }
  /** One sentence for each variable that cannot be used. */
  | { readonly kind: "faulty"; readonly faults: readonly string[] };

const mebibyte = 1_048_576;

/** Reads a worker's settings; all faults are told at once, so that the operator mends them at once. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): ConfigReading {
  const faults: string[] = [];
  const cores = readCores(env, faults);
  const config: JudgeConfig = {
    apiUrl: readUrl(env, faults),
    judgeToken: readToken(env, faults),
    stateDir: resolve(env.STATE_DIR ?? ".state/judge"),
    lanes: readNumber(env, faults, { name: "LANES", least: 1, most: 256, otherwise: cores.length }),
    cores,
    box: readChoice(env, faults, { name: "BOX", choices: boxChoices, otherwise: "auto" }),
    hostName: env.HOST_NAME?.trim() || hostname(),
    packageCacheBytes:
      mebibyte *
      readNumber(env, faults, { name: "PACKAGE_CACHE_MIB", least: 64, most: 4_194_304, otherwise: 8192 }),
    compileCacheBytes:
      mebibyte *
      readNumber(env, faults, { name: "COMPILE_CACHE_MIB", least: 64, most: 4_194_304, otherwise: 2048 }),
    stopGraceMs:
      1000 * readNumber(env, faults, { name: "STOP_GRACE_SECONDS", least: 0, most: 3600, otherwise: 6 }),
    logLevel: readChoice(env, faults, { name: "LOG_LEVEL", choices: logLevels, otherwise: "info" }),
    isProduction: env.NODE_ENV === "production",
  };
  if (config.hostName.length > 120) faults.push("HOST_NAME is longer than 120 characters");
  return faults.length === 0 ? { kind: "read", config } : { kind: "faulty", faults };
}

type Env = Readonly<Record<string, string | undefined>>;

function readCores(env: Env, faults: string[]): readonly number[] {
  const reading = readLaneCores(env.BILIMDON_CORES);
  if (reading.kind === "read") return reading.cores;
  faults.push(reading.why);
  return [0];
}

function readUrl(env: Env, faults: string[]): string {
  const text = env.API_URL ?? "";
  if (text === "") {
    faults.push("API_URL is not set; give the API's address, such as http://localhost:3000");
    return "";
  }
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) {
    faults.push(`API_URL is "${text}", which is no http or https address`);
    return "";
  }
  return text.replace(/\/+$/, "");
}

function readToken(env: Env, faults: string[]): string {
  const token = env.JUDGE_TOKEN ?? "";
  if (token === "") faults.push("JUDGE_TOKEN is not set; the API takes no worker without it");
  return token;
}

function readNumber(
  env: Env,
  faults: string[],
  rule: { readonly name: string; readonly least: number; readonly most: number; readonly otherwise: number },
): number {
  const text = env[rule.name];
  if (text === undefined || text === "") return rule.otherwise;
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= rule.least && value <= rule.most) return value;
  faults.push(`${rule.name} is "${text}"; it must be a whole number from ${rule.least} to ${rule.most}`);
  return rule.otherwise;
}

function readChoice<T extends string>(
  env: Env,
  faults: string[],
  rule: { readonly name: string; readonly choices: readonly T[]; readonly otherwise: T },
): T {
  const text = env[rule.name];
  if (text === undefined || text === "") return rule.otherwise;
  const found = rule.choices.find((choice) => choice === text);
  if (found !== undefined) return found;
  faults.push(`${rule.name} is "${text}"; it must be one of ${rule.choices.join(", ")}`);
  return rule.otherwise;
}

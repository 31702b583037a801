import { hostname } from "node:os";
import { resolve } from "node:path";
import { weighSecret } from "@bilimdon/rules/access/weigh-secret";
import { z } from "zod";
import { readLaneCores } from "./box/cores.ts";
import type { Language } from "./languages/language.ts";
import { languageList } from "./languages/language-list.ts";

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
  /** Those this host looks for and offers. */
  readonly languages: readonly Language[];
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

/** Everything a worker reads from its environment; .env.example is written from it (`npm run env:example`). */
export const judgeConfigShape = z.object({
  NODE_ENV: z.string().optional().describe("production refuses the reduced box unless BOX names it"),
  API_URL: z
    .string("is not set; give the API's address, such as http://localhost:3000")
    .refine(isWebAddress, { error: ({ input }) => `is "${input}", which is no http or https address` })
    .describe("the API's address, such as http://localhost:8080"),
  JUDGE_TOKEN: z
    .string("is not set; the API takes no worker without it")
    .describe("the API's JUDGE_TOKEN, which proves that this is a worker"),
  STATE_DIR: z
    .string()
    .default(".state/judge")
    .describe("where packages and compiled programs lie; one worker for one folder"),
  LANES: wholeNumber(1, 256).optional().describe("programs judged at once; default: the number of cores"),
  BILIMDON_CORES: z.string().optional().describe("the cores lanes are pinned to, such as 0-3,6"),
  BOX: choice(boxChoices).default("auto").describe("the sandbox: auto, local, docker or reduced"),
  LANGUAGES: z
    .string()
    .refine((text) => unknownIn(text).length === 0, {
      error: ({ input }) =>
        `names ${unknownIn(String(input)).join(", ")}; the languages are ${languageList.map(({ id }) => id).join(", ")}`,
    })
    .optional()
    .describe("the languages it offers, such as cpp20,python3; default: all whose tools are found"),
  HOST_NAME: z
    .string()
    .trim()
    .max(120, "is longer than 120 characters")
    .optional()
    .describe("what the operator's page calls this host; default: the machine's name"),
  PACKAGE_CACHE_MIB: wholeNumber(64, 4_194_304).default(8192).describe("room for packages"),
  COMPILE_CACHE_MIB: wholeNumber(64, 4_194_304).default(2048).describe("room for compiled programs"),
  STOP_GRACE_SECONDS: wholeNumber(0, 3600)
    .default(6)
    .describe("how long a stopping worker may finish what it judges"),
  LOG_LEVEL: choice(logLevels).default("info").describe("what is written to standard error"),
});

type Env = Readonly<Record<string, string | undefined>>;

/** Reads a worker's settings; all faults are told at once, so that the operator mends them at once. */
export function readConfig(env: Env): ConfigReading {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const reading = judgeConfigShape.safeParse(given);
  const cores = readLaneCores(env.BILIMDON_CORES);
  const faults = [
    ...(reading.success
      ? []
      : reading.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`)),
    ...(cores.kind === "read" ? [] : [cores.why]),
    ...(given.NODE_ENV === "production" ? weakToken(given.JUDGE_TOKEN) : []),
  ];
  if (!reading.success || cores.kind !== "read" || faults.length > 0) return { kind: "faulty", faults };
  return { kind: "read", config: configOf(reading.data, cores.cores) };
}

function configOf(given: z.output<typeof judgeConfigShape>, cores: readonly number[]): JudgeConfig {
  return {
    apiUrl: given.API_URL.replace(/\/+$/, ""),
    judgeToken: given.JUDGE_TOKEN,
    stateDir: resolve(given.STATE_DIR),
    lanes: given.LANES ?? cores.length,
    cores,
    box: given.BOX,
    languages: chosenOf(given.LANGUAGES),
    hostName: given.HOST_NAME || hostname(),
    packageCacheBytes: mebibyte * given.PACKAGE_CACHE_MIB,
    compileCacheBytes: mebibyte * given.COMPILE_CACHE_MIB,
    stopGraceMs: 1000 * given.STOP_GRACE_SECONDS,
    logLevel: given.LOG_LEVEL,
    isProduction: given.NODE_ENV === "production",
  };
}

function idsIn(text: string): string[] {
  return text.split(",").map((id) => id.trim());
}

function unknownIn(text: string): string[] {
  return idsIn(text).filter((id) => languageList.every((language) => language.id !== id));
}

function chosenOf(text: string | undefined): readonly Language[] {
  if (text === undefined) return languageList;
  const ids = idsIn(text);
  return languageList.filter(({ id }) => ids.includes(id));
}

function weakToken(token: string | undefined): string[] {
  return token === undefined || weighSecret(token).length === 0
    ? []
    : ["JUDGE_TOKEN is short or guessable; production takes one out of a generator (`npm run secrets`)"];
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

function wholeNumber(least: number, most: number) {
  return z
    .string()
    .refine((text) => /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most, {
      error: ({ input }) => `is "${input}"; it must be a whole number from ${least} to ${most}`,
    })
    .transform(Number);
}

function choice<const T extends readonly string[]>(choices: T) {
  return z.enum(choices, {
    error: ({ input }) => `is "${input}"; it must be one of ${choices.join(", ")}`,
  });
}

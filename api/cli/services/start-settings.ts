import { z } from "zod";
import { configShape } from "../../src/config.ts";

/** What the API of `npm start` takes from the environment; the rest it is told by the starter. */
const forApi = {
  HOST: true,
  PUBLIC_ORIGIN: true,
  REDIS_URL: true,
  METRICS_TOKEN: true,
  LOG_LEVEL: true,
  S3_URL: true,
  UPLOAD_QUOTA_MB: true,
  CLAMAV_URL: true,
  SMS_DAILY_BUDGET: true,
  SMS_URL: true,
  PRINT_COMMAND: true,
  SMTP_URL: true,
  MAIL_FROM: true,
  PASSWORD_POLICY: true,
  CONFIRM_LATE: true,
  TRUSTED_PROXIES: true,
  KEY_PREVIOUS: true,
} as const;

/** What its judge worker takes; the worker says itself what it cannot use. */
const forJudge = {
  DOCKER_HOST: z.string().optional().describe("the Docker engine that opens sandboxes"),
  BOX: z.string().optional(),
  LANES: z.string().optional(),
  LANGUAGES: z.string().optional(),
  BILIMDON_CORES: z.string().optional(),
  BILIMDON_COMPANY: z
    .string()
    .optional()
    .describe("the folder by which the judge workers of one machine let each other run alone"),
};

/** Everything `npm start` reads from its environment. */
export const startShape = configShape
  .pick(forApi)
  .partial()
  .extend({
    ...forJudge,
    PORT: configShape.shape.PORT,
    DATABASE_URL: configShape.shape.DATABASE_URL.optional(),
    BILIMDON_STATE: z.string().optional().describe("where `npm start` keeps its state; default .bilimdon"),
  });

type Env = Readonly<Record<string, string | undefined>>;

/** Every fault of the environment `npm start` was given, in words; none: it can start. */
export function startFaults(env: Env): string[] {
  const reading = startShape.safeParse(onlyGiven(env, Object.keys(startShape.shape)));
  return reading.success
    ? []
    : reading.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
}

/** The part of the environment that is handed on to the API. */
export function apiSettings(env: Env): Record<string, string> {
  return onlyGiven(env, Object.keys(forApi));
}

/** The part that is handed on to the judge worker. */
export function judgeSettings(env: Env): Record<string, string> {
  return onlyGiven(env, Object.keys(forJudge));
}

function onlyGiven(env: Env, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = env[name];
      return value === undefined || value === "" ? [] : [[name, value]];
    }),
  );
}

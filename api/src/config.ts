import { passwordProfiles } from "@bilimdon/rules/access/check-password";
import { z } from "zod";
import { checkProduction } from "./check-production.ts";

const secret = () => z.string().min(32);

/** Everything the API reads from its environment; .env.example is written from it (`npm run env:example`). */
export const configShape = z.object({
  NODE_ENV: z
    .enum(["development", "test", "production"])
    .default("development")
    .describe("production refuses secrets that are short, guessable or used twice"),
  HOST: z.string().default("127.0.0.1").describe("the address it listens on"),
  PORT: z.coerce.number().int().min(0).max(65535).default(8080).describe("0: a free one, which it prints"),
  PUBLIC_ORIGIN: z
    .url()
    .optional()
    .describe("the address people type, https://olimp.uz say; must be given in production"),
  DATABASE_URL: z.string().startsWith("postgres").describe("postgres://user:password@host:5432/name"),
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(10).describe("connections at most"),
  REDIS_URL: z
    .string()
    .startsWith("redis")
    .optional()
    .describe("queue, sockets and counters of several API processes; absent: all on Postgres, one process"),
  QUEUE_DATABASE_URL: z
    .string()
    .startsWith("postgres")
    .optional()
    .describe(
      "what workers are told on the Postgres backend: a role that can touch the queue's schema alone",
    ),
  QUEUE_REDIS_URL: z
    .string()
    .startsWith("redis")
    .optional()
    .describe("what workers are told on the Redis backend, where their user differs; default REDIS_URL"),
  JUDGE_TOKEN: secret().describe("what a judge worker proves itself with"),
  JUDGE_TOKEN_PREVIOUS: secret()
    .optional()
    .describe("the token before it, taken too while workers are being told the new one"),
  KEY_CURRENT: secret().describe("what the platform signs and encrypts with"),
  KEY_PREVIOUS: secret().optional().describe("the key before it: reads what was made with it, makes nothing"),
  METRICS_TOKEN: z
    .string()
    .min(16)
    .optional()
    .describe("bearer token for GET /api/metrics; absent: the machine itself alone may read them"),
  BLOB_DIR: z.string().min(1).describe("the folder where packages and files lie"),
  S3_URL: z
    .string()
    .regex(/^https?:\/\/[^:@/]+:[^:@/]+@[^/]+\/[a-z0-9][a-z0-9.-]{1,62}(\?region=[a-z0-9-]+)?$/)
    .optional()
    .describe(
      "where they lie instead: https://KEY-ID:SECRET@host:port/bucket?region=eu-central-1, any S3-compatible store",
    ),
  WEB_DIR: z.string().optional().describe("built web pages; absent: API only"),
  LOG_LEVEL: z
    .enum(["trace", "debug", "info", "warn", "error", "silent"])
    .default("info")
    .describe("what is written to standard error"),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//)
    .optional()
    .describe("where letters go; absent: nowhere, and in development /dev/xatlar shows them"),
  MAIL_FROM: z
    .string()
    .max(200)
    .default("Bilimdon <no-reply@localhost>")
    .describe("what letters are signed with"),
  SMS_URL: z
    .string()
    .regex(/^eskiz\+https?:\/\/[^:@/]+:[^:@/]+@[^/?]+\/?(\?from=\w{1,11})?$/)
    .optional()
    .describe(
      "the gateway of text messages, eskiz+https://EMAIL:PASSWORD@notify.eskiz.uz?from=4546, percent-encoded; absent: none are offered, and in development /dev/xatlar shows them",
    ),
  SMS_DAILY_BUDGET: z.coerce
    .number()
    .int()
    .min(1)
    .max(1_000_000)
    .default(1_000)
    .describe("text messages the platform sends in 24 hours at most"),
  PASSWORD_POLICY: z
    .enum(passwordProfiles)
    .default("composition")
    .describe("what a new password must be: of four kinds, or long"),
  CONFIRM_LATE: z
    .enum(["off", "other-host"])
    .default("off")
    .describe(
      "whether a late submission of any contest is judged again on another host; off: as each contest says",
    ),
  CLAMAV_URL: z
    .string()
    .regex(/^(tcp:\/\/[^/]+:\d+|unix:\/.+)$/)
    .optional()
    .describe("tcp://host:3310 or unix:/run/clamav/clamd.ctl: no file leaves before ClamAV found it clean"),
  UPLOAD_QUOTA_MB: z.coerce
    .number()
    .int()
    .min(1)
    .max(100_000)
    .default(200)
    .describe("megabytes of files one person may keep"),
  PRINT_COMMAND: z
    .string()
    .max(500)
    .optional()
    .describe(
      "gets each print of a contestant as a PDF on its standard input, such as `lp -d hall`; words apart by blanks, no shell; absent: officials print by hand",
    ),
  TRUSTED_PROXIES: z.coerce
    .number()
    .int()
    .min(0)
    .max(5)
    .default(0)
    .describe("how many proxies of yours stand before it and write X-Forwarded-For"),
});

export type Config = z.infer<typeof configShape>;

/**
 * Reads the configuration.
 *
 * @returns the config, or every fault in words
 */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
): { kind: "read"; value: Config } | { kind: "refused"; faults: string[] } {
  // A compose file passes a variable that nobody set as an empty one.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const reading = configShape.safeParse(given);
  const faults = reading.success
    ? []
    : reading.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  if (given.NODE_ENV === "production") faults.push(...checkProduction(given));
  return reading.success && faults.length === 0
    ? { kind: "read", value: reading.data }
    : { kind: "refused", faults };
}

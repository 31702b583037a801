import { passwordProfiles } from "@bilimdon/rules/access/check-password";
import { z } from "zod";

/** Everything the API reads from its environment. Faults are all printed at once, then the process leaves. */
const configShape = z.object({
  NODE_ENV: z.enum(["development", "test", "production"]).default("development"),
  HOST: z.string().default("127.0.0.1"),
  PORT: z.coerce.number().int().min(0).max(65535).default(8080),
  PUBLIC_ORIGIN: z.url().optional().describe("address people type; default http://localhost:PORT"),
  DATABASE_URL: z.string().startsWith("postgres"),
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(10),
  REDIS_URL: z.string().startsWith("redis").optional(),
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
  JUDGE_TOKEN: z.string().min(32).describe("what a judge worker proves itself with"),
  METRICS_TOKEN: z
    .string()
    .min(16)
    .optional()
    .describe("bearer token for GET /api/metrics; absent: the machine itself alone may read them"),
  BLOB_DIR: z.string(),
  WEB_DIR: z.string().optional().describe("built web pages; absent: API only"),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "silent"]).default("info"),
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
  PASSWORD_POLICY: z
    .enum(passwordProfiles)
    .default("composition")
    .describe("what a new password must be: of four kinds, or long"),
  CONFIRM_LATE: z
    .enum(["off", "other-host"])
    .default("off")
    .describe("whether a late submission is judged again on another host before that counts"),
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
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
  const reading = configShape.safeParse(env);
  if (reading.success) return { kind: "read", value: reading.data };
  return { kind: "refused", faults: reading.error.issues.map((i) => `${i.path.join(".")}: ${i.message}`) };
}
